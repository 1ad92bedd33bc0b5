"""What each row of a table is."""
