"""How far the data can be trusted: the evidence (notebook 04) and a reader's registers (05)."""
