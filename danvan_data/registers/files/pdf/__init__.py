"""Digital PDF."""
