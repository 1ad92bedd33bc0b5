"""Whether a row heads those below it: a field, a commune, a body, persons or groups."""

from dataclasses import replace
from typing import TYPE_CHECKING

from danvan_data.registers.grid.cells import is_tick
from danvan_data.registers.places.communes import commune_in
from danvan_data.registers.rows.above import is_title
from danvan_data.registers.rows.headings import Carry, Heading, is_body, parse_heading, title_heading
from danvan_data.registers.rows.signs import COLUMN_NUMBER, FIGURE, Cells, is_group, is_mark, is_narrow, names_village

if TYPE_CHECKING:
    from danvan_data.registers.rows.rules import View

_NUMBERED_PARTS = ("roman", "letter", "compound")


def title_row(view: "View") -> Heading | None:
    """Return what a title says for the next list: a lone text of its own, right above the labels of its columns.

    What a heading names is left to `group_row`; a lone text that is no title may be the model before the next page.
    """
    walk = view.walk
    if len(view.own) != 1 or view.header.number is None:
        return None
    text = view.own[0][1]
    commune = commune_in(text)
    if parse_heading(text).about or not is_title(text) or not walk.header_below(view.index):
        return None
    whole = title_heading(text)
    field = whole.carry if whole else Carry()
    about = (*(("commune",) if commune else ()), *(whole.about if whole else ()))
    return Heading("", about, replace(field, commune=commune), text)


def group_row(view: "View") -> Heading | None:
    """Return the heading that a row is, None when it is none: one text alone, that stands and reads as a heading."""
    header = view.header
    columns = {c for c, _, _ in header.ticks}
    ticks = {c for c, text in view.own if c in columns and is_tick(text)}
    if any(not text.isdigit() for c, text in view.own if c in ticks):
        return None
    number = header.number
    mark = next((text for c, text in view.own if c == number), "")
    rest = [(c, text) for c, text in view.own if c != number]
    if mark and number is not None and not is_mark(mark):
        rest, mark = [(number, mark), *rest], ""
    words = [
        (c, text) for c, text in rest if not FIGURE.match(text) and not COLUMN_NUMBER.match(text) and c not in ticks
    ]
    if len({text for _, text in words}) != 1:
        return None
    column, text = words[0]
    heading = parse_heading(text, mark)
    return heading if _heads(view, heading, column, mark, rest) else None


def _heads(view: "View", heading: Heading, column: int, mark: str, rest: Cells) -> bool:
    header, walk, text = view.header, view.walk, heading.text
    in_names = column in [c for c, _ in header.names]
    wide = view.index in walk.wide
    if mark.rstrip(".)") in walk.parents or heading.style in _NUMBERED_PARTS:
        return bool(mark) or wide or bool(heading.about) or column == 0 or text.isupper()
    if wide or column == header.number:
        return True
    narrow = is_narrow(header)
    if heading.about:
        if "organisation" in heading.about:
            return not narrow and (is_body(heading.carry.organisation) or heading.stated is not None)
        told = set(heading.about)
        misplaced = "commune" in told and column == header.columns.get("field")  # a commune is no field
        return in_names or column == 0 or misplaced or bool(told & {"kind", "field_text"})
    if in_names and not mark and header.number is not None and names_village(text):
        return not narrow
    if mark:
        return not narrow and in_names and len(rest) == 1 and walk.sections.follows(heading)
    if column == 0 and not in_names and 0 not in (header.columns.get("organisation"), header.columns.get("commune")):
        return True
    known = heading.style != "" and header.number is not None
    return in_names and not narrow and (text.endswith(":") or (known and text.isupper()) or is_group(text))
