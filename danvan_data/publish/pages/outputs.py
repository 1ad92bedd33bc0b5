"""Outputs of a cell made safe for a shared page: words are shown, never obeyed."""

import html
import re
from collections.abc import Iterator

import mistune
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
VOID = frozenset({"br"})
HARMLESS = ("http://", "https://", "mailto:")


def clean(markup: str) -> str:
    """Return HTML with nothing but plain structure: no script, style, picture, event or foreign attribute."""
    if not markup.strip():
        return ""
    tree = lxml_html.fragment_fromstring(markup, create_parent="div")
    for table in tree.iter("table"):
        _join_heads(table)
        _drop_numbers(table)
    return "".join(_inside(tree)).strip()


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


def _inside(element: etree._Element) -> Iterator[str]:
    yield html.escape(element.text or "", quote=False)
    for child in element:
        yield from _element(child)
        yield html.escape(child.tail or "", quote=False)


def _element(element: etree._Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or (element.tag in DROPPED and not _is_head(element)):
        return
    if element.tag not in KEPT:
        yield from _inside(element)
        return
    yield f"<{element.tag}{_attributes(element)}>"
    if element.tag not in VOID:
        yield from _inside(element)
        yield f"</{element.tag}>"


def _is_head(element: etree._Element) -> bool:
    """Return whether a button is a column's name: pages sort by a button of their own, but need the name."""
    parent = element.getparent()
    return element.tag == "button" and parent is not None and parent.tag == "th"


def _attributes(element: etree._Element) -> str:
    kept = {name: value for name, value in element.attrib.items() if name in ("colspan", "rowspan") and value.isdigit()}
    if re.fullmatch(r"-?[\d.]+(e[+-]?\d+)?", element.get("data-sort", "")):
        kept["data-sort"] = element.get("data-sort", "")
    href = element.get("href", "") if element.tag == "a" else ""
    if href.startswith(HARMLESS):
        kept |= {"href": href, "rel": "noopener noreferrer"}
    if element.tag == "th":
        kept["scope"] = "row" if element.getparent() is not None and _in_body(element) else "col"
    if element.tag == "table":
        kept["class"] = "data"
    return "".join(f' {name}="{html.escape(str(value))}"' for name, value in kept.items())


def _in_body(element: etree._Element) -> bool:
    return any(parent.tag == "tbody" for parent in element.iterancestors())


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
