"""What models return and what people gave, on scales that can be compared (notebook 02)."""
