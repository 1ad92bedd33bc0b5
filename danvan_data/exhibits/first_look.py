"""The first look: every model a dot, how deep the knowledge goes, and how far the evidence reaches."""

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.exhibits import theme
from danvan_data.exhibits.exhibit import Axis, Exhibit, cited, exhibit, sentence
from danvan_data.exhibits.marks import marks
from danvan_data.exhibits.per import per_words
from danvan_data.exhibits.spread.fields import leading
from danvan_data.exhibits.wording import part_of, told
from danvan_data.language import number, period, t
from danvan_data.measures.overview import LEADING
from danvan_data.vocabulary import FIELDS, FIELDS_AS_REPORTED

MOST_DOTS = 600
"""Models that can be told apart as dots; more are told as bars of the same numbers."""


@exhibit
def dots(report: pd.DataFrame, evidence: Evidence, named: pd.DataFrame) -> Exhibit:
    """Tell each model of one report as a dot, in a band a field; the named ones carry a ring and their name.

    `report` holds one report of `measures.overview.complete_reports`, `named` the models known by name.
    """
    if report.empty:
        return sentence("dots", t("overview.no_report"))
    found = report.groupby("field", observed=True)["n"].sum()
    codes = [code for code in FIELDS_AS_REPORTED if code in FIELDS or found.get(code, 0)]
    sizes = found.reindex(codes, fill_value=0).astype(int)
    total, first = int(sizes.sum()), report.iloc[0]
    known = min(len(named), total)
    form = "dots" if total <= MOST_DOTS else "stacked" if known else "bars"
    colours = {"named": theme.FIELD_COLOURS["defence_security"], "unnamed": theme.NEUTRAL} if form == "stacked" else {}
    rows = []
    for field in codes:
        names = named.loc[named["field"].eq(field), "name"].tolist()[: sizes[field]]
        label = part_of(sizes[field], total)
        for series, n, detail in (
            ("named", len(names), "\n".join(names)), ("unnamed", int(sizes[field]) - len(names), ""),
        ):  # fmt: skip
            if n or not sizes[field]:
                rows.append({
                    "row": t(f"field.{field}"), "low": n, "high": n, "detail": detail, "end": label,
                    "series": "" if form == "bars" else t(f"overview.series_{series}"),
                    "text": label if form == "bars" else number(n),
                    "colour": colours.get(series, theme.FIELD_COLOURS[field]), "sources": first["source_id"],
                })  # fmt: skip
    when = period(first["start"], first["end"])
    if not total:
        return sentence("dots", t("overview.no_report"))
    by_size = sizes.rename_axis("field").rename("n").reset_index().assign(share=lambda rows: rows["n"] / total)
    finding = leading(
        by_size, report.assign(total=total).iloc[0]
    )  # the dots drawn, where a source's own total is another
    largest = tuple(t(f"field.{code}") for code in sizes.index[sizes.eq(sizes.max())])
    return Exhibit(
        "dots", finding, form, marks(rows), Axis(t("label.models")),
        (t("label.field"), "", t("label.models")),
        subtitle=t(f"overview.{'dots' if form == 'dots' else 'bands'}_{'subtitle' if known else 'unnamed'}",
                   basis=t(f"basis.{first['basis']}").lower(), named=number(known),
                   total=number(total)),
        place=str(first["place"]), period=when, emphasis=largest,
    )  # fmt: skip


@exhibit
def depth(stages: pd.DataFrame, evidence: Evidence, report: pd.DataFrame) -> Exhibit:
    """Tell how many models of a report are named, and how many of these have a figure, or money.

    `stages` as from `measures.overview.depth` of the same report.
    """
    known = stages.set_index("stage")["n"]
    reported = int(known.get("reported", 0))
    if not reported:
        return sentence("depth", t("overview.no_report"))
    if not known["named"]:
        where = theme.named(report["place"].iloc[0])
        return sentence("depth", t("overview.depth_none", total=number(reported), place=where))
    blue, page, place = (
        theme.FIELD_COLOURS["defence_security"],
        report["source_id"].iloc[0],
        str(report["place"].iloc[0]),
    )
    table = marks(
        {"row": t(f"overview.{stage}"), "low": n, "high": n,
         "text": number(n) if stage == "reported" else part_of(n, reported),
         "colour": theme.NEUTRAL if stage == "reported" else blue, "sources": page}
        for stage, n in known.items() if stage != "named" or n < reported
    )  # fmt: skip
    n = int(known["with_figures"])
    whole = "overview.depth_all" if n else "overview.depth_all_unknown"
    finding = t(
        whole if known["named"] >= reported else "overview.depth_finding",
        named=number(known["named"]), total=number(reported), figures=number(n), place=theme.named(place),
        known=t("overview.depth_known" if n else "overview.depth_unknown", n=number(n)),
    )  # fmt: skip
    return Exhibit(
        "depth", finding, "bars", table, Axis(), (t("label.coverage"), "", t("label.models")),
        subtitle=t("overview.depth_subtitle", place=theme.named(place), total=number(reported)),
        notes=(t("overview.depth_note"),), place=place,
    )  # fmt: skip


def judged(exhibit: Exhibit) -> tuple[int, int] | None:
    """Return of how many models results can be judged, and how many there are, as `depth` tells them; else None."""
    rows = exhibit.table.drop_duplicates("row").set_index("row")["low"]
    known, total = t("overview.with_figures"), t("overview.reported")
    return (
        (int(rows[known]), int(rows[total])) if exhibit.name == "depth" and {known, total} <= set(rows.index) else None
    )


@exhibit
def figures(figures: pd.DataFrame, evidence: Evidence) -> Exhibit:
    """Tell every figure of the named models of a report as a table; `figures` as from `measures.overview.figures`."""
    if figures.empty:
        return sentence("figures", t("overview.no_figures"))
    table = marks(
        {"row": row.name, "series": t(f"indicator.{row.indicator}"), **told(row, row.unit, per=per_words(row.per)),
         "said": row.as_reported, "sources": row.source_id}
        for row in figures.itertuples()
    )  # fmt: skip
    models = figures["name"].nunique()
    return Exhibit(
        "figures", t("overview.figures_finding", n=number(len(figures)), models=number(models)), "table", table,
        Axis("", "amount"), (t("label.model"), t("label.indicator"), t("overview.reading")),
        notes=(t("overview.figures_note"),),
    )  # fmt: skip


@exhibit
def reach(provinces: pd.DataFrame, evidence: Evidence, most: int = LEADING) -> Exhibit:
    """Tell where the evidence comes from: reported numbers and named models of the leading provinces, and the rest.

    `provinces` as from `measures.overview.by_province`.
    """
    if provinces.empty:
        return sentence("reach", t("overview.no_province"))
    if len(provinces) == 1:
        only = provinces.iloc[0]
        return sentence("reach", t("overview.one_province", province=only["province"], n=number(only["total"])))
    leading, rest = provinces.head(most), provinces.iloc[most:]
    colours = {"counts": theme.FIELD_COLOURS["defence_security"], "models": theme.FIELD_COLOURS["economy"]}
    colours = {kind: colour for kind, colour in colours.items() if provinces[kind].sum()}
    named = [(row.province, {kind: getattr(row, kind) for kind in colours}) for row in leading.itertuples()]
    table = marks(
        {"row": name, "series": t(f"overview.{kind}"), "low": n[kind], "high": n[kind], "text": number(n[kind]),
         "colour": colour}
        for name, n in named for kind, colour in colours.items()
    )  # fmt: skip
    left = [t("overview.other_provinces", n=number(len(rest)), rows=number(rest["total"].sum()))] if len(rest) else []
    total, sources = int(provinces["total"].sum()), len(evidence.sources)
    key = "overview.reach_finding" if len(rest) else "overview.reach_whole"
    rows = number(leading["total"].sum())
    finding = t(key, n=number(len(leading)), rows=rows, all=number(len(provinces)), total=number(total))
    shown_ = Exhibit(
        "reach", finding, "stacked", table,
        Axis(t("overview.rows")), (t("label.province"), "", t("overview.rows")),
        subtitle=t("overview.reach_subtitle", sources=number(sources), all=number(len(provinces)), total=number(total)),
        notes=(*left, t("overview.reach_note")),
    )  # fmt: skip
    return cited(shown_, evidence, evidence.sources["source_id"])


def tables(evidence: Evidence) -> pd.DataFrame:
    """Say how many rows each table of the evidence has, and what one row is."""
    names = ("sources", "counts", "models", "outcomes", "policies", "benchmarks")
    return pd.DataFrame(
        {
            t("overview.table"): [f"evidence.{name}" for name in names],
            t("overview.one_row"): [t(f"overview.row_{name}") for name in names],
            t("overview.rows"): [len(getattr(evidence, name)) for name in names],
        }
    )
