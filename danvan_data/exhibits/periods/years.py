"""Time: totals over the years they cover, what was registered and recognised, places told twice, models by year."""

from typing import Any

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.evidence.places import commune_labels
from danvan_data.exhibits import theme
from danvan_data.exhibits.exhibit import Axis, Exhibit, cited, exhibit, sentence
from danvan_data.exhibits.marks import marks
from danvan_data.exhibits.wording import part_of, told
from danvan_data.language import day, number, percent, period, t
from danvan_data.measures.periods import trends
from danvan_data.vocabulary import FIELDS_AS_REPORTED

MOST_ROWS = 16
WIDE = 20


@exhibit
def segments(spans: pd.DataFrame, evidence: Evidence, scope: str = "", most: int = MOST_ROWS) -> Exhibit:
    """Tell each reported total over the years it covers, the largest `most` of them.

    `spans` as from `measures.trends.spans`; rows without both ends of the period are counted in the note.
    """
    dated = spans[spans["start"].notna() & spans["end"].notna()]
    if dated.empty:
        return sentence("segments", t("trends.no_period", n=number(len(spans))))
    if len(spans) == 1:
        return sentence("segments", _single(dated.iloc[0]))
    drawn = dated.assign(size=dated["low"].fillna(dated["high"])).nlargest(most, "size")
    drawn = drawn.sort_values(["end", "start", "size"], ascending=False).reset_index(drop=True)
    subtitle = t(
        "trends.segments_subtitle", scope=scope or t("label.all"), n=number(len(drawn)), total=number(len(spans))
    )
    return Exhibit(
        "segments", _several(spans), "spans", marks(_span(row) for row in drawn.itertuples()), Axis("", "year"),
        (t("label.place"), t("label.basis"), t("label.models")), subtitle=subtitle,
        notes=tuple(filter(None, (_undrawn(spans), _torn(drawn)))),
    )  # fmt: skip


def _single(row: pd.Series) -> str:
    """Say the one total there is: one segment alone compares nothing."""
    basis = t(f"basis.{row['basis']}").lower()
    return t("trends.one_total", place=row["place"], period=period(row["start"], row["end"]), basis=basis,
             total=told(row)["text"])  # fmt: skip


def _undrawn(spans: pd.DataFrame) -> str:
    """Say how long the totals' periods are, those that are not drawn too."""
    several, unknown = int((spans["years"] > 1).fillna(False).sum()), int(spans["years"].isna().sum())
    single = len(spans) - several - unknown
    if not several and not unknown:
        return ""
    return t("trends.segments_counts", total=number(len(spans)), several=number(several), single=number(single),
             unknown=number(unknown))  # fmt: skip


def _several(spans: pd.DataFrame) -> str:
    """Say how many of the totals cover more than one year."""
    several = int((spans["years"] > 1).fillna(False).sum())
    if not several:
        unknown = int(spans["years"].isna().sum())
        key = "trends.segments_partly" if unknown else "trends.segments_single"
        return t(key, total=number(len(spans)), unknown=number(unknown))
    return t("trends.segments_finding", several=number(several), total=number(len(spans)))


def _torn(rows: pd.DataFrame) -> str:
    """Say how many of the totals are bounds, as their own source contradicts them."""
    n = int(rows["contradicted"].sum())
    return t("trends.contradicted", n=number(n)) if n else ""


def _span(row: Any, moved: str = "") -> dict[str, Any]:
    return {
        "row": row.place, "series": t(f"basis.{row.basis}"), **told(row), "start": str(row.start), "end": str(row.end),
        "colour": theme.BASIS_COLOURS[row.basis], "sources": row.source_id,
        "detail": t(f"trends.series_{moved}") if moved else "",
    }  # fmt: skip


@exhibit
def period_kinds(kinds: pd.DataFrame, evidence: Evidence) -> Exhibit:
    """Tell how many totals speak of one year, of several years, or leave the period open."""
    total = int(kinds["n"].sum())
    if not total:
        return sentence("period_kinds", t("trends.no_totals"))
    if evidence.own:  # nobody reported them: they are counted here, year by year
        return sentence("period_kinds", t("trends.counted"))
    if kinds["n"].max() == total:
        only = kinds.loc[kinds["n"].idxmax(), "kind"]
        return sentence("period_kinds", t(f"trends.all_{only}", n=number(total)))
    one = int(kinds.loc[kinds["kind"].eq("one_year"), "n"].sum())
    table = marks(
        {"row": t(f"trends.kind_{row.kind}"), "low": row.n, "high": row.n,
         "text": part_of(row.n, total),
         "colour": theme.BASIS_COLOURS["recognised"] if row.kind == "one_year" else theme.NEUTRAL}
        for row in kinds[kinds["n"].gt(0)].itertuples()
    )  # fmt: skip
    key = "trends.kinds_finding" if 2 * one < total else "trends.kinds_mostly"
    made = Exhibit(
        "period_kinds", t(key, n=number(one), total=number(total), share=percent(one / total)), "bars", table, Axis(),
        (t("label.period"), "", t("trends.totals")), subtitle=t("trends.kinds_subtitle", total=number(total)),
        notes=(t("trends.kinds_note"),), emphasis=(t("trends.kind_one_year"),),
    )  # fmt: skip
    return cited(made, evidence, evidence.counts["source_id"])


@exhibit
def repeated(spans: pd.DataFrame, evidence: Evidence) -> Exhibit:
    """Tell the places whose reports can be compared: same basis, periods of equal length, other years.

    `spans` as from `measures.trends.repeated`.
    """
    spans = trends.of_one_place(spans, evidence)
    dated, alike = trends.dated(spans), trends.comparable(spans)
    if dated.empty:
        return sentence("repeated", t("trends.no_repeated"))
    if alike.empty:
        return sentence("repeated", t("trends.none_comparable", n=number(dated["place"].nunique())))
    groups = [rows.sort_values(["end", "start"]) for _, rows in alike.groupby(trends.SERIES, observed=True)]
    moved = trends.moved(alike)
    n, rose, fell = trends.moves(alike)
    ways = (("rose", rose), ("fell", fell))
    words = [t(f"trends.repeated_{way}" if m else f"trends.repeated_none_{way}", n=number(m), series=number(n))
             for way, m in ways]  # fmt: skip
    key = "trends.repeated_one" if n == 1 else "trends.repeated_finding"
    finding = t(key, n=number(dated["place"].nunique()), comparable=number(alike["place"].nunique()),
                moves=", ".join(words))  # fmt: skip
    order = pd.concat(sorted(groups, key=lambda rows: (-int(rows["end"].max()), str(rows["place"].iloc[0]))))
    return Exhibit(
        "repeated", finding, "spans", marks(_span(row, moved.get(row.count_id, "")) for row in order.itertuples()),
        Axis("", "year"), (t("label.place"), t("label.basis"), t("label.models")),
        subtitle=t("trends.repeated_subtitle", n=number(alike["place"].nunique()), rows=number(len(order)),
                   all=number(dated["place"].nunique())),
        notes=tuple(filter(None, (t("trends.repeated_note"), _torn(order)))),
    )  # fmt: skip


@exhibit
def by_year(counted: pd.DataFrame, evidence: Evidence, dated: dict[str, int]) -> Exhibit:
    """Tell the named models by year and field; only models that state a single year are in it.

    `counted` as from `measures.trends.by_year`, `dated` as from `measures.trends.dating`.
    """
    if counted.empty:
        return sentence("by_year", t("trends.no_year"))
    sums = counted.groupby("year")["n"].sum()
    if len(sums) == 1:
        return sentence("by_year", t("trends.one_year", year=int(sums.index[0]), n=number(sums.iloc[0])))
    years = [str(year) for year in range(int(sums.index.min()), int(sums.index.max()) + 1)]
    found = {(str(row.year), row.field): row.n for row in counted.itertuples()}
    codes = [code for code in FIELDS_AS_REPORTED if counted["field"].eq(code).any()]
    table = marks(
        {"row": year, "series": t(f"field.{code}"), "low": found.get((year, code), 0),
         "high": found.get((year, code), 0), "text": number(found.get((year, code), 0)),
         "colour": theme.FIELD_COLOURS[code]}
        for code in codes for year in years
    )  # fmt: skip
    n, total = dated["one_year"], dated["total"]
    top = [str(int(year)) for year in sums.index[sums.eq(sums.max())]]
    key = "trends.year_finding" if len(top) == 1 else "trends.years_equal"
    made = Exhibit(
        "by_year", t(key, n=number(int(sums.max())), year=", ".join(top)), "columns", table,
        Axis(t("label.models")), (t("label.year"), t("label.field"), t("label.models")),
        subtitle=t("trends.year_subtitle", n=number(n), total=number(total), share=percent(n / total)),
        notes=(t("trends.year_note"),), emphasis=tuple(top),
    )  # fmt: skip
    return cited(made, evidence, evidence.models.loc[evidence.models["year_start"].notna(), "source_id"])


@exhibit
def totals_by_year(spans: pd.DataFrame, evidence: Evidence) -> Exhibit:
    """Tell the totals of single years of the whole place, a line a basis: only registers have them year by year."""
    own = spans[spans["years"].eq(1).fillna(False) & evidence.place.is_whole(spans)]
    wide = own.pivot_table(index="start", columns="basis", values="low", aggfunc="first", observed=True)
    wide = wide.loc[:, wide.notna().sum() > 1]
    if not wide.shape[1]:
        return sentence("totals_by_year", t("trends.no_years_to_compare"))
    years = range(int(wide.index.min()), int(wide.index.max()) + 1)
    wide = wide.reindex(years)  # a year without a total is a gap
    pages = own.drop_duplicates(["start", "basis"]).set_index(["start", "basis"])["source_id"]
    table = marks(
        {"row": str(year), "series": t(f"basis.{basis}"), "low": wide.at[year, basis], "high": wide.at[year, basis],
         "text": number(wide.at[year, basis]) if pd.notna(wide.at[year, basis]) else "",
         "colour": theme.BASIS_COLOURS[str(basis)], "sources": pages.get((year, basis), "")}
        for basis in wide for year in years
    )  # fmt: skip
    basis = wide.columns[0]
    known = wide[basis].dropna()
    change = known.iloc[-1] - known.iloc[0]
    key = "rose" if change > 0 else "fell" if change < 0 else "same"
    first, last = (_of_communes(evidence, int(known.index[at]), known.index) for at in (0, -1))
    finding = t(f"trends.totals_{key}", basis=t(f"basis.{basis}").lower(), first=first, last=last,
                before=number(known.iloc[0]), after=number(known.iloc[-1]))  # fmt: skip
    return Exhibit(
        "totals_by_year", finding, "lines", table, Axis(t("label.models")),
        (t("label.year"), t("label.basis"), t("label.models")),
        subtitle=t("trends.totals_subtitle", n=number(int(wide.notna().sum().sum()))), place=str(evidence.place),
        notes=(t("trends.totals_note"),),
    )  # fmt: skip


def _of_communes(evidence: Evidence, year: int, years: pd.Index) -> str:
    """Name a year, with the number of communes in its registers where it is not the same in every year."""
    communes = commune_labels(evidence.models)
    of = {int(each): set(communes[evidence.models["year_start"].eq(each)]) - {""} for each in years}
    if len({frozenset(each) for each in of.values()}) == 1:
        return str(year)
    return t("trends.of_communes", year=year, n=number(len(of[year])))


@exhibit
def timeline(events: pd.DataFrame, evidence: Evidence) -> Exhibit:
    """Tell policy documents (days) and the place's reports (periods) on one calendar.

    `events` as from `measures.trends.timeline`.
    """
    documents = events[events["kind"].eq("policy")].sort_values("start")
    reports = events[events["kind"].eq("report")].sort_values("start")
    dated = documents[documents["start"].notna()]
    if dated.empty and reports.empty:
        return sentence("timeline", t("trends.no_timeline"))
    rows = [*(_document(row) for row in dated.itertuples()), *(_report(row) for row in reports.itertuples())]
    before = dated[dated["start"] <= reports["start"].min()] if len(reports) else dated
    older = "trends.timeline_finding" if len(before) else "trends.timeline_none"
    key = older if len(reports) else "trends.timeline_documents"
    undated = documents.loc[documents["start"].isna(), "label"]
    return Exhibit(
        "timeline", t(key, n=number(len(before)), total=number(len(documents)), place=theme.keep(evidence.place.said)),
        "timeline",
        marks(rows), Axis("", "day"), (t("trends.event"), "", ""),
        subtitle=t("trends.timeline_subtitle", place=evidence.place.said, dated=number(len(dated)),
                   total=number(len(documents))), place=str(evidence.place),
        notes=(t("trends.timeline_note", documents=", ".join(undated)),) if len(undated) else (),
    )  # fmt: skip


def _document(row: Any) -> dict[str, Any]:
    when = row.start.date()
    return {"row": row.label, "text": day(when), "start": when.isoformat(), "end": when.isoformat(),
            "colour": theme.ACCENT, "sources": row.source_id}  # fmt: skip


def _report(row: Any) -> dict[str, Any]:
    count = told(row, "model")
    return {
        **count, "row": t("trends.report", count=count["text"], basis=t(f"basis.{row.basis}").lower()),
        "text": period(row.start.year, row.end.year), "start": row.start.date().isoformat(),
        "end": row.end.date().isoformat(), "colour": theme.BASIS_COLOURS[row.basis], "sources": row.source_id,
    }  # fmt: skip
