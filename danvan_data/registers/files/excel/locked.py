"""Workbooks that are encrypted with the password that Excel itself tries, so that it opens them without asking."""

from io import BytesIO
from pathlib import Path

from danvan_data.registers.files.child import in_child

_OWN_PASSWORD = "VelvetSweatshop"
"""What Excel encrypts with when a workbook is only to be protected against changes ([MS-OFFCRYPTO] 2.3.7)."""


class LockedError(ValueError):
    """The content is encrypted."""


def unlocked(path: Path, data: bytes) -> bytes:
    """Return the content of a file that Excel opens without asking.

    Raises:
        RegisterError: when it has a password of its own.

    """
    return in_child(path, "unlock", data)


def unlock(data: bytes) -> bytes:
    """Decrypt with Excel's own password; runs in a child, since a file may ask for a billion rounds of hashing."""
    import msoffcrypto

    from danvan_data.registers.files.child import RefusalError

    opened = BytesIO()
    try:
        file = msoffcrypto.OfficeFile(BytesIO(data))
        file.load_key(password=_OWN_PASSWORD)
        file.decrypt(opened)
    except Exception:
        raise RefusalError("password") from None
    return opened.getvalue()
