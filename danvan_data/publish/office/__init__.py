"""PowerPoint, Word and pictures."""
