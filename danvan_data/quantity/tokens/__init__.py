"""A phrase as tokens: characters, words, units."""
