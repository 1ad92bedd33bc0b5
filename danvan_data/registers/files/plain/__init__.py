"""Text: tables with delimiters, web pages, what was pasted."""
