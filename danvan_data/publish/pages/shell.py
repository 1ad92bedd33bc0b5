"""The single file around a page or deck: letters, styles and scripts inlined, and a policy that forbids the rest."""

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from danvan_data.language import catalogue, get_language, t
from danvan_data.publish.notebooks.story import Item, first_figure, meta
from danvan_data.web.inlining import embedded, fonts, inline, script
from danvan_data.web.plotlyjs import bundle, bundle_name, trace_types

GENERATOR = '<meta name="generator" content="danvan">'
"""By this a page that danvan made is known again, and may be replaced."""

ASSETS = Path(__file__).resolve().parent / "assets"
WORDS = ("data_show", "data_hide", "search", "rows", "rows_found", "sort", "table", "group", "item", "value", "detail")


@cache
def asset(name: str) -> str:
    """Return the text of a file of the pages' own, else of a script that JupyterLab is given, too."""
    own = ASSETS / name
    return own.read_text(encoding="utf-8") if own.is_file() else script(name)


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(ASSETS, encoding="utf-8"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


def words(group: str = "publish") -> dict[str, str]:
    """Return the catalogue's words of a group in the current language, without its prefix."""
    language, prefix = get_language(), f"{group}."
    return {key.removeprefix(prefix): text[language] for key, text in catalogue().items() if key.startswith(prefix)}


def chart(item: Item, name: str) -> dict[str, Any]:
    """Return what a template says of a chart before it is drawn: `id`, its words and its controls."""
    told = meta(first_figure(item))
    controls = item.body["controls"] if item.kind == "explorer" else []
    source = t("chart.source", sources=told["source"]) if told["source"] else ""
    made = [{**each, "longest": max(len(option["label"]) for option in each["options"])} for each in controls]
    return {**told, "id": name, "source": source, "controls": made}


def payload(charts: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a page's data: its charts by id, the template that most of them share kept once, and its words.

    An explorer's spec goes in whole (its `template` only where it differs); a figure as `data` and `layout`.
    """
    templates = [_template(each) for each in charts.values()]
    shared = max(templates, key=templates.count) if templates else {}
    said = {name: t(f"publish.{name}") for name in (*WORDS, "chart")} | {"source": t("chart.source")}
    bare = {name: _without(each, shared) for name, each in charts.items()}
    return {"charts": bare, "template": shared, "words": said, **more}


def _template(body: dict[str, Any]) -> dict[str, Any]:
    return body["template"] if "states" in body else body["layout"].get("template", {})


def _without(body: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    if "states" not in body:
        return {"data": body["data"], "layout": _less(body["layout"], shared)}
    kept = {key: body[key] for key in ("controls", "states", "nothing")}
    views = [
        {**view, "layout": _less(view["layout"], shared)} if "layout" in view else view for view in body["figures"]
    ]
    own = {} if body["template"] == shared else {"template": body["template"]}
    return {**kept, "figures": views, **own}


def _less(layout: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    same = layout.get("template") == shared
    return {key: value for key, value in layout.items() if not (same and key == "template")}


def _policy(scripts: list[str]) -> str:
    digests = [base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii") for code in scripts]
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def render(
    template: str,
    figures: Iterable[dict[str, Any]],
    data: dict[str, Any],
    scripts: Iterable[str],
    styles: Iterable[str],
    libraries: Iterable[str] = (),
    **values: Any,
) -> str:
    """Return one self-contained HTML file.

    `figures` decide which plotly.js is inlined (none: none); `scripts` and `styles` name files in `assets/`,
    `libraries` are texts of others' scripts that go before them.
    """
    types = trace_types(figures)
    first = [bundle(bundle_name(types))] if types else []
    code = [inline(each) for each in (*first, *libraries, "\n".join(map(asset, scripts)))]
    style = fonts() + "\n" + "\n".join(asset(name) if name.endswith(".css") else name for name in styles)
    page = _environment().get_template(template)
    return page.render(
        **{"lang": get_language(), "words": words(), "policy": _policy(code), "generator": GENERATOR, **values},
        data=embedded(data), scripts=code, style=style,
    )  # fmt: skip
