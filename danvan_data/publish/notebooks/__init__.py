"""Notebooks run, and what they tell."""
