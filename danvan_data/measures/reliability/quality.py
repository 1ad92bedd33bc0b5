"""How far the evidence can be trusted: every fact with its page, what is doubtful, and what is missing."""

from typing import TYPE_CHECKING

import pandas as pd

from danvan_data.evidence.places import place_label, place_labels
from danvan_data.measures.reliability.checks import breakdowns
from danvan_data.text import sort_key

if TYPE_CHECKING:
    from danvan_data.evidence import Evidence

SAME_PROVINCE = {"Thừa Thiên Huế": "Huế"}
"""Names of one province that changed while its borders stayed."""

FACTS = ["source_id", "table", "row_id", "place", "commune", "province", "province_2025", "year", "subject",
         "figure", "same_as"]  # fmt: skip
"""The columns of `facts`."""

READINGS = ("computed", "ambiguous", "completed", "entered", "unread")


def facts(evidence: "Evidence") -> pd.DataFrame:
    """Return every reported number and every named model as one fact with its page.

    Returns:
        The columns of `FACTS`: `table` (`counts` or `models`), `row_id`, `place` (label), `commune, province,
        province_2025`, `year` (Int64: the last year that the fact speaks of, NA when not stated), `subject` (field
        code or the model's name), `figure` (the phrases as reported, joined by `; `; empty when a model has
        none) and `same_as`.

    """
    counts, models = evidence.reported, evidence.models
    said = evidence.outcomes.groupby("model_id")["as_reported"].agg("; ".join).astype("str")
    numbers = counts.assign(
        table="counts", row_id=counts["count_id"], place=place_labels(counts),
        year=counts["period_end"].fillna(counts["period_start"]), subject=counts["field"].astype(str),
        figure=counts["count_as_reported"],
    )  # fmt: skip
    where = models[["commune", "district", "province"]].itertuples(index=False)
    named = models.assign(
        table="models", row_id=models["model_id"],
        place=[place_label("", commune, district, province, "") for commune, district, province in where],
        year=models["year_end"], subject=models["name"], figure=models["model_id"].map(said).astype("str").fillna(""),
    )  # fmt: skip
    return pd.concat([numbers[FACTS], named[FACTS]], ignore_index=True)


def by_page(facts: pd.DataFrame) -> pd.DataFrame:
    """Return the facts with one page a row: a number counted over several files stands with each of them."""
    return facts.assign(source_id=facts["source_id"].str.split(", ")).explode("source_id", ignore_index=True)


def pages(facts: pd.DataFrame, outcomes: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Count what each page gives.

    Returns:
        The columns of `sources` and `counts, models, figures` (rows of each table that lead to the page).

    """
    sizes = by_page(facts).groupby(["source_id", "table"]).size().unstack(fill_value=0)
    sizes = sizes.reindex(columns=["counts", "models"], fill_value=0)
    sizes["figures"] = outcomes.groupby("source_id").size()
    table = sources.merge(sizes, left_on="source_id", right_index=True, how="left")
    return table.fillna({"counts": 0, "models": 0, "figures": 0}).astype({"counts": int, "models": int, "figures": int})


def totals(counts: pd.DataFrame) -> pd.DataFrame:
    """Return each stated total beside the sum of its fields, as `checks.breakdowns`, with words for its place.

    Returns:
        `place, start, end` (Int64), `total, fields_sum, difference` (models), `ratio` (`fields_sum / total`),
        `n_fields`, `state`, `total_id, source_id`; reports without an exact total are left out.

    """
    sets = breakdowns(counts)
    sets = sets[sets["state"].ne("no_total")]
    table = sets.assign(
        place=place_labels(sets), start=sets["period_start"], end=sets["period_end"],
        ratio=sets["fields_sum"] / sets["total"],
    )  # fmt: skip
    columns = ["place", "start", "end", "total", "fields_sum", "difference", "ratio", "n_fields", "state",
               "total_id", "source_id"]  # fmt: skip
    return table[columns].reset_index(drop=True)


def divisions(facts: pd.DataFrame, provinces: pd.DataFrame, own: bool = False) -> pd.DataFrame:
    """Return the places that a map of gaps must show, those without any fact included.

    Returns:
        `division` (`province`: the 63 provinces as reported; `province_2025`: the 34 of today; `commune`: those
        of a reader's own registers), `area` (region, or empty) and `name`, in Vietnamese order.

    """
    if own:
        names = facts.loc[facts["commune"].ne(""), "commune"].unique()
        table = pd.DataFrame({"division": "commune", "area": "", "name": names})
    else:
        known = provinces.assign(province=provinces["province"].replace(SAME_PROVINCE))
        parts = [
            known[["region", name]].set_axis(["area", "name"], axis=1).assign(division=name).drop_duplicates("name")
            for name in ("province", "province_2025")
        ]
        table = pd.concat(parts)[["division", "area", "name"]]
    return table.sort_values("name", key=lambda names: names.map(sort_key), kind="stable").reset_index(drop=True)


def widest(divisions: pd.DataFrame) -> str:
    """Return the first division of `divisions`: the provinces as reported, or the communes of a reader's registers."""
    return str(next((code for code in ("province", "commune") if divisions["division"].eq(code).any()), "commune"))


def gaps(facts: pd.DataFrame, divisions: pd.DataFrame, division: str, area: str = "") -> pd.DataFrame:
    """Count the facts of each place and year; facts told twice count once.

    Returns:
        One row a place of `divisions` (index `name`), one column a year from the first to the last (text) and a
        last column `""` for facts that state no year; each cell is a number of facts.

    """
    wanted = divisions[divisions["division"].eq(division) & (divisions["area"].eq(area) | (area == ""))]
    once = facts[facts["same_as"].eq("")]
    once = once.assign(name=once[division].replace(SAME_PROVINCE), at=once["year"].astype("str").fillna(""))
    once = once.assign(at=once["at"].replace("<NA>", ""))
    years = once["year"].dropna()
    columns = [str(year) for year in range(int(years.min()), int(years.max()) + 1)] if len(years) else []
    table = pd.crosstab(once["name"], once["at"])
    return table.reindex(index=wanted["name"], columns=[*columns, ""], fill_value=0)


def published(sources: pd.DataFrame) -> pd.DataFrame:
    """Count the pages by the year in which they were published.

    Returns:
        `year` (text; empty where the page does not show it) and `n` (pages), in order, the unknown last.

    """
    years = sources["published"].str.extract(r"^(\d{4})")[0].fillna("")
    table = years.value_counts().rename_axis("year").rename("n").reset_index()
    return table.sort_values("year", key=lambda year: year.where(year.ne(""), "9999")).reset_index(drop=True)


def publishers(sources: pd.DataFrame) -> pd.DataFrame:
    """Count the pages by publisher, files by their folder: `publisher`, `n` (pages), most first."""
    folders = sources["title"].str.rpartition("/")[0]
    who = sources["publisher"].where(sources["publisher"].ne(""), folders)
    return who.value_counts().rename_axis("publisher").rename("n").reset_index()


def doubts(check: pd.DataFrame, evidence: "Evidence") -> pd.DataFrame:
    """Count the doubts of each kind; `check` as from `Evidence.check()`.

    Returns:
        `check`, `table`, `n` (doubts) and `rows` (of the table they are found in), most first.

    """
    table = check.groupby(["check", "table"], sort=False).size().rename("n").reset_index()
    sizes = {name: len(getattr(evidence, name)) for name in ("sources", "counts", "models", "outcomes")}
    sizes["files"] = len(evidence.problems)
    table = table.assign(rows=table["table"].map(sizes))
    return table.sort_values("n", ascending=False, kind="stable").reset_index(drop=True)


def read_as(counts: pd.DataFrame, outcomes: pd.DataFrame) -> pd.DataFrame:
    """Say of each figure how it came to its number: `table`, `source_id` and `reading`; see `readings`."""
    by_counts = counts["entered"].map({True: "entered", False: "computed"}).astype("str")
    by_reader = outcomes["entered"].str.contains(r"\b(?:low|high)\b", regex=True)
    by_outcomes = pd.Series("computed", index=outcomes.index, dtype="str")
    by_outcomes[outcomes["entered"].ne("")] = "completed"
    by_outcomes[by_reader] = "entered"
    by_outcomes[outcomes["ambiguous"].ne("")] = "ambiguous"
    by_outcomes[outcomes["low"].isna() & outcomes["high"].isna()] = "unread"
    parts = (("counts", counts, by_counts), ("outcomes", outcomes, by_outcomes))
    tables = [
        pd.DataFrame({"table": name, "source_id": rows["source_id"], "reading": said}) for name, rows, said in parts
    ]
    return pd.concat(tables, ignore_index=True)


def readings(counts: pd.DataFrame, outcomes: pd.DataFrame) -> pd.DataFrame:
    """Count how each figure came to its number.

    Returns:
        `table` (`counts`, `outcomes`), `reading` and `n` (figures): `computed` by the parser from the phrase,
        `ambiguous` (the phrase can be read otherwise), `completed` (computed, with a unit or period
        that a reader saw in the context), `entered` (a reader's number stands) or `unread` (no number).

    """
    rows = read_as(counts, outcomes)
    parts = []
    for name in ("counts", "outcomes"):
        sizes = rows.loc[rows["table"].eq(name), "reading"].value_counts().reindex(READINGS, fill_value=0)
        parts.append(pd.DataFrame({"table": name, "reading": READINGS, "n": sizes.to_numpy()}))
    return pd.concat(parts, ignore_index=True)
