"""What was read, written as a clean workbook or csv."""
