"""An officer's own files -> clean models, a ledger of every row, and what was wrong where."""

from danvan_data.registers.files import RegisterError
from danvan_data.registers.register import Register, read_register

__all__ = ["Register", "RegisterError", "read_register"]
