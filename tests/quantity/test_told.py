"""Phrases and all that is said of each: both ends, the unit, what it is per, how sure, what was not read, and why."""

from pathlib import Path

import pytest

from danvan_data.language import t
from danvan_data.quantity import parse_quantity
from danvan_data.quantity.model import Quantity

DOUBTS = {t(f"quantity.{key}"): key for key in (
    "comma_groups", "cong", "elliptic", "gloss", "long_code", "malformed_groups", "mau", "minus", "point_or_comma",
    "reversed", "share", "short_tail", "spaced_decimal", "spoken", "thuoc", "too_long", "two_values",
    "unread")}  # fmt: skip
LINES = (Path(__file__).parent / "told.txt").read_text(encoding="utf-8").splitlines()
PHRASES = [line.split(" => ") for line in LINES if " => " in line]


def told(found: Quantity) -> str:
    """Return what a quantity says, in one line: `2..3 household/month about near below 40 net · rest · doubt`."""
    if found.qualifier == "none":
        said = "none"
    else:
        ends = ["" if end is None else f"{end:.12g}" for end in (found.low, found.high)]
        unit = f"{found.unit or '-'}{f'/{found.per}' if found.per else ''}"
        below = "" if found.below is None else f"below {found.below:.12g}"
        basis = "" if found.basis == "unspecified" else found.basis
        said = " ".join(filter(None, [
            "..".join(dict.fromkeys(ends)), unit, found.qualifier, "near" * found.near, below, basis]))  # fmt: skip
    rest = "" if found.qualifier == "none" else found.rest
    return " · ".join(filter(None, [said, f"“{rest}”" if rest else "", DOUBTS.get(found.ambiguous, found.ambiguous)]))


@pytest.mark.parametrize(("text", "says"), PHRASES, ids=[text for text, _ in PHRASES])
def test_a_phrase_says_no_more_and_no_less(text, says):
    assert told(parse_quantity(text)) == says
