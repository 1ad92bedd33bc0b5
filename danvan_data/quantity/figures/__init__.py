"""Tokens as figures: ranges, amounts in several parts, what follows a figure."""
