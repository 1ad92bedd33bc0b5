"""What a search of the models finds, and the cards that it shows (notebook 06)."""
