"""What stands above a table: letterhead and title, or headings that hold for the rows below."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from danvan_data.registers.grid.cells import UPPER, plain_text
from danvan_data.registers.places.communes import commune_in
from danvan_data.registers.rows.headings import Heading, Sections, is_area, parse_heading, split_mark, title_heading
from danvan_data.registers.words import LIST, PART, TOTAL, organisation_type
from danvan_data.text import match_key

LONGEST_HEADING = 110
_FARTHEST = 3
_LETTERHEAD = frozenset(["commune", "organisation"])
"""What the first row of a sheet tells as whose list it is, not as a heading."""
_PASSING = re.compile(
    r"\W*$|\(.*\)$|\W*(?:tiếp theo|trang \d+|đvt|đơn vị tính|kèm theo|ban hành|số\s*:|số\s+\d|căn cứ)", re.IGNORECASE
)
_OPEN_LEVEL = re.compile(r"\b(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)$", re.IGNORECASE)
_FEW_CAPITALS = re.compile(rf"[{UPPER}]+(?: [{UPPER}]+)?$")


@dataclass(frozen=True)
class Line:
    """A paragraph (row -1) or a cell above a table: its text with line breaks, and whether its row holds no other."""

    raw: str
    row: int = -1
    alone: bool = True


@dataclass
class Above:
    """The lines above a table, understood.

    `lines`: all of them. `titles`: those that may name the year. `places`: those of letterhead and title, each
    line on its own. `sections`: the headings in force. `openers`: rows that are such headings.
    """

    lines: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    sections: Sections = field(default_factory=Sections)
    openers: set[int] = field(default_factory=set)


def read_above(lines: Iterable[Line], outer: Sections, same: Sections | None = None) -> Above:
    """Understand the lines above a table.

    `outer`: the headings that were in force above the previous table; they go on to hold beside a further
    heading. `same`: those in force at its end, when this table is a further part of it.
    """
    listed = [(line, text) for line in lines if (text := plain_text(line.raw))]
    above = Above([text for _, text in listed], sections=outer.copy())
    if same is not None and all(_is_passing(text) for _, text in listed):
        above.sections = same.copy()
        return above
    named = [at for at, (line, text) in enumerate(listed) if is_title(text) and not _known(line, text)]
    title = max(named, default=-1)
    if title >= 0:
        above.sections = Sections()
    since, opened = 0, False
    for at, (line, text) in enumerate(listed):
        heading = _heading(line, text, above.sections)
        placed = not _LETTERHEAD.isdisjoint(heading.about) if heading else False
        if heading and not ("commune" in heading.about and at < title) and (line.row or not placed):
            above.sections.open(heading)
            above.openers.add(line.row)
            above.titles += [text] if not heading.carry.year else []
            since, opened = 0, True
            continue
        whole = title_heading(text) if is_title(text) else None
        if whole:
            above.sections.open(whole)
            since, opened = 0, True
        since += not (whole or _is_passing(text))
        above.titles.append(text)
        above.places += place_lines(line.raw)
    lost = since > _FARTHEST and all(line.row < 0 for line, _ in listed)
    if lost or (not opened and since) or not listed:
        above.sections = Sections()
    return above


def _known(line: Line, text: str) -> bool:
    return line.alone and len(text) < LONGEST_HEADING and bool(parse_heading(text).about)


def _heading(line: Line, text: str, sections: Sections) -> Heading | None:
    """The heading that a line is; an unknown one only where its equals, or communes, were headings before."""
    if not line.alone or len(text) >= LONGEST_HEADING:
        return None
    heading = parse_heading(text)
    if heading.about:
        return heading if heading.style or heading.about != ("organisation",) else None
    known = sections.knows(heading.style) or (is_area(text) and sections.carry.commune and not is_title(text))
    # “1. Mô hình đăng ký mới” below “I. KINH TẾ” is a part of it.
    part = heading.style and _is_part(text) and not is_area(split_mark(text)[1])
    return heading if known or part else None


def _is_part(text: str) -> bool:
    key = f" {match_key(text)} "
    return bool(PART.search(key)) and not LIST.search(key)


def _is_passing(text: str) -> bool:
    """Whether a line says nothing about what is below it: a total, a page, “kèm theo …”."""
    return bool(_PASSING.match(text) or TOTAL.match(match_key(text)))


def is_title(text: str) -> bool:
    """Tell whether a line reads as the title of a list: “DANH SÁCH MÔ HÌNH”, “Biểu đăng ký của xã Thanh Hối”."""
    if _is_passing(text) or (split_mark(text)[0] and _is_part(text)):
        return False
    key = f" {match_key(text)} "
    return bool(LIST.search(key) or PART.search(key))


def place_lines(raw: str) -> list[str]:
    """Return the lines of a letterhead or title; a place's name that was broken over two lines is put together."""
    lines: list[str] = []
    for part in re.split(r"[\r\n\v]+", raw):
        text = plain_text(part)
        if text and lines and _goes_on(lines[-1], text):
            lines[-1] += f" {text}"
        elif text:
            lines.append(text)
    return lines


def _goes_on(above: str, text: str) -> bool:
    if _OPEN_LEVEL.search(above):
        return True
    # “ĐẢNG ỦY XÃ EA / KTUR”, but not “ĐẢNG ỦY XÃ EA KTUR / KHỐI DÂN VẬN”.
    name = commune_in(above).partition(" ")[2]
    return (
        bool(name)
        and above.isupper()
        and above.casefold().endswith(name.casefold())
        and " " not in name
        and bool(_FEW_CAPITALS.match(text))
        and not organisation_type(text)
    )
