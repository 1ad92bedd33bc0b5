"""What a run of a Word document looks like: its own properties, else those of its styles, as far as they tell."""

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from danvan_data.registers.files.safety import attributes, local
from danvan_data.registers.files.seen.typefaces import OF_TODAY, Typeface, typeface

_OFF = frozenset({"0", "false", "off", "none"})
_DEEPEST = 20
"""Styles based on one another."""


class Look(NamedTuple):
    """A run's font, whether it is hidden, struck out, or the prompt of a control nobody has used; None: not said."""

    face: Typeface | None = None
    hidden: bool | None = None
    struck: bool | None = None
    prompt: bool | None = None

    def over(self, other: "Look") -> "Look":
        """Return this look where it says something, else the other."""
        return Look(
            other.face if self.face is None else self.face,
            other.hidden if self.hidden is None else self.hidden,
            other.struck if self.struck is None else self.struck,
            other.prompt if self.prompt is None else self.prompt,
        )


PLAIN = Look()


def look_of(properties: etree._Element) -> tuple[Look, str]:
    """Return what run properties (`w:rPr`) say, and the character style that they name."""
    face: Typeface | None = None
    hidden = struck = prompt = None
    style = ""
    for child in properties:
        tag, pairs = local(child), attributes(child)
        on = pairs.get("val", "1").lower() not in _OFF
        if tag == "rFonts":
            # Letters with marks lie above ASCII: hAnsi is their font.
            name = pairs.get("hAnsi") or pairs.get("ascii")
            themed = "hAnsiTheme" in pairs or "asciiTheme" in pairs
            face = OF_TODAY if themed else (typeface(name) or OF_TODAY) if name else face
        elif tag in ("vanish", "specVanish"):
            hidden = on
        elif tag in ("strike", "dstrike"):
            struck = on or bool(struck)
        elif tag == "rStyle":
            style = pairs.get("val", "")
            prompt = True if style.replace(" ", "") == "PlaceholderText" else prompt
    return Look(face, hidden, struck, prompt), style


@dataclass
class WordStyles:
    """The looks of a document's styles by their id."""

    outer: Look = PLAIN
    default: str = ""
    _own: dict[str, tuple[Look, str]] = field(default_factory=dict)
    _whole: dict[str, Look] = field(default_factory=dict)

    def look(self, style: str) -> Look:
        """Return what a style says, with what it is based on."""
        if style not in self._whole:
            look, at = PLAIN, style
            for _ in range(_DEEPEST):
                if at not in self._own:
                    break
                own, at = self._own[at]
                look = look.over(own)
            self._whole[style] = look
        return self._whole[style]

    def run(self, own: Look, character: str, paragraph: str) -> Look:
        """Return a run's look: its own properties before its style's, its paragraph's, the document's."""
        return own.over(self.look(character)).over(self.look(paragraph or self.default)).over(self.outer)


def read_word_styles(root: etree._Element) -> WordStyles:
    """Read the styles part of a docx."""
    styles = WordStyles()
    for part in root:
        pairs = attributes(part)
        if local(part) == "docDefaults":
            for properties in part.iter():
                if local(properties) == "rPr":
                    styles.outer = look_of(properties)[0]
        elif local(part) == "style":
            look, based = PLAIN, ""
            for child in part:
                if local(child) == "rPr":
                    look = look_of(child)[0]
                elif local(child) == "basedOn":
                    based = attributes(child).get("val", "")
            styles._own[pairs.get("styleId", "")] = (look, based)
            if pairs.get("default") in ("1", "true") and pairs.get("type") == "paragraph":
                styles.default = pairs.get("styleId", "")
    return styles
