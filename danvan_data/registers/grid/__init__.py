"""A grid of raw cells -> clean, decoded texts."""
