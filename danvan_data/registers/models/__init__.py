"""The rows of a register -> models, with the ledger of what became of every row."""
