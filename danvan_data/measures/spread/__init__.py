"""How models spread over the fields and places, and which totals lie within others (notebook 01)."""
