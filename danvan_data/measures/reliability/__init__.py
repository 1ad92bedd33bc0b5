"""What is doubtful and what is missing in the evidence (notebook 04)."""
