"""Documents of Word, and those that only an office program reads."""
