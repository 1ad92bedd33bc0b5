"""What a notebook works on: the bundled evidence, or the registers of the reader."""

import os
from pathlib import Path

from danvan_data import store
from danvan_data.evidence import TABLES, Evidence, load_bundled


def load(folder: str | Path | None = None, place: str = "", tolerance: float | None = None) -> Evidence:
    """Load the tables to work on: the reader's registers where a folder of them is named, else the bundled evidence.

    In `danvan lab` the registers that notebook 05 took in for all notebooks go before those of `DANVAN_DATA`.

    `folder`, or the environment variable `DANVAN_DATA`, names a folder of registers (any files that
    `read_register` reads) or one laid out like the bundled tables. `place`, or `DANVAN_PLACE`, names the place in
    focus, as a person would (`lac son`, `huyện Lạc Sơn`, `Hòa Bình`); else it is the one that the tables come with.
    `tolerance`, or `DANVAN_TOLERANCE`, widens what sources only call near the truth (see `Evidence.tolerating`); off by
    default, so that "khoảng 500" stays 500 and is shown as about 500.

    Raises:
        RegisterError: there is no such folder, no file in it, or no model in any of its files.
        PlaceError: the tables know no such place, or several; the sentence gives the nearest names.
        ValueError: the tolerance is no share from 0 to below 1.

    Example:
        >>> len(load().models) > 400
        True

    """
    evidence = _tables(folder, place)
    share = float(os.environ.get("DANVAN_TOLERANCE") or 0) if tolerance is None else tolerance
    return evidence.tolerating(share) if share else evidence


def _tables(folder: str | Path | None, place: str) -> Evidence:
    wanted = place or os.environ.get("DANVAN_PLACE", "")
    named = folder or store.taken() or os.environ.get("DANVAN_DATA")
    home = Path(named).expanduser() if named else None
    if home is None or all((home / f"{name}.csv").is_file() for name in TABLES):
        evidence = load_bundled(home)
        return evidence.at(wanted) if wanted else evidence
    # Only a reader with registers waits for what reads them.
    from danvan_data.evidence.own import evidence_of
    from danvan_data.registers.collection import collect

    evidence = evidence_of(collect(home), os.environ.get("DANVAN_NAME", ""))
    return evidence.at(wanted) if wanted else evidence
