"""The forms of a report, as their rules have them: each part's letters and place, each with its article.

Party: Guidance 36-HD/VPTW of 3 April 2018. State: Decree 30/2020/NĐ-CP of 5 March 2020, Annex I.
"""

from dataclasses import dataclass

FONT = "Times New Roman"


@dataclass(frozen=True)
class Look:
    """The letters of a part: `size` in points, style, place (`left`, `centre`, `justified`), and the `article`."""

    size: float
    article: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    capitals: bool = False
    place: str = "centre"


@dataclass(frozen=True)
class Form:
    """One form of a report.

    Attributes:
        code: how the command names it.
        rule: the rule it is of.
        margins: top, bottom, left and right, in millimetres.
        parts: the look of each part.
        head: the parts at the right of the letterhead, from above.
        star: whether an asterisk stands below the body's name, instead of a line.
        dashes: whether hyphens stand below the abstract, instead of a line.
        lower: whether the abstract begins with a small letter.
        number: how the number of the document is written.
        section: how a section is numbered.
        item, last: what ends each receiver, and the last.
        spacing: points between lines, exactly; 0 for 1.1 lines.
        between: points between paragraphs.
        indent: millimetres by which a paragraph's first line is set in.
        left: of the text's width, the left half of the letterhead and of the signature.

    """

    code: str
    rule: str
    margins: tuple[int, int, int, int]
    parts: dict[str, Look]
    head: tuple[str, ...]
    star: bool
    dashes: bool
    lower: bool
    number: str
    section: str
    item: str
    last: str
    spacing: float
    between: float
    indent: float
    left: float

    @property
    def text_width(self) -> int:
        """The width of the text on A4, in millimetres."""
        return 210 - self.margins[2] - self.margins[3]


PARTY = Form(
    "dang", "36-HD/VPTW", (20, 20, 30, 15),
    {
        "nation": Look(15, "1.1", bold=True, capitals=True),
        "superior": Look(14, "1.2", capitals=True),
        "body": Look(14, "1.2", bold=True, capitals=True),
        "star": Look(14, "1.2"),
        "number": Look(14, "1.3"),
        "place_date": Look(14, "1.4", italic=True),
        "kind": Look(16, "1.5", bold=True, capitals=True),
        "abstract": Look(15, "1.5", bold=True),
        "dashes": Look(14, "1.5.2", bold=True),
        "address": Look(14, "1.9", italic=True),
        "text": Look(14, "1.6", place="justified"),
        "section": Look(14, "1.6", bold=True, capitals=True),
        "subsection": Look(14, "1.6", bold=True, place="justified"),
        "receivers": Look(14, "1.9", underline=True, place="left"),
        "receiver": Look(12, "1.9", place="left"),
        "position": Look(14, "1.7", bold=True, capitals=True),
        "signature": Look(14, "1.7", italic=True),
        "name": Look(14, "1.7", bold=True),
        "page": Look(14, "1.6"),
    },
    ("nation",), star=True, dashes=True, lower=True, number="brief.number_party", section="{roman}. {title}",
    item=",", last=".", spacing=18, between=6, indent=10, left=0.48,
)  # fmt: skip
"""The Party's form. An advisory board's head signs without “T/M”: `position` is one bold line."""

STATE = Form(
    "hanh-chinh", "30/2020/NĐ-CP", (20, 20, 30, 20),
    {
        "nation": Look(12, "II.1", bold=True, capitals=True),
        "motto": Look(13, "II.1", bold=True),
        "superior": Look(13, "II.2", capitals=True),
        "body": Look(13, "II.2", bold=True, capitals=True),
        "number": Look(13, "II.3"),
        "place_date": Look(13, "II.4", italic=True),
        "kind": Look(14, "II.5", bold=True, capitals=True),
        "abstract": Look(14, "II.5", bold=True),
        "address": Look(13, "II.9"),
        "text": Look(13, "II.6", place="justified"),
        "section": Look(13, "II.6", bold=True, capitals=True, place="justified"),
        "subsection": Look(13, "II.6", bold=True, place="justified"),
        "receivers": Look(12, "II.9", bold=True, italic=True, place="left"),
        "receiver": Look(11, "II.9", place="left"),
        "position": Look(13, "II.7", bold=True, capitals=True),
        "signature": Look(13, "II.8", italic=True),
        "name": Look(13, "II.7", bold=True),
        "page": Look(13, "I.7"),
    },
    ("nation", "motto"), star=False, dashes=False, lower=False, number="brief.number_state",
    section="{roman}. {title}", item=";", last=".", spacing=0, between=6, indent=10, left=0.39,
)  # fmt: skip
"""The state's form."""

FORMS = {form.code: form for form in (PARTY, STATE)}


@dataclass(frozen=True)
class Letter:
    """What only the sender knows; what is "" stays a marked blank.

    Attributes:
        body: the body that issues the report; `upper`: the body above it.
        signatory, position: who signs.
        to: whom it is addressed to.
        number: the number in the register of documents, with the sign of the body, such as `12-BC/BTGDVTU`.
        place_line: place and date.

    """

    body: str = ""
    upper: str = ""
    signatory: str = ""
    position: str = ""
    to: tuple[str, ...] = ()
    number: str = ""
    place_line: str = ""
