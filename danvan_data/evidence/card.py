"""The evidence at a glance, for a notebook: what it is, of which places and years, from where, how many rows."""

from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from danvan_data.language import day, number, period, t

if TYPE_CHECKING:
    from danvan_data.evidence.bundled import Evidence

PLACES = ("province", "district", "commune")


def card(evidence: "Evidence", tables: tuple[str, ...]) -> str:
    """Return the evidence at a glance as HTML: its facts, then each of its `tables` with what a row is."""
    kind = "own" if evidence.own else "public"
    facts = [
        ("kind", t(f"card.{kind}")),
        ("place", evidence.place),
        ("places", _places(evidence)),
        ("period", _period(evidence)),
        ("sources", _sources(evidence)),
        ("personal", _personal(evidence)),
    ]
    rows = [_row(escape(t(f"card.{name}")), escape(str(said))) for name, said in facts if said]
    sizes = {name: number(len(getattr(evidence, name))) for name in tables}
    rows += [
        _row(f"<code>.{name}</code>", f"{escape(t(f'card.rows.{name}'))}: <b>{size}</b>")
        for name, size in sizes.items()
    ]
    return f'<table class="danvan-card">{"".join(rows)}</table>'


def _row(head: str, said: str) -> str:
    left = "text-align:left;vertical-align:top;white-space:normal"
    return f'<tr><th scope="row" style="{left}">{head}</th><td style="{left}">{said}</td></tr>'


def _places(evidence: "Evidence") -> str:
    told = pd.concat([evidence.counts[list(PLACES)], evidence.models[list(PLACES)]], ignore_index=True)
    # Districts and communes of one name are told apart by what they lie in.
    sizes = {
        name: len(told.loc[told[name].ne(""), list(PLACES[: place + 1])].drop_duplicates())
        for place, name in enumerate(PLACES)
    }
    return ", ".join(t(f"card.n_{name}", n=number(size)) for name, size in sizes.items() if size)


def _period(evidence: "Evidence") -> str:
    starts = pd.concat([evidence.counts["period_start"], evidence.models["year_start"]]).dropna()
    ends = pd.concat([evidence.counts["period_end"], evidence.models["year_end"]]).dropna()
    return period(starts.min(), ends.max()) if len(starts) and len(ends) else ""


def _personal(evidence: "Evidence") -> str:
    """Say what of private persons is in the tables, or was left out of them."""
    if not evidence.own:
        return t("card.personal_public")
    from danvan_data.registers.shareable import left_out  # only a reader with registers waits for them

    return left_out(evidence.left_out) or t("card.personal_own")


def _sources(evidence: "Evidence") -> str:
    sources = evidence.sources
    if evidence.own:
        return t("card.files", n=number(evidence.models["source_id"].nunique()))
    read = pd.to_datetime(sources["retrieved"], errors="coerce").max()
    publishers = number(sources["publisher"].nunique())
    return t("card.pages", n=number(len(sources)), publishers=publishers, day=day(read) if pd.notna(read) else "–")
