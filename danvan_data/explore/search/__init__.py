"""The board that searches the models as one types (notebook 06)."""
