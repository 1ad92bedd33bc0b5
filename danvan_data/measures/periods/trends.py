"""How reports spread over the years: periods as segments, registered against recognised, places told twice."""

import pandas as pd

from danvan_data.evidence import Evidence, Place
from danvan_data.evidence.places import commune_labels, place_labels
from danvan_data.measures.reliability.checks import bounds
from danvan_data.vocabulary import COUNTS_OF_MODELS

LEVELS = ("province", "district", "commune", "sector")
KINDS = {
    "year": "one_year", "part_of_year": "part_or_mean", "average_per_year": "part_or_mean", "years": "several_years",
    "so_far": "open", "stock": "open",
}  # fmt: skip
SERIES = ["place", "basis", "years"]
"""What makes one series of totals: they differ in their period alone."""

SPAN_COLUMNS = [
    "count_id",
    "source_id",
    "place",
    "level",
    "province",
    "start",
    "end",
    "years",
    "period_kind",
    "counted",
    "low",
    "high",
    "basis",
    "contradicted",
    "qualifier",
    "tolerance",
]


def spans(counts: pd.DataFrame) -> pd.DataFrame:
    """Return every reported total of models as a segment over the years it covers.

    Facts told twice (`same_as`), parts and honoured people are left out; nothing is added up.

    Returns:
        One row a total: `count_id, source_id, place` (label), `level, province, start, end` (Int64, NA where
        the source gives none), `years` (Int64, how many years the segment covers, NA when open), `period_kind`,
        `counted` (`models`, or `models_and_examples` together), `low, high` (models; NaN for an open end; the bounds
        where the source contradicts itself), `basis`, `contradicted` (bool: whether it does), `qualifier` and
        `tolerance` as in `counts`.

    """
    totals = counts[
        counts["role"].eq("all")
        & counts["field"].eq("total")
        & counts["same_as"].eq("")
        & counts["counted"].isin(COUNTS_OF_MODELS)
    ]
    table = totals.assign(
        place=place_labels(totals),
        start=totals["period_start"],
        end=totals["period_end"],
        years=totals["period_end"] - totals["period_start"] + 1,
    )
    ends = bounds(counts)
    for end in ("low", "high"):
        table[end] = table["count_id"].map(ends[end]).fillna(table[end]).astype(float)
    return table.assign(contradicted=table["count_id"].isin(ends.index))[SPAN_COLUMNS].reset_index(drop=True)


def levels(spans: pd.DataFrame) -> list[str]:
    """Return the levels that any total speaks of, the widest first; the province where there is no total."""
    return [level for level in LEVELS if spans["level"].eq(level).any()] or ["province"]


def bases(spans: pd.DataFrame) -> list[str]:
    """Return the main bases on which any total is counted, in the order of a model's life."""
    return [basis for basis in ("registered", "built", "recognised") if spans["basis"].eq(basis).any()]


def period_kinds(spans: pd.DataFrame) -> pd.DataFrame:
    """Count the totals by what is known of their period.

    Returns:
        `kind` (`one_year`; `part_or_mean`: a part of a year, or a mean year; `several_years`; `open`: so far, at one
        time, or one end known; `unknown`) and `n`, in this order.

    """
    known = spans["start"].notna().astype(int) + spans["end"].notna().astype(int)
    kind = spans["period_kind"].map(KINDS).fillna(known.eq(0).map({True: "unknown", False: "open"}))
    order = ["one_year", "part_or_mean", "several_years", "open", "unknown"]
    return kind.value_counts().reindex(order, fill_value=0).rename_axis("kind").reset_index(name="n")


def repeated(spans: pd.DataFrame) -> pd.DataFrame:
    """Return the segments of the places that report more than once, most reports first.

    A report is what one page says of one period: a page that gives what was registered and what was recognised of it
    reports once.
    """
    reports = spans.drop_duplicates(["place", "source_id", "start", "end"]).groupby("place").size()
    n_reports = spans["place"].map(reports).astype(int)
    many = spans[n_reports > 1].assign(n_reports=n_reports)
    order = ["n_reports", "place", "start", "end"]
    return many.sort_values(order, ascending=[False, True, True, True]).reset_index(drop=True)


def dated(spans: pd.DataFrame) -> pd.DataFrame:
    """Return the segments with both ends of the places that have more than one such report."""
    known = spans[spans["start"].notna() & spans["end"].notna()]
    return repeated(known.drop(columns="n_reports", errors="ignore"))


def comparable(spans: pd.DataFrame) -> pd.DataFrame:
    """Return the segments that can be compared: of one place and basis, of equal length, more than one of them."""
    known = dated(spans)
    alike = known.groupby(SERIES, observed=True)["count_id"].transform("size") > 1
    return known[alike].reset_index(drop=True)


def moved(comparable: pd.DataFrame) -> dict[str, str]:
    """Say of each series, by the `count_id` of its last report, that it surely `rose` or `fell`, or is `unsure`."""
    found = {}
    for _, rows in comparable.groupby(SERIES, observed=True):
        first, last = (rows.sort_values(["end", "start"]).iloc[at] for at in (0, -1))
        rose, fell = last["low"] > first["high"], last["high"] < first["low"]
        found[str(last["count_id"])] = "rose" if rose else "fell" if fell else "unsure"
    return found


def moves(comparable: pd.DataFrame) -> tuple[int, int, int]:
    """Return how many series `comparable` holds, and how many of them surely rose and fell from first to last."""
    found = list(moved(comparable).values())
    return len(found), found.count("rose"), found.count("fell")


def by_year(models: pd.DataFrame, field: str | None = None, every_year: bool = False) -> pd.DataFrame:
    """Count named models by the one year they are dated, and by field.

    `every_year` counts a model that is told again in a later year in that year, too, as registers do; else
    it counts in the first one only. `field` narrows to one field.

    Returns:
        `year` (int), `field` and `n`; only models that state a single year.

    """
    dated = models[models["year_start"].notna() & models["year_start"].eq(models["year_end"])]
    if every_year:
        first = dated["same_as"].where(dated["same_as"].ne(""), dated["model_id"])
        dated = dated.assign(first=first).drop_duplicates(["first", "year_start"])
    else:
        dated = dated[dated["same_as"].eq("")]
    if field:
        dated = dated[dated["field"].eq(field)]
    counted = dated.groupby(["year_start", "field"], observed=True).size().rename("n").reset_index()
    return counted.rename(columns={"year_start": "year"}).astype({"year": int})


def dating(models: pd.DataFrame) -> dict[str, int]:
    """Return how many models there are (`total`), and how many state one year (`one_year`) or a period (`period`)."""
    own = models[models["same_as"].eq("")]
    one = own["year_start"].notna() & own["year_start"].eq(own["year_end"])
    return {
        "total": len(own),
        "one_year": int(one.sum()),
        "period": int((own["year_start"].notna() & ~one).sum()),
    }


def timeline(policies: pd.DataFrame, counts: pd.DataFrame, place: Place) -> pd.DataFrame:
    """Lay the policy documents beside the reports of one place.

    Documents of another province than the place's (as it was, or as it is today) are left out.

    Returns:
        `kind` (`policy` or `report`), `label`, `start`, `end` (timestamps), `source_id`; documents without a date
        have NaT.

    """
    of_place = counts[place.is_whole(counts.assign(place=place_labels(counts)))]
    homes = {"", *of_place["province"], *of_place["province_2025"]}
    documents = policies[policies["province"].isin(homes)]
    documents = documents.assign(kind="policy", label=documents["document"], start=documents["issued_on"])
    documents = documents.assign(end=documents["start"])
    reports = spans(of_place)
    reports = reports[reports["start"].notna() & reports["end"].notna()]
    reports = reports.assign(
        kind="report",
        label=reports["count_id"],
        start=pd.to_datetime(reports["start"].astype(str) + "-01-01"),
        end=pd.to_datetime(reports["end"].astype(str) + "-12-31"),
    )
    columns = ["kind", "label", "start", "end", "source_id", "low", "high", "basis", "qualifier", "tolerance"]
    both = [part.reindex(columns=columns) for part in (documents, reports)]
    return pd.concat([part.astype({"low": float, "high": float}) for part in both], ignore_index=True)


def rounds(models: pd.DataFrame) -> tuple[int, int] | None:
    """Return the last two years of registers, where the later one is of half of the earlier one's communes or more.

    Registers of other communes in each year are no rounds of the same: nothing in them is new or gone.
    """
    years = sorted(models["year_start"].dropna().unique())
    if len(years) < 2:
        return None
    communes = commune_labels(models)
    earlier, later = (set(communes[models["year_start"].eq(year)]) for year in years[-2:])
    return (int(years[-2]), int(years[-1])) if len(earlier & later) * 2 >= len(earlier) else None


def of_one_place(spans: pd.DataFrame, evidence: Evidence) -> pd.DataFrame:
    """Return the segments without those of all registers together, where each year's are of other communes."""
    together = evidence.own and rounds(evidence.models) is None
    return spans[~evidence.place.is_whole(spans)] if together else spans
