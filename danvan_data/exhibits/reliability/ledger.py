"""The table that leads every fact back to its page, as plain HTML that a browser can search."""

import hashlib
from html import escape
from typing import Any

import pandas as pd
from IPython.display import HTML, Markdown

from danvan_data.evidence import Evidence
from danvan_data.exhibits.citing import published, publisher
from danvan_data.language import catalogue, number, speaking, t
from danvan_data.measures.reliability.quality import by_page

STYLE = (
    "<style>.danvan-ledger{max-height:560px;overflow:auto;border:1px solid #9AA5B1}"
    ".danvan-ledger table{width:100%;border-collapse:collapse}"
    ".danvan-ledger th{position:sticky;top:0;background:#E4E7EB;color:#1F2933}"
    ".danvan-ledger td,.danvan-ledger th{text-align:left;vertical-align:top;padding:4px 8px;white-space:normal}"
    ".danvan-ledger ul{margin:4px 0;padding-left:18px}</style>"
)

SEARCH = """<script>(()=>{for(const box of document.querySelectorAll('.%s:not([data-ready])')){box.dataset.ready=1;
const key=s=>' '+s.normalize('NFD').replace(/[\\u0300-\\u036f]/g,'').replace(/[đĐ]/g,'d').toLowerCase()
.replace(/[^a-z0-9]+/g,' ').trim();
const bar=box.querySelector('label'),field=bar.querySelector('input'),count=bar.querySelector('output');
const rows=[...box.querySelectorAll('tbody tr')],texts=rows.map(row=>key(row.textContent));bar.hidden=false;
field.addEventListener('input',()=>{const words=key(field.value);let shown=0;
rows.forEach((row,i)=>{row.hidden=!texts[i].includes(words);shown+=!row.hidden});
count.textContent=shown+'/'+rows.length})}})()</script>"""


def ledger(pages: pd.DataFrame, evidence: Evidence, facts: pd.DataFrame) -> HTML:
    """Return a table of all pages, each with its address and everything taken from it.

    `pages` and `facts` as from `measures.quality`. The table works without scripts; with them it has a search
    field that ignores case and accents. Every text of a source is escaped, and only http addresses become links.
    """
    with speaking(own=evidence.own):
        return _ledger(pages, facts)


def _ledger(pages: pd.DataFrame, facts: pd.DataFrame) -> HTML:
    if pages.empty:
        return HTML(f"<p>{escape(t('quality.no_source'))}</p>")
    taken = {source: list(rows.itertuples()) for source, rows in by_page(facts).groupby("source_id")}
    # Pages and facts are known by their names and numbers: their ids are the tables' own.
    names = {fact.row_id: subject_of(fact.subject) for fact in facts.itertuples()}
    taken = {
        source: [fact._replace(same_as=names.get(fact.same_as, "")) for fact in rows] for source, rows in taken.items()
    }
    pages = pages.assign(shown=[number(at + 1) for at in range(len(pages))])
    body = "".join(_row(page, taken.get(page.source_id, [])) for page in pages.itertuples())
    mark = "ledger-" + hashlib.sha256(body.encode("utf-8")).hexdigest()[:12]
    heads = "".join(f"<th>{escape(t(key))}</th>" for key in ("label.source", "quality.page", "quality.gives"))
    search = (
        f'<label hidden>{escape(t("quality.search"))}: <input type="search"> '
        f"<output>{len(pages)}/{len(pages)}</output></label>"
    )
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    return HTML(
        f'{STYLE}<div class="{mark}">{search}<div class="danvan-ledger" tabindex="0">{table}</div></div>{SEARCH % mark}'
    )


def _row(page: Any, taken: list[Any]) -> str:
    name = escape(page.title or t("quality.untitled"))
    safe = page.url.startswith(("https://", "http://"))
    link = f"<a target=_blank rel=noopener href='{escape(page.url)}'>{name}</a>" if safe else name
    dates = [
        t("quality.published", date=published(page.published)) if page.published else t("quality.undated"),
        *([t("quality.retrieved", date=published(page.retrieved))] if page.retrieved else []),
        *([] if safe else [t("quality.no_address")]),
        *([] if page.language == "vi" else [tongue(page.language, page.translated)]),
    ]
    about = f"{link}<br><small>{escape(', '.join(filter(None, [publisher(page.publisher), *dates])))}</small>"
    sizes = {name: getattr(page, name) for name in ("counts", "models", "figures")}
    summary = ", ".join(t(f"quality.n_{name}", n=n) for name, n in sizes.items() if n)
    items = "".join(f"<li>{escape(_fact(fact))}</li>" for fact in taken)
    gives = f"<details><summary>{escape(summary)}</summary><ul>{items}</ul></details>" if summary else "–"
    return f"<tr><td>{escape(page.shown)}<td>{about}<td>{gives}"


def tongue(language: str, translated: str) -> str:
    """Say in which language a page was read, and whether a machine had put it into that."""
    key = f"quality.in_{language}"
    name = t(key) if key in catalogue() else language
    return t("quality.machine" if translated else "quality.tongue", language=name)


def _fact(fact: Any) -> str:
    year = "" if pd.isna(fact.year) else f", {fact.year}"
    twin = f" {t('quality.same_as', first=fact.same_as)}" if fact.same_as else ""
    figure = f": {fact.figure}" if fact.figure else ""
    return f"{subject_of(fact.subject)} ({fact.place}{year}){figure}{twin}"


def subject_of(subject: str) -> str:
    """Name what a fact is of: a field, or a model by its name."""
    return t(f"field.{subject}") if f"field.{subject}" in catalogue() else subject


def traced(pages: pd.DataFrame, evidence: Evidence, facts: pd.DataFrame) -> Markdown:
    """Say in a sentence how many facts lead to a page, and how many pages have an address."""
    linked = int(pages["url"].ne("").sum())
    known = sum(bool(set(cell.split(", ")) & {*pages["source_id"]}) for cell in facts["source_id"])
    with speaking(own=evidence.own):
        said = t("quality.traced", facts=number(known), all=number(len(facts)), linked=number(linked),
                 pages=number(len(pages)), unlinked=number(len(pages) - linked))  # fmt: skip
    return Markdown(said)
