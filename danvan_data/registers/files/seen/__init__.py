"""What a person sees of a cell or run: its number format, its font, what is struck out."""
