"""Models by field: of one place, beside other places, from place to place, and how many of them are named."""

from typing import Any

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.evidence.places import place_shown
from danvan_data.exhibits import theme
from danvan_data.exhibits.exhibit import Axis, Exhibit, exhibit, sentence
from danvan_data.exhibits.marks import marks
from danvan_data.exhibits.wording import part_of
from danvan_data.language import number, percent, period, t
from danvan_data.measures.spread.distribution import FEW, least_known, rank_of, shares_of
from danvan_data.vocabulary import FIELDS_AS_REPORTED

SIGNS = {"contradiction": " *", "partial": " †"}
"""The sign of a report whose total is not the sum of its fields, or whose list was cut short."""
LEVELS = {"district commune": "levels_places", "province": "levels_province", "sector": "levels_sector"}
"""The levels whose mixes are compared with each other, and the catalogue's words for them."""
LEAST = 3
"""Reports, or models, below which a comparison is not worth a sentence."""


@exhibit
def by_field(report: pd.DataFrame, evidence: Evidence, show: str = "number") -> Exhibit:
    """Tell the models of one report by field as bars; `show` is `number` or `share`.

    `report` as one report of `measures.distribution.mixes`.
    """
    if report.empty:
        return sentence("by_field", t("distribution.no_report"))
    rows, first = _ordered(report), report.iloc[0]
    share = show == "share"
    said = [part_of(row.n, row.total) for row in rows.itertuples()]
    table = marks(
        {**_field_mark(row), "low": row.share if share else row.n, "high": row.share if share else row.n, "text": text}
        for row, text in zip(rows.itertuples(), said, strict=True)
    )
    key = "distribution.wrong_subtitle" if first["state"] == "contradiction" else "distribution.field_subtitle"
    clear = rows.loc[rows["field"].ne("unclear"), "n"].sum()
    stated = first["total"] if pd.isna(first["stated"]) else first["stated"]
    return Exhibit(
        "by_field", leading(rows, first), "bars", table,
        Axis(t("label.share" if share else "label.models"), "share" if share else "count"),
        (t("label.field"), "", t("label.models")),
        subtitle=t(key, basis=_basis(first), n=number(clear), total=number(stated)),
        notes=_sign_notes(rows), place=str(first["place"]), period=period(first["start"], first["end"]),
        emphasis=_emphasis(rows),
    )  # fmt: skip


def leading(rows: pd.DataFrame, first: pd.Series) -> str:
    """Say which field is the largest; of few models how many, and of equals that they are equal."""
    top = rows[rows["n"].eq(rows["n"].max())]
    said = {"total": number(first["total"]), "place": theme.named(first["place"]),
            "period": period(first["start"], first["end"])}  # fmt: skip
    if len(top) > 1:
        fields = ", ".join(t(f"field.{code}") for code in top["field"])
        return t("distribution.field_equal", fields=fields, n=number(top["n"].iloc[0]), **said)
    row = top.iloc[0]
    if first["total"] < FEW:
        return t("distribution.field_few", field=_field(row["field"]), n=number(row["n"]), **said)
    return t("distribution.field_finding", field=_field(row["field"]), share=percent(row["share"]), **said)


def _emphasis(rows: pd.DataFrame) -> tuple[str, ...]:
    return tuple(t(f"field.{code}") for code in rows.loc[rows["n"].eq(rows["n"].max()), "field"])


def _field_mark(row: Any) -> dict[str, Any]:
    return {"row": t(f"field.{row.field}"), "colour": theme.FIELD_COLOURS[row.field], "sources": row.source_id}


@exhibit
def against_peers(
    report: pd.DataFrame, evidence: Evidence, peers: pd.DataFrame, field: str, rank: tuple[int, int]
) -> Exhibit:
    """Tell one report's mix as bars, each other place beside it as a dot in the lane of its field.

    `peers` as from `measures.distribution.peers`, `rank` of `field` as from `measures.distribution.rank`.
    """
    if report.empty:
        return sentence("against_peers", t("distribution.no_report"))
    if evidence.own and evidence.place.level == "sector":
        return sentence("against_peers", t("distribution.no_place"))
    if report["state"].iloc[0] == "contradiction":
        return sentence("against_peers", t("distribution.contradicted", place=theme.named(report["place"].iloc[0])))
    if report["total"].iloc[0] < FEW:
        return sentence("against_peers", t("distribution.few_models", total=number(report["total"].iloc[0])))
    n = peers["report"].nunique()
    if n < LEAST:
        return sentence("against_peers", t("distribution.few_peers", n=number(n)))
    rows, first = _ordered(report), report.iloc[0]
    own = str(first["place"])
    mine = [
        {**_field_mark(row), "series": own, "low": row.share, "high": row.share,
         "text": t("distribution.bar_models", n=number(row.n), share=percent(row.share))}
        for row in rows.itertuples()
    ]  # fmt: skip
    dots = [
        {**_field_mark(row), "series": _report(row), "low": row.share, "high": row.share, "colour": theme.MUTED,
         "text": t("distribution.of_models", n=number(row.n), total=number(row.total), share=percent(row.share))}
        for row in peers[peers["field"].isin(rows["field"])].itertuples()
    ]  # fmt: skip
    share = rows.loc[rows["field"].eq(field), "share"].max()
    when = period(first["start"], first["end"])
    finding = t("distribution.peers_finding", field=_field(field), place=theme.named(own), share=percent(share),
                rank=rank[0], n=rank[1], period=when)  # fmt: skip
    return Exhibit(
        "against_peers", finding, "lane", marks([*mine, *dots]), Axis(t("label.share"), "share"),
        (t("label.field"), t("distribution.each_dot"), t("label.share")),
        subtitle=t("distribution.peers_subtitle", total=number(first["total"]), n=number(n)),
        notes=(t("distribution.peers_note"),), place=own, period=when, emphasis=(t(f"field.{field}"),),
    )  # fmt: skip


def comparable(mixes: pd.DataFrame, focus: str) -> pd.DataFrame:
    """Return the mixes of `FEW` models or more, and that of the place in focus: of one model there is no mix."""
    return mixes[mixes["total"].ge(FEW) | mixes["place"].eq(focus)]


@exhibit
def mixes(
    mixes: pd.DataFrame, evidence: Evidence, level: str = "", sort: str = "culture_society", focus: str = ""
) -> Exhibit:
    """Tell the mix of each report as a row of 100 %, sorted by the share of the field `sort`.

    `level` is the words for the levels chosen; the report on `focus` (its label) is set in bold. Reports that
    contradict themselves are marked and left out of the finding.
    """
    if mixes.empty:
        return sentence("mixes", t("distribution.no_report"))
    whole, mixes = mixes, mixes[mixes["total"].ge(FEW)]
    if mixes.empty:
        return sentence("mixes", t("distribution.few_models", total=number(whole["total"].max())))
    shares = mixes[mixes["field"].eq(sort)].set_index("report")["share"]
    order = list(dict.fromkeys(mixes["report"]))
    order.sort(key=lambda report: -shares.get(report, 0.0))
    codes = [code for code in FIELDS_AS_REPORTED if mixes["field"].eq(code).any()]
    parts = {(part.report, part.field): part for part in mixes.itertuples()}
    rows = [_layer(parts[report, code], code) for code in codes for report in order if (report, code) in parts]
    bold = {_report(head) for head in mixes.drop_duplicates("report").itertuples() if head.place == focus}
    subtitle = t("distribution.mix_subtitle", n=number(len(order)), level=level or t("distribution.level_all"))
    finding = _mix_finding(mixes, sort)
    if place := _mix_of(mixes, sort, focus):
        finding, subtitle = place, f"{subtitle}. {_mix_led(shares_of(mixes, sort), sort)}"
    return Exhibit(
        "mixes", finding, "shares", marks(rows), Axis("", "share"),
        (t("label.place"), t("label.field"), t("label.share")), subtitle=subtitle,
        notes=(*_sign_notes(mixes), *_few_note(whole)),
        emphasis=tuple(bold) if place else (),  # the rows that the finding speaks of
    )  # fmt: skip


def _layer(row: Any, code: str) -> dict[str, Any]:
    of = t("distribution.of_models", n=number(row.n), total=number(row.total), share=percent(row.share))
    return {
        "row": _report(row), "series": t(f"field.{code}"), "low": row.share, "high": row.share,
        "text": percent(row.share), "detail": of, "colour": theme.FIELD_COLOURS[code], "sources": row.source_id,
        "look": "pale" if row.state == "contradiction" else "",
        "end": f"{number(row.total)}{SIGNS.get(row.state, '')}",
    }  # fmt: skip


def _report(row: Any) -> str:
    """Name a report: its place, years and what it counts, with the sign that a note explains."""
    when = t("distribution.no_period") if pd.isna(row.start) and pd.isna(row.end) else period(row.start, row.end)
    return f"{place_shown(row.place)} ({when}, {t(f'basis.{row.basis}').lower()}){SIGNS.get(row.state, '')}"


def _mix_finding(mixes: pd.DataFrame, field: str) -> str:
    table = shares_of(mixes, field)
    if table.empty:
        return t("distribution.few_models", total=number(mixes["total"].max()))
    if not table["share"].any():
        return t("distribution.mix_none", field=_field(field), n=number(len(table)))
    if len(table) == 1:
        only = table.iloc[0]
        share, place = percent(only["share"]), theme.named(only["place"])
        return t("distribution.mix_only", field=_field(field), share=share, place=place)
    if len(table) < LEAST or table["share"].nunique() == 1:
        return _mix_led(table, field)
    return t(
        "distribution.mix_finding", field=_field(field), total=number(len(table)), n=number(table["leads"].sum()),
        **_mix_ends(table),
    )  # fmt: skip


def _mix_of(mixes: pd.DataFrame, field: str, focus: str) -> str:
    """Say where the place in focus stands among the others; "" where there are too few, or it is none of them."""
    table = shares_of(mixes, field)
    if len(table) < LEAST or table["share"].nunique() == 1 or not table["place"].eq(focus).any():
        return ""
    here = table.loc[table["place"].eq(focus), "share"].iloc[0]
    ends = [(table["share"].max(), "mix_first"), (table["share"].min(), "mix_last")]
    alone = table["share"].eq(here).sum() == 1  # of equals none is the first
    key = next((name for end, name in ends if alone and here == end), "mix_place")
    return t(
        f"distribution.{key}", place=theme.named(focus), rank=number(rank_of(table, focus)),
        total=number(len(table)), field=_field(field).lower(), **_mix_ends(table),
    )  # fmt: skip


def _mix_ends(table: pd.DataFrame) -> dict[str, str]:
    least, most = table.loc[table["share"].idxmin()], table.loc[table["share"].idxmax()]
    return {"low": percent(least["share"]), "place_low": theme.named(least["place"]),
            "high": percent(most["share"]), "place_high": theme.named(most["place"])}  # fmt: skip


def _mix_led(table: pd.DataFrame, field: str) -> str:
    n, total = number(table["leads"].sum()), number(len(table))
    return t("distribution.mix_few", field=_field(field), n=n, total=total)


@exhibit
def difference(points: pd.DataFrame, evidence: Evidence, report: pd.DataFrame, other: pd.DataFrame) -> Exhibit:
    """Tell how far one report's mix is from another's, field by field, in percentage points.

    `points` as from `measures.distribution.difference` of the same two reports.
    """
    if report.empty or other.empty:
        return sentence("difference", t("distribution.no_other"))
    first, second = report.iloc[0], other.iloc[0]
    if first["report"] == second["report"]:
        return sentence("difference", t("distribution.same_place"))
    if torn := [each["place"] for each in (first, second) if each["state"] == "contradiction"]:
        return sentence("difference", t("distribution.contradicted", place=theme.named(torn[0])))
    rows = points.dropna(subset=["points"])
    if rows.empty:
        return sentence("difference", t("distribution.no_other"))
    pages = ", ".join(dict.fromkeys((first["source_id"], second["source_id"])))
    table = marks(
        {"row": t(f"field.{row.field}"), "low": row.points, "high": row.points, "text": _signed(row.points),
         "detail": t("distribution.difference_of", share=percent(row.share), other=percent(row.other)),
         "colour": theme.FIELD_COLOURS[row.field], "sources": pages}
        for row in rows.itertuples()
    )  # fmt: skip
    far = rows.loc[rows["points"].abs().idxmax()]
    more = t("distribution.more" if far["points"] > 0 else "distribution.less")
    finding = t("distribution.difference_finding", field=_field(far["field"]), place=theme.named(first["place"]),
                more=more, other=theme.named(second["place"]), points=number(abs(far["points"]), 1))  # fmt: skip
    subtitle = t("distribution.difference_subtitle", place=theme.named(first["place"]), n=number(first["total"]),
                 period=period(first["start"], first["end"]), other=theme.named(second["place"]),
                 m=number(second["total"]), other_period=period(second["start"], second["end"]))  # fmt: skip
    return Exhibit(
        "difference", finding, "signed", table, Axis(t("distribution.difference_axis"), "points"),
        (t("label.field"), "", t("distribution.difference_axis")), subtitle=subtitle,
        notes=_sign_notes(pd.concat([report, other])) or (t("distribution.difference_note"),),
        place=str(first["place"]), emphasis=(t(f"field.{far['field']}"),),
    )  # fmt: skip


@exhibit
def coverage(table: pd.DataFrame, evidence: Evidence, report: pd.DataFrame) -> Exhibit:
    """Tell how many models of each field are known by name, inside how many are reported.

    `table` as from `measures.distribution.coverage`. A whole that is named by definition is one sentence.
    """
    if table.empty or report.empty:
        return sentence("coverage", t("distribution.no_report"))
    first = report.iloc[0]
    named, total = int(table["named"].sum()), int(table["reported"].sum())
    place = theme.named(first["place"])
    if named >= total:
        return sentence("coverage", t("distribution.coverage_all", total=number(total), place=place))
    if not named:
        return sentence("coverage", t("distribution.coverage_none", total=number(total), place=place))
    shares = table["named"] / table["reported"].where(table["reported"] > 0)
    names = (t("distribution.series_named"), t("distribution.series_reported"))
    rows = []
    for row, share in zip(table.itertuples(), shares, strict=True):
        of = t("distribution.coverage_bar", named=number(row.named), reported=number(row.reported),
               share=percent(share))  # fmt: skip
        shared = {"row": t(f"field.{row.field}"), "colour": theme.FIELD_COLOURS[row.field],
                  "sources": first["source_id"]}  # fmt: skip
        rows.append({**shared, "series": names[0], "low": row.named, "high": row.named, "text": of})
        rows.append({**shared, "series": names[1], "low": row.reported, "high": row.reported,
                     "text": number(row.reported)})  # fmt: skip
    least = least_known(table)
    when = period(first["start"], first["end"])
    finding = t("distribution.coverage_finding", named=number(named), total=number(total), place=place,
                field=_field(least["field"]).lower(), share=percent(shares.min()))  # fmt: skip
    return Exhibit(
        "coverage", finding, "parts", marks(rows), Axis(t("label.models")), (t("label.field"), "", t("label.models")),
        subtitle=t("distribution.coverage_subtitle", named=number(named), total=number(total), period=when),
        notes=(t("distribution.coverage_note"),), place=str(first["place"]), period=when,
    )  # fmt: skip


def _ordered(report: pd.DataFrame) -> pd.DataFrame:
    order = {code: at for at, code in enumerate(FIELDS_AS_REPORTED)}
    return report.sort_values("field", key=lambda codes: codes.map(order)).reset_index(drop=True)


def _field(code: str) -> str:
    return theme.keep(t(f"field.{code}"))


def _basis(row: pd.Series) -> str:
    return t(f"basis.{row['basis']}").lower()


def _sign_notes(rows: pd.DataFrame) -> tuple[str, ...]:
    states = set(rows["state"])
    return tuple(t(f"distribution.{state}_note") for state in SIGNS if state in states)


def _few_note(rows: pd.DataFrame) -> tuple[str, ...]:
    """Say how many reports are of too few models for shares."""
    n = rows.loc[rows["total"].lt(FEW), "report"].nunique()
    return (t("distribution.few_left_out", n=number(n), few=number(FEW)),) if n else ()


def _signed(points: float) -> str:
    return ("+" if points > 0 else "−" if points < 0 else "") + number(abs(points), 1)
