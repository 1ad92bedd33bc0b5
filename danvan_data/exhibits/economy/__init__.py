"""Money, households, and what the people gave (notebook 02)."""
