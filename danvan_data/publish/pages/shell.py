"""The single file around a page or deck: letters, styles and scripts inlined, and a policy that forbids the rest."""

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from danvan_data.evidence import Evidence
from danvan_data.exhibits.exhibit import Exhibit, whole
from danvan_data.explore import stored
from danvan_data.explore.views import Seen, View, figure_view, look, view, words
from danvan_data.language import get_language, t
from danvan_data.publish.notebooks.story import Item, seen_of, words_of
from danvan_data.web.inlining import embedded, fonts, inline, script
from danvan_data.web.plotlyjs import bundle, bundle_name, trace_types
from danvan_data.web.pooling import pooled

GENERATOR = '<meta name="generator" content="danvan">'
"""By this a page that danvan made is known again, and may be replaced."""

PAYLOAD = "payload.js"
"""The script that gives the others their page's data."""

ASSETS = Path(__file__).resolve().parent / "assets"


@cache
def asset(name: str) -> str:
    """Return the text of a file of the pages' own, else of a script that JupyterLab is given, too.

    Without the indentation, spaces and lines of comment that only a developer reads.
    """
    own = ASSETS / name
    text = own.read_text(encoding="utf-8") if own.is_file() else script(name)
    if name.endswith(".css"):
        return tight_style(text)
    lines = (line.strip() for line in text.splitlines())
    return joined(tight(line) for line in lines if line and not line.startswith("//"))


_STRING = re.compile(r"""('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`)""")
_AROUND = re.compile(r"\s*([=<>+\-*?:;,{}()\[\]&|!])\s*(?![+\-])")


def tight(line: str) -> str:
    """Return a line of script without its comment and the spaces around its signs.

    One with a pattern, or with a template in another, stays as it is.

    Example:
        >>> tight("const a = 'b + c', d = e => e + 1; // f"), tight("a = b.replace(/ = /, '')")
        ("const a='b + c',d=e=>e+1;", "a = b.replace(/ = /, '')")

    """
    parts = _STRING.split(line)
    if any(part.count("{") != part.count("}") for part in parts[1::2] if part[0] == "`"):
        return line
    last = next((at for at, part in enumerate(parts) if at % 2 == 0 and " // " in part), None)
    if last is not None:
        parts = [*parts[:last], parts[last].partition(" // ")[0].rstrip()]
    if any(sign in part.replace(" / ", "") for part in parts[::2] for sign in "'\"`/"):
        return line
    parts[::2] = [_AROUND.sub(r"\1", part) for part in parts[::2]]
    return "".join(parts)


def joined(lines: Iterable[str]) -> str:
    r"""Return lines of script as few: one that ends in a sign after which none need begin is followed by the next.

    Example:
        >>> joined(["if(a){", "b();", "}", "c(); // d,", "e()"])
        'if(a){b();}\nc(); // d,\ne()'

    """
    return "".join(line if line[-1] in ";{," and "//" not in line else f"{line}\n" for line in lines).rstrip("\n")


def tight_style(text: str) -> str:
    """Return rules of style without comments and the spaces around their signs.

    Example:
        >>> tight_style("p { margin: 0 auto; color: #111; } /* a b */")
        'p{margin:0 auto;color:#111}'

    """
    plain = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r":\s+", ":", re.sub(r"\s*([{};,])\s*", r"\1", plain)).replace(";}", "}").strip()


@cache
def templates() -> jinja2.Environment:
    """Return the templates of the pages."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(ASSETS, encoding="utf-8"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


def chart(item: Item, name: str) -> dict[str, Any]:
    """Return what a template says of a chart before it is drawn: `id`, and its words."""
    told = words_of(item)
    source = t("chart.source", sources=told["source"]) if told["source"] else ""
    return {**told, "id": name, "source": source, "live": item.kind == "explorer"}


def board(item: Item, evidence: Evidence | None = None) -> dict[str, Any]:
    """Return a chart as `web/assets/board.js` is given it: every view, and how the controls choose among them.

    `evidence`: where sources too many to be stored are looked up.
    """
    if item.kind == "figure":
        return {"views": [figure_view(item.body, evidence)]}
    if item.kind == "exhibit":
        return {"views": [view(_whole(seen_of(item), evidence))]}
    spec = item.body
    views = [view(_whole(each, evidence)) for each in stored.everything(spec)]
    said = t("board.not_here", n=len(spec["states"]), all=len(spec["states"]) + spec["left"]) if spec["left"] else ""
    if sum(place is not None for place in spec["states"].values()) < 2:  # controls of nothing are none
        return {"views": [view(_whole(seen_of(item), evidence))]}
    return {"controls": spec["controls"], "states": spec["states"], "views": views, "left": said}


def _whole(seen: Seen, evidence: Evidence | None) -> Seen:
    return whole(seen, evidence) if evidence and isinstance(seen, Exhibit) else seen


def payload(boards: dict[str, dict[str, Any]], **more: Any) -> dict[str, Any]:
    """Return a page's data: its boards by id, their sources and the template of all figures once, and its words."""
    sources: dict[str, list[str]] = {}
    charts = {
        name: {**each, "views": [_shared(one, sources) for one in each["views"]]} for name, each in boards.items()
    }
    return {"charts": charts, "sources": sources, "template": look(), "words": words("board"), **more}


def _shared(one: View, sources: dict[str, list[str]]) -> View:
    """Move a view's sources to those of the page; two pages of one id are told apart."""
    names: dict[str, str] = {}
    for name, page in one.get("sources", {}).items():
        mine = name
        while sources.setdefault(mine, page) != page:
            mine += "+"
        names[name] = mine
    if not names:
        return {key: each for key, each in one.items() if key != "sources"}
    marks = [[words, said, [names.get(each, each) for each in ids]] for words, said, ids in one["marks"]]
    return {**one, "sources": list(names.values()), "marks": marks}


def policy(scripts: list[str]) -> str:
    """Return the policy of a page that runs these scripts and asks for nothing."""
    digests = [base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii") for code in scripts]
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def render(
    template: str,
    data: dict[str, Any],
    scripts: Iterable[str],
    styles: Iterable[str],
    libraries: Iterable[str] = (),
    **values: Any,
) -> str:
    """Return one self-contained HTML file.

    The charts of `data` decide which plotly.js is inlined (none: none); `scripts` and `styles` name files in `assets/`,
    `libraries` are texts of others' scripts that go before them.
    """
    types = trace_types(one for each in data["charts"].values() for one in each["views"] if one["kind"] == "chart")
    first = [bundle(bundle_name(types))] if types else []
    code = [inline(each) for each in (*first, *libraries, "\n".join(map(asset, (PAYLOAD, *scripts))))]
    style = fonts() + "\n" + "\n".join(asset(name) if name.endswith(".css") else name for name in styles)
    page = templates().get_template(template)
    return page.render(
        **{"lang": get_language(), "words": words("publish"), "policy": policy(code), "generator": GENERATOR} | values,
        data=embedded(pooled(data)), scripts=code, style=style,
    )  # fmt: skip
