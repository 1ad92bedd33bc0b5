"""Outputs of a cell made safe for a shared page: words are shown, never obeyed."""

import html
import re

import mistune
import nh3
from lxml import etree
from lxml import html as lxml_html

from danvan_data.text import match_key

KEPT = frozenset(
    [
        "p",
        "br",
        "b",
        "i",
        "em",
        "strong",
        "small",
        "sub",
        "sup",
        "code",
        "pre",
        "ul",
        "ol",
        "li",
        "h2",
        "h3",
        "h4",
        "blockquote",
        "div",
        "span",
        "a",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "details",
        "summary",
    ]
)
DROPPED = frozenset(
    [
        "script", "style", "iframe", "object", "embed", "template", "noscript", "svg", "math", "link", "meta", "form",
        "label", "input", "button", "select", "textarea", "output",
    ]
)  # fmt: skip
HARMLESS = ("http://", "https://", "mailto:")
_CELL = {"colspan", "rowspan", "data-sort"}
_ATTRIBUTES = {"a": {"href"}, "table": {"class"}, "td": _CELL, "th": {*_CELL, "scope"}}
_NUMBER = re.compile(r"-?[\d.]+(e[+-]?\d+)?")


def clean(markup: str) -> str:
    """Return HTML with nothing but plain structure: no script, style, picture, event or foreign attribute."""
    if not markup.strip():
        return ""
    tree = lxml_html.fragment_fromstring(markup, create_parent="div")
    for table in tree.iter("table"):
        _join_heads(table)
        _drop_numbers(table)
        _prepare(table)
    markup = html.escape(tree.text or "", quote=False) + "".join(
        lxml_html.tostring(child, encoding="unicode") for child in tree
    )
    return nh3.clean(
        markup, tags=set(KEPT), clean_content_tags=set(DROPPED), attributes=_ATTRIBUTES, attribute_filter=_attribute,
        url_schemes={scheme.partition(":")[0] for scheme in HARMLESS}, link_rel="noopener noreferrer",
    ).strip()  # fmt: skip


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Return an attribute's value where it is one of those that say something, None where it is to go."""
    fits = {
        "href": value.startswith(HARMLESS), "rel": True, "class": value == "data", "scope": value in ("row", "col"),
        "data-sort": bool(_NUMBER.fullmatch(value)),
    }  # fmt: skip
    return value if fits.get(name, value.isdigit()) else None


def _join_heads(table: etree._Element) -> None:
    """Make one row of pandas' two where the second only names the index."""
    rows = table.findall("thead/tr")
    if len(rows) != 2 or len(rows[0]) != len(rows[1]):
        return
    pairs = list(zip(rows[0], rows[1], strict=True))
    if all(not (upper.text_content().strip() and lower.text_content().strip()) for upper, lower in pairs):
        for upper, lower in pairs:
            upper.text = upper.text_content().strip() or lower.text_content().strip()
        rows[1].getparent().remove(rows[1])


def _drop_numbers(table: etree._Element) -> None:
    """Leave out pandas' numbering of the rows: it says nothing, and no longer holds once a reader sorts."""
    heads, rows = table.findall("thead/tr"), table.findall("tbody/tr")
    firsts = [row[0] for row in rows if len(row)]
    counted = [str(number) for number in range(len(rows))]
    if len(heads) != 1 or not len(heads[0]) or heads[0][0].text_content().strip() or not rows:
        return
    if all(cell.tag == "th" for cell in firsts) and [cell.text_content().strip() for cell in firsts] == counted:
        for cell in (heads[0][0], *firsts):
            cell.getparent().remove(cell)


def _prepare(table: etree._Element) -> None:
    """Name a table's kind and its headings; keep a column's name that is a button: pages sort by one of their own."""
    table.set("class", "data")
    for head in table.iter("th"):
        head.set("scope", "row" if any(parent.tag == "tbody" for parent in head.iterancestors()) else "col")
        for button in list(head.iter("button")):
            button.drop_tag()


def slug(title: str) -> str:
    """Return a heading's words as an address within the page: `Dữ liệu và độ bao phủ` -> `du-lieu-va-do-bao-phu`."""
    return match_key(title, marks=False).replace(" ", "-") or "section"


class Renderer(mistune.HTMLRenderer):
    """Markdown to HTML: raw HTML shown as text, links to notebooks turned into links to their pages."""

    def __init__(self, pages: dict[str, str] | None = None) -> None:
        super().__init__(escape=True)
        self.pages = pages or {}
        self.headings: list[tuple[int, str, str]] = []

    def heading(self, text: str, level: int, **attrs: object) -> str:
        """Give a heading an address, and take it down for the table of contents."""
        words = lxml_html.fromstring(f"<p>{text}</p>").text_content()
        self.headings.append((level, slug(words), words))
        return f'<h{level} id="{slug(words)}">{text}</h{level}>\n'

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """Keep links to the world and to pages made beside this one; of any other only the words."""
        target = self.pages.get(url.partition("#")[0].removesuffix(".ipynb"))
        if target:
            return f'<a href="{html.escape(target)}">{text}</a>'
        if url.startswith(HARMLESS):
            return f'<a href="{html.escape(url)}" rel="noopener noreferrer">{text}</a>'
        return text

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """Show a picture's words: a page asks nobody for a picture."""
        return html.escape(text)


def markdown(source: str, pages: dict[str, str] | None = None) -> tuple[str, list[tuple[int, str, str]]]:
    """Return markdown as HTML and its headings (level, address, words); `pages` maps notebook names to pages."""
    renderer = Renderer(pages)
    made = mistune.create_markdown(renderer=renderer, plugins=["table", "strikethrough"])(source)
    text = str(made).replace("<table>", '<table class="plain">')
    return text, renderer.headings
