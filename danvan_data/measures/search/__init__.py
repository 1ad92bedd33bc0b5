"""Finding models, and models like a model (notebook 06)."""
