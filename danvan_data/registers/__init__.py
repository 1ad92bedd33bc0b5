"""An officer's own files -> clean models, a ledger of every row, and what was wrong where."""

from typing import TYPE_CHECKING, Any

from danvan_data.registers.files import RegisterError

if TYPE_CHECKING:
    from danvan_data.registers.reader import read_register
    from danvan_data.registers.register import Register

__all__ = ["Register", "RegisterError", "read_register"]


def __getattr__(name: str) -> Any:
    """Import on first use: the children that read one file each need no pandas."""
    if name in ("Register", "read_register"):
        from danvan_data.registers import reader

        return getattr(reader, name)
    raise AttributeError(name)
