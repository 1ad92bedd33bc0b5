"""How far the data can be trusted: totals that do not add up, gaps, pages, doubts, and how numbers were read."""

from typing import Any

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.exhibits import theme
from danvan_data.exhibits.citing import publisher
from danvan_data.exhibits.exhibit import Axis, Band, Exhibit, cited, exhibit, sentence
from danvan_data.exhibits.marks import marks
from danvan_data.exhibits.reliability.ledger import subject_of
from danvan_data.exhibits.wording import part_of
from danvan_data.language import number, percent, period, t
from danvan_data.vocabulary import FIELDS

STATES = {"contradiction": "#E8A878", "partial": theme.NEUTRAL}
READINGS = {"computed": "#009E73", "completed": "#56B4E9", "entered": "#E69F00", "ambiguous": "#D55E00",
            "unread": "#9AA5B1"}  # fmt: skip
AREAS = {"Bắc Bộ": "north", "Trung Bộ": "centre", "Nam Bộ": "south"}
NAMED = 3
"""Places that equally have the most and are named; of more it says how many."""
BLUE = theme.FIELD_COLOURS["defence_security"]


@exhibit
def totals(table: pd.DataFrame, evidence: Evidence) -> Exhibit:
    """Tell the sum of the fields as a share of the stated total, for each report where the two differ.

    `table` as from `measures.quality.totals`.
    """
    if table.empty:
        return sentence("totals", t("quality.no_breakdown"))
    if evidence.own:  # counted from the rows: they cannot but agree
        return sentence("totals", t("quality.totals_counted"))
    wrong = table[table["state"].ne("adds_up")].sort_values("ratio", ascending=False)
    if wrong.empty:
        return sentence("totals", t("quality.all_add_up", n=number(len(table))))
    full = table[table["n_fields"].eq(len(FIELDS))]
    finding = t("quality.totals_finding", wrong=number(full["state"].eq("contradiction").sum()), n=number(len(full)),
                right=number(full["state"].eq("adds_up").sum()))  # fmt: skip
    cut = int(full["state"].eq("partial").sum())
    finding += t("quality.totals_cut", n=number(cut)) if cut else ""
    return Exhibit(
        "totals", finding, "bars", marks(_total(row) for row in wrong.itertuples()),
        Axis(t("quality.totals_axis"), "share"), (t("label.place"), "", t("quality.totals_value")),
        subtitle=t("quality.totals_subtitle", shown=number(len(wrong)), all=number(len(table))),
        notes=(_whole(full), t("quality.totals_note")), bands=(Band(t("quality.totals_axis"), 1.0, 1.0),),
    )  # fmt: skip


def _whole(full: pd.DataFrame) -> str:
    """Say how many of the reports that state all fields there are of each state."""
    n = full["state"].value_counts()
    said = {state: number(n.get(state, 0)) for state in ("adds_up", "contradiction", "partial")}
    return t("quality.totals_counts", n=number(len(full)), **said)


def _total(row: Any) -> dict[str, Any]:
    sign = "+" if row.difference > 0 else "−"
    sums = f"{number(row.fields_sum)}/{number(row.total)} ({sign}{number(abs(row.difference))})"
    return {
        "row": f"{row.place}, {period(row.start, row.end)}", "low": row.ratio, "high": row.ratio, "text": sums,
        "detail": t(f"quality.{row.state}"), "colour": STATES[row.state], "sources": row.source_id,
    }  # fmt: skip


@exhibit
def gaps(table: pd.DataFrame, evidence: Evidence, division: str, area: str = "") -> Exhibit:
    """Tell how many facts there are of each place and year; empty cells are gaps.

    `table` as from `measures.quality.gaps` for the same division and area.
    """
    if table.empty or not table.to_numpy().sum():
        return sentence("gaps", t("quality.no_fact"))
    table = table.drop(columns=[year for year in table if not year and not table[year].any()])
    if table.size == 1:
        return sentence("gaps", t("quality.gaps_alone", top=theme.keep(table.index[0]), n=number(table.iat[0, 0]),
                                  year=table.columns[0] or t("quality.no_year").lower()))  # fmt: skip
    sums = table.sum(axis=1)
    empty, n = int((sums == 0).sum()), len(table)
    tops = list(sums.index[sums.eq(sums.max())])
    names = [f"{name} ({number(total)})" for name, total in sums.items()]
    rows = [
        {"row": row, "series": year or t("quality.no_year"), "low": n, "high": n, "colour": BLUE,
         "text": number(n) if n else "·"}
        for row, counts in zip(names, table.to_numpy().tolist(), strict=True)
        for year, n in zip(table, counts, strict=True)
    ]  # fmt: skip
    unit = t(f"quality.unit_{division}")
    key = "finding" if empty else "one" if n == 1 else "equal" if len(tops) == n else "full"
    top = ", ".join(map(theme.keep, tops)) if len(tops) <= NAMED else t("quality.gaps_several", n=number(len(tops)))
    each = number(sums.max()) if len(tops) == 1 else t("quality.gaps_each", n=number(sums.max()))
    finding = t(f"quality.gaps_{key}", empty=number(empty), n=number(n), unit=unit, top=top, most=each)
    words = area_words(area)
    made = Exhibit(
        "gaps", finding, "heat", marks(rows), Axis(),
        (t("label.place"), t("label.year"), t("quality.facts")),
        subtitle=t("quality.gaps_subtitle", area=words if area else words.lower(),
                   undated=number(table[""].sum() if "" in table else 0), total=number(sums.sum())),
        notes=(t("quality.gaps_note"),),
    )  # fmt: skip
    return cited(made, evidence, evidence.sources["source_id"])


def area_words(area: str) -> str:
    """Return the words for a region of the provinces table; empty means everywhere."""
    return t(f"quality.{AREAS[area]}") if area in AREAS else area or t("quality.everywhere")


@exhibit
def missing(table: pd.DataFrame, evidence: Evidence) -> Exhibit:
    """Name in a sentence the places that have no fact at all; `table` as from `measures.quality.gaps`."""
    return sentence("missing", _without(table))


def _without(table: pd.DataFrame) -> str:
    if table.empty:
        return t("quality.no_fact")
    names = table.index[table.sum(axis=1).eq(0)].tolist()
    if not names and len(table) == 1:
        return t("quality.say_one_place", place=table.index[0])
    if not names:
        return t("quality.say_no_gap", n=number(len(table)))
    return t("quality.say_gaps", n=number(len(table)), empty=number(len(names)), names=", ".join(names))


@exhibit
def published(years: pd.DataFrame, evidence: Evidence) -> Exhibit:
    """Tell the pages by year of publication, those that show none in a column of their own."""
    if years.empty:
        return sentence("published", t("quality.no_source"))
    total = int(years["n"].sum())
    dated = years[years["year"].ne("")]
    known = int(dated["n"].sum())
    if not known:
        return sentence("published", t("quality.published_none", total=number(total)))
    sizes = {row.year: int(row.n) for row in dated.itertuples()}
    span = [str(year) for year in range(int(min(sizes)), int(max(sizes)) + 1)]
    rows = [{"row": year, "low": sizes.get(year, 0), "high": sizes.get(year, 0), "colour": BLUE,
             "text": number(sizes[year]) if year in sizes else ""} for year in span]  # fmt: skip
    if total > known:
        rest = total - known
        undated = {
            "row": t("quality.no_year"),
            "low": rest,
            "high": rest,
            "text": number(rest),
            "colour": theme.NEUTRAL,
        }
        rows.append(undated)
    top = max(sizes, key=lambda year: sizes[year])
    finding = t("quality.published_finding", unknown=number(total - known), total=number(total), year=top,
                share=percent((total - known) / total), n=number(sizes[top]))  # fmt: skip
    made = Exhibit(
        "published", finding, "columns", marks(rows), Axis(t("quality.pages")),
        (t("label.year"), "", t("quality.pages")),
        subtitle=t("quality.published_subtitle", known=number(known), total=number(total)),
        notes=(t("quality.publishers_note"),), emphasis=(top,),
    )  # fmt: skip
    return cited(made, evidence, evidence.sources["source_id"])


@exhibit
def publishers(table: pd.DataFrame, evidence: Evidence, most: int = 15) -> Exhibit:
    """Tell the publishers with the most pages, and the rest of them in one row."""
    if table.empty:
        return sentence("publishers", t("quality.no_source"))
    if len(table) == 1:
        only = table.iloc[0]
        return sentence("publishers", t("quality.one_publisher", publisher=only["publisher"], n=number(only["n"])))
    shown, rest, total = table.head(most), table.iloc[most:], int(table["n"].sum())
    rows = [{"row": row.publisher, "low": row.n, "high": row.n, "text": number(row.n), "colour": BLUE}
            for row in shown.itertuples()]  # fmt: skip
    left = [t("quality.other_publishers", n=number(len(rest)), pages=number(rest["n"].sum()))] if len(rest) else []
    sums = int(shown["n"].sum())
    made = Exhibit(
        "publishers", t("quality.publishers_finding", n=number(len(shown)), share=percent(sums / total),
                        all=number(len(table))),
        "bars", marks(rows), Axis(t("quality.pages")), (t("quality.publisher"), "", t("quality.pages")),
        subtitle=t("quality.publishers_subtitle", n=number(len(shown)), all=number(len(table)), shown=number(sums),
                   total=number(total)),
        notes=(*left, t("quality.publishers_note")),
    )  # fmt: skip
    return cited(made, evidence, evidence.sources["source_id"])


@exhibit
def doubts(table: pd.DataFrame, evidence: Evidence) -> Exhibit:
    """Tell how many rows each kind of doubt touches; `table` as from `measures.quality.doubts`."""
    if table.empty:
        return sentence("doubts", t("quality.no_doubt"))
    rows = [
        {"row": f"{kind_words(row.check)} ({t(f'quality.table_{row.table}')})", "low": row.n, "high": row.n,
         "text": t("quality.doubts_bar", n=number(row.n), rows=number(row.rows)), "colour": theme.ACCENT}
        for row in table.itertuples()
    ]  # fmt: skip
    top = table.iloc[0]
    key = "quality.doubts_one" if len(table) == 1 else "quality.doubts_finding"
    made = Exhibit(
        "doubts", t(key, n=number(table["n"].sum()), kind=t(f"quality.check_{top['check']}"), most=number(top["n"])),
        "bars", marks(rows), Axis(), (t("quality.kind"), "", t("quality.facts")),
        subtitle=t("quality.doubts_subtitle"), notes=(t("quality.doubts_note"),),
    )  # fmt: skip
    return cited(made, evidence, evidence.sources["source_id"])


@exhibit
def listing(check: pd.DataFrame, evidence: Evidence, facts: pd.DataFrame, kind: str) -> Exhibit:
    """Tell the doubts of one kind as a table: the row, its place, what is doubtful, its source."""
    rows = check[check["check"].eq(kind)]
    if rows.empty:
        return sentence("listing", t("quality.no_doubt"))
    told = _told(evidence, facts)
    table = marks(
        {"row": place, "series": subject, "detail": row.detail, "sources": row.source_id}
        for row in rows.itertuples() for place, subject in [told.get(row.row_id, (row.row_id, row.row_id))]
    )  # fmt: skip
    return Exhibit(
        "listing", t("quality.kind_count", kind=kind_words(kind), n=number(len(rows))), "table", table, Axis(),
        (t("label.place"), t("quality.row"), ""),
    )  # fmt: skip


def _told(evidence: Evidence, facts: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """Return place and name of each row that a doubt may be of: a number, a model, a model's figure, a page."""
    told = {fact.row_id: (fact.place, subject_of(fact.subject)) for fact in facts.itertuples()}
    told |= {row.outcome_id: told[row.model_id] for row in evidence.outcomes.itertuples() if row.model_id in told}
    return told | {page.source_id: (publisher(page.publisher), page.title) for page in evidence.sources.itertuples()}


def kinds(doubts: pd.DataFrame) -> dict[str, str]:
    """Return the kinds of doubt to choose from, with their number."""
    sizes = doubts.groupby("check", sort=False)["n"].sum()
    words = {kind: t("quality.kind_count", kind=kind_words(kind), n=number(n)) for kind, n in sizes.items()}
    return words or {"": t("quality.none")}


def kind_words(kind: str) -> str:
    """Return the name of one kind of doubt, as at the start of a line."""
    words = t(f"quality.check_{kind}")
    return words[:1].upper() + words[1:]


@exhibit
def readings(table: pd.DataFrame, evidence: Evidence) -> Exhibit:
    """Tell how each figure came to its number, as shares of each table; `table` as from `measures.quality.readings`."""
    total = int(table["n"].sum())
    if not total:
        return sentence("readings", t("quality.no_figure"))
    sums = table.groupby("table")["n"].sum()
    names = [name for name in ("counts", "outcomes") if sums.get(name, 0)]
    of = table.groupby("reading")["n"].sum()
    found = {(row.table, row.reading): int(row.n) for row in table.itertuples()}
    rows = [
        {"row": t(f"quality.numbers_{name}"), "series": t(f"quality.{reading}"), "low": n / sums[name],
         "high": n / sums[name], "text": part_of(n, sums[name]), "colour": colour,
         "end": number(sums[name])}
        for reading, colour in READINGS.items() if of[reading]
        for name in names for n in [found[name, reading]]
    ]  # fmt: skip
    if of["computed"] == total:
        return sentence("readings", t("quality.readings_all", total=number(total)))
    finding = t("quality.readings_finding", share=percent(of["computed"] / total), computed=number(of["computed"]),
                total=number(total), completed=number(of["completed"]), entered=number(of["entered"]),
                ambiguous=number(of["ambiguous"]))  # fmt: skip
    made = Exhibit(
        "readings", finding, "shares", marks(rows), Axis(t("label.share"), "share"),
        (t("quality.numbers"), t("quality.reading"), t("label.share")),
        subtitle=t("quality.readings_subtitle", total=number(total)), notes=(t("quality.readings_note"),),
    )  # fmt: skip
    return cited(made, evidence, evidence.sources["source_id"])
