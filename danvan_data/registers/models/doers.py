"""Who does the models, where the column of names says it too: before or behind each name, in a line or after a dash."""

import re
from collections.abc import Sequence

from danvan_data.registers.grid.cells import clean_text
from danvan_data.registers.models.described import LINES
from danvan_data.registers.rows.headings import is_body

_LEAST_CELLS, _MOSTLY = 3, 0.7
_SAMPLE, _LONGEST = 400, 1000
_PLACES = (
    re.compile(r"(?P<body>[^\n]{3,80}?) ?[:.–-]?\n[-–—+•*]? ?(?P<name>\S[^\n]*)"),
    re.compile(r"(?P<name>\S[^\n]*)\n[-–—+•*]? ?(?:[Đđ]ơn vị[^\n:]{0,20}: |ĐV: )?(?P<body>[^\n]{3,80})"),
    re.compile(r"(?P<body>[^\n:]{3,80}?) ?: ?(?P<name>\S[^\n]*)"),
    re.compile(r"(?P<name>\S[^\n]*\S) [-–—] (?P<body>[^\n]{3,80})"),
    re.compile(r"(?P<body>[^\n]{3,80}?) [-–—] (?P<name>\S[^\n]*)"),
)
"""Where a body may stand with a name: in a line above or below it, before a colon or a dash, behind a dash."""


class Parting:
    """How the cells of a column of names are parted into name and body, if most are written so."""

    def __init__(self, raws: Sequence[str]):
        told = list(filter(None, raws))[:_SAMPLE]
        least = max(_LEAST_CELLS, _MOSTLY * len(told))
        self.pattern = next((each for each in _PLACES if sum(bool(_split(each, raw)) for raw in told) >= least), None)

    def __bool__(self) -> bool:
        return self.pattern is not None

    def of(self, raw: str) -> tuple[str, str]:
        """Return a cell's name and body; the cell itself and `""` where it is not written so.

        >>> Parting(["Hội LHPN xã: Bếp sạch", "Công an xã: Kẻng đêm", "Đoàn xã: Chợ xanh"]).of("Hội CCB xã: Ao chung")
        ('Ao chung', 'Hội CCB xã')
        """
        return (self.pattern and _split(self.pattern, raw)) or (raw, "")


def _split(pattern: re.Pattern[str], raw: str) -> tuple[str, str] | None:
    if len(raw) > _LONGEST:
        return None
    match = pattern.fullmatch("\n".join(filter(None, map(clean_text, LINES.split(raw)))))
    body = clean_text(match["body"]).strip(" .;") if match else ""
    if match is None or body[:1] in "([" or not is_body(body) or is_body(match["name"]):
        return None
    return match["name"], body
