"""`danvan publish --mail`: pages in one small file: packed inside, unpacked by the script that it carries."""

import lzma
import re
from collections.abc import Sequence
from dataclasses import replace

from danvan_data.language import get_language, t
from danvan_data.publish.notebooks.story import Item, Story
from danvan_data.publish.pages.outputs import slug
from danvan_data.publish.pages.page import Place, page
from danvan_data.publish.pages.shell import GENERATOR, asset, policy, templates
from danvan_data.publish.problems import PublishError
from danvan_data.web.inlining import inline

MOST_BYTES = 700_000
"""What a mailbox of an office takes without a word."""
PACKING = [{"id": lzma.FILTER_LZMA1, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "lp": 0, "pb": 0}]
"""The settings that pack text smallest."""
SHIFTED = bytes((byte + 42) % 256 for byte in range(256))
"""Each byte with 42 added: the rarest bytes of a packed text are then those that a page cannot hold as they are."""
KEPT_OUT = re.compile(rb"[\x00\r<=]")
"""Bytes that HTML changes or takes for markup, and the sign that marks them (`=`)."""


def mail(stories: Sequence[Story], place: Place, failures: dict[str, str]) -> tuple[bytes, list[str]]:
    """Return one file with the stories' pages below one another, in order as far as it stays small; and those left out.

    Raises:
        PublishError: the first page alone is too large.

    """
    every = packed(page(together(stories), place, next(iter(failures.values()), ""))) if stories else b""
    if stories and len(every) < MOST_BYTES:
        return every, []
    fits: bytes = b""
    taken: list[Story] = []
    left: list[str] = []
    for story in stories if len(stories) > 1 else ():  # one alone has just been found too large
        made = packed(page(together([*taken, story]), place, failures.get(story.name, "")))
        if len(made) < MOST_BYTES:
            fits, taken = made, [*taken, story]
        else:
            left.append(story.name)
    if not taken:
        raise PublishError(t("publish.mail_large", name=stories[0].name if stories else "", most=MOST_BYTES // 1000))
    return fits, left


def together(stories: Sequence[Story]) -> Story:
    """Return several stories as one, a chapter each; one story stays as it is."""
    if len(stories) == 1:
        return stories[0]
    items: list[Item] = []
    for each in stories:
        items.append(Item("prose", f'<h2 id="{slug(each.name)}">{_escaped(each.title)}</h2>', each.name))
        items += [_lower(item) for item in each.items]
    contents = tuple((slug(each.name), each.title) for each in stories)
    return replace(stories[0], title=t("publish.collection"), question="", items=tuple(items), contents=contents)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _lower(item: Item) -> Item:
    """Set the headings of a chapter one level lower than its own."""
    if item.kind != "prose":
        return item
    return replace(item, body=re.sub(r"<(/?)h2\b", r"<\1h3", item.body))


def packed(html: str) -> bytes:
    """Return a page as a file that unpacks it: a page of script, and the page compressed, a byte a letter.

    LZMA makes it a quarter smaller than what browsers unpack by themselves, which is half of the notebooks.

    The file's own policy allows its script and those of the page, and nothing from anywhere else.
    """
    code = inline("\n".join(map(asset, ("lzma.js", "unpack.js"))))
    scripts = re.findall(r"<script>(.*?)</script>", html, flags=re.DOTALL)
    head, _, tail = templates().get_template("mail.html").render(
        lang=get_language(), title=_title(html), generator=GENERATOR, policy=policy([code, *scripts]), script=code,
        sorry=t("publish.mail_old"), load="\x01",
    ).partition("\x01")  # fmt: skip
    return (
        head.encode("windows-1252", "xmlcharrefreplace")
        + _escape(lzma.compress(html.encode(), format=lzma.FORMAT_ALONE, filters=PACKING))
        + tail.encode("windows-1252", "xmlcharrefreplace")
    )


def _title(html: str) -> str:
    found = re.search(r"<title>(.*?)</title>", html, flags=re.DOTALL)
    return found[1] if found else ""


def _escape(content: bytes) -> bytes:
    return KEPT_OUT.sub(lambda found: bytes((0x3D, found[0][0] + 64)), content.translate(SHIFTED))
