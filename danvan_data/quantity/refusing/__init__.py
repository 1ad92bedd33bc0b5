"""What is no quantity: dates, codes, words with two lives, figures half understood."""
