"""Years, and what was registered, recognised and kept (notebook 03)."""
