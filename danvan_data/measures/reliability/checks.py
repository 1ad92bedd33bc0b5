"""What is doubtful in the evidence: totals that do not add up, facts told twice, periods without an end."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from danvan_data.evidence.remembered import once
from danvan_data.language import interval, money, number, t
from danvan_data.measures.economy.prices import income_per_head
from danvan_data.measures.economy.returns import hectares_of
from danvan_data.measures.figures import figures
from danvan_data.measures.reliability import conflicts
from danvan_data.text import match_key
from danvan_data.vocabulary import FIELDS

if TYPE_CHECKING:
    from danvan_data.evidence import Evidence

REPORT = ["source_id", "level", "commune", "district", "province", "sector",
          "period_start", "period_end", "basis", "counted"]  # fmt: skip
"""What makes two counts parts of one report."""

_START, _END = REPORT.index("period_start"), REPORT.index("period_end")

CUT_MARKS = ("field_as_reported", "note")
"""The columns in which a reader wrote that a page's text ended too early."""

CUT = r"excerpt (?:is )?cut|beyond the excerpt"
"""How a reader wrote it."""

COLUMNS = ["check", "table", "row_id", "source_id", "detail"]

Doubts = Iterable[tuple[str, ...]]
"""Rows of `COLUMNS`."""


def check(evidence: "Evidence") -> pd.DataFrame:
    """Return everything doubtful in the evidence.

    Returns:
        One row a doubt: `check` (its code), `table`, `row_id`, `source_id`, `detail` (a sentence in the
        reader's language). Nothing is mended or dropped because of it.

    """
    counts, models, outcomes = evidence.reported, evidence.models, evidence.outcomes
    standing = _standing(evidence)
    found = [
        *_totals(counts),
        *_splits(counts),
        *_parts(counts),
        *_pages(counts, standing),
        *_codes(counts, outcomes),
        *_implied(evidence),
        *_twins(counts, models, standing),
        *_unlinked(counts, standing),
        *_open_periods(counts),
        *_ambiguous(outcomes),
        *([] if evidence.own else _without_address(evidence.sources)),
        *_unread(evidence),
    ]
    return pd.DataFrame(found, columns=COLUMNS)


def _unread(evidence: "Evidence") -> Doubts:
    """Every row or file of own registers that is to be checked, with what the reader of registers says of it."""
    files = dict(zip(evidence.sources["title"], evidence.sources["source_id"], strict=True))
    told = evidence.problems.itertuples()
    rows = [(f"{row.source_file}, {row.source_row}".rstrip(", "), row.source_file, row.message) for row in told]
    return [("unread", "files", name, files.get(file, ""), message) for name, file, message in rows]


def breakdowns(counts: pd.DataFrame) -> pd.DataFrame:
    """Return each report that breaks a total down by field, with the sum of its fields beside the total.

    Facts told twice are left out. Where a page gives the fields only, the total is that of another page for
    the same place, basis and period, if there is exactly one.

    Returns:
        One row a report: the columns of `REPORT`, `total_id` and `total_source` (of the row that states the
        total, else of the first field), `total` and `fields_sum` (float, NaN where the source gives no exact
        number), `n_fields` (how many of the four fields are stated), `cut` (True where the reader saw only
        the beginning of the list), `difference` (`fields_sum - total`), and `state`: `adds_up`, `partial`
        (fields are missing or the list is cut, and the sum stays below the total), `contradiction` (all is
        stated, or the sum is above the total, and yet it is not the total) or `no_total` (nothing exact to
        compare).

    """
    live = counts[counts["same_as"].eq("")]
    fields, totals = (
        _records(live[live["role"].eq("field")]),
        _records(live[live["role"].eq("all") & live["field"].eq("total")]),
    )
    reports, wholes = defaultdict(list), defaultdict(list)
    for row in fields:
        reports[row.report].append(row)
    for row in totals:
        wholes[row.report[1:]].append(row)
    rows = [_sum(parts, _whole(wholes[report[1:]], parts[0])) for report, parts in reports.items() if len(parts) > 1]
    columns = [*REPORT, "total_id", "total_source", "total", "fields_sum", "n_fields", "cut"]
    table = pd.DataFrame(rows, columns=columns).astype({"period_start": "Int64", "period_end": "Int64"})
    table["difference"] = table["fields_sum"].astype(float) - table["total"].astype(float)
    return table.assign(state=pd.Series([_state(row) for row in table.itertuples()], index=table.index, dtype="str"))


class _Row(NamedTuple):
    """A count as `breakdowns` compares it; a loop over these is many times as fast as masks for each report."""

    report: tuple[object, ...]
    """The values of `REPORT`; None where one is missing."""
    count_id: str
    field: str
    low: float
    high: float
    cut: bool
    """Whether the reader marked that the page's text was cut off in the middle of the list."""

    @property
    def exact(self) -> bool:
        return self.low == self.high


def _records(rows: pd.DataFrame) -> list[_Row]:
    # Plain values: an ordered category or a number that may be missing is no key to look things up by.
    known = ([None if pd.isna(value) else value for value in rows[name].tolist()] for name in REPORT)
    reports = zip(*known, strict=True)
    marked = [rows[name].str.contains(CUT, regex=True) for name in CUT_MARKS]
    columns = (rows["count_id"], rows["field"], rows["low"], rows["high"], marked[0] | marked[1])
    return list(map(_Row, reports, *(column.tolist() for column in columns)))


def _whole(totals: list[_Row], field: _Row) -> _Row | None:
    """Of the totals for the place and period of `field`: its own page's, or else the only one of other pages."""
    own = next((total for total in totals if total.report[0] == field.report[0]), None)
    # Without a period there is no telling that another page speaks of the same fact.
    dated = None not in (field.report[_START], field.report[_END])
    return own or (totals[0] if dated and len(totals) == 1 else None)


def _sum(parts: list[_Row], whole: _Row | None) -> tuple[object, ...]:
    """Return the sum of a report's fields beside its total: a row of `breakdowns`, as far as its column `cut`."""
    head = whole or parts[0]
    total = whole.low if whole and whole.exact else float("nan")
    fields_sum = sum(part.low for part in parts) if all(part.exact for part in parts) else float("nan")
    n_fields = len({part.field for part in parts} & set(FIELDS))
    cut = any(row.cut for row in (*parts, head))
    return (*parts[0].report, head.count_id, head.report[0], total, fields_sum, n_fields, cut)


def _state(row: Any) -> str:
    if pd.isna(row.total) or pd.isna(row.fields_sum):
        return "no_total"
    if row.difference == 0:
        return "adds_up"
    if row.difference > 0:
        return "contradiction"
    return "partial" if row.cut or row.n_fields < len(FIELDS) else "contradiction"


def _totals(counts: pd.DataFrame) -> Doubts:
    for row in breakdowns(counts).itertuples():
        if row.state in ("contradiction", "partial"):
            detail = t(f"check.total_{row.state}", total=number(row.total), sum=number(row.fields_sum))
            yield f"total_{row.state}", "counts", row.total_id, row.source_id, detail


def _splits(counts: pd.DataFrame) -> Doubts:
    """Parts by level, holder, block or age that do not make their total."""
    sizes = counts.set_index("count_id")["low"]
    for row in conflicts.splits(counts).query("difference != 0").itertuples():
        parts = " + ".join(number(sizes[part]) for part in row.parts.split(", "))
        detail = t("check.split_mismatch", total=number(row.total), parts=parts, sum=number(row.parts_sum))
        yield "split_mismatch", "counts", row.count_id, row.source_id, detail


def _pages(counts: pd.DataFrame, standing: dict[str, str]) -> Doubts:
    for row in conflicts.pages(counts).itertuples():
        detail = t("check.pages_conflict", figure=row.figure, first=standing[row.first], other=row.first_figure)
        yield "pages_conflict", "counts", row.count_id, row.source_id, detail


def _codes(counts: pd.DataFrame, outcomes: pd.DataFrame) -> Doubts:
    for row in conflicts.codes(counts, outcomes).itertuples():
        names = [t(f"{row.column}.{code}") for code in (row.code, *row.words.split(", "))]
        detail = t("check.code_against_phrase", phrase=row.phrase, code=names[0], words=", ".join(names[1:]))
        yield "code_against_phrase", row.table, row.row_id, row.source_id, detail


@once
def implied_too_much(evidence: "Evidence") -> pd.DataFrame:
    """Return the amounts that give a household or a person too much to be believed unchecked; see `conflicts`."""
    known = figures(evidence.models, evidence.outcomes, related=True)
    return conflicts.implied(known, hectares_of(known, evidence.benchmarks), income_per_head(evidence.benchmarks))


def _implied(evidence: "Evidence") -> Doubts:
    for row in implied_too_much(evidence).itertuples():
        detail = t(f"check.implied_{row.why}", name=row.name, amount=money(row.each), limit=money(row.limit))
        yield "implied_too_much", "outcomes", row.outcome_id, row.source_id, detail


def bounds(counts: pd.DataFrame) -> pd.DataFrame:
    """Return `low, high` (models) by `count_id` of every total that its own source contradicts; see `conflicts`."""
    return conflicts.bounds(counts, breakdowns(counts))


def _parts(counts: pd.DataFrame) -> Doubts:
    """A part of a total is never larger than the total itself."""
    reports = [counts[column] for column in REPORT]
    totals = counts["high"].where(counts["role"].eq("all")).groupby(reports, sort=False, dropna=False, observed=True)
    told = counts.assign(whole=totals.transform("max"), report=totals.ngroup())
    over = told[told["role"].eq("part") & told["low"].gt(told["whole"])]
    for part in over.sort_values("report", kind="stable").itertuples():
        detail = t("check.part_above_total", part=number(part.low), total=number(part.whole))
        yield "part_above_total", "counts", part.count_id, part.source_id, detail


def _standing(evidence: "Evidence") -> dict[str, str]:
    """Say of each count and model where it stands: in own registers the file and row, else whose page it is on."""
    pages = evidence.sources.set_index("source_id")
    if evidence.own:
        rows = evidence.models[["model_id", "source_id", "note"]].itertuples(index=False)
        return {model: f"{pages.at[source, 'title']}, {row}" for model, source, row in rows}
    whose = pages["publisher"].str.split(" (", regex=False).str[0].where(pages["publisher"].ne(""), pages["title"])
    ids = pd.concat([evidence.counts.set_index("count_id")["source_id"],
                     evidence.models.set_index("model_id")["source_id"]])  # fmt: skip
    return {row: whose.get(source, "") for row, source in ids.items()}


def _twins(counts: pd.DataFrame, models: pd.DataFrame, standing: dict[str, str]) -> Doubts:
    """Facts told twice; `standing` says where the first telling stands."""
    for table, rows, key in (("counts", counts, "count_id"), ("models", models, "model_id")):
        for row in rows[rows["same_as"].ne("")].to_dict("records"):
            first = standing.get(row["same_as"], "")
            yield "twin", table, row[key], row["source_id"], t("check.twin", first=first)


def _unlinked(counts: pd.DataFrame, standing: dict[str, str]) -> Doubts:
    """The same number for the same place, year and field on another page looks like the same fact."""
    live = counts[counts["same_as"].eq("") & counts["role"].ne("part") & counts["low"].eq(counts["high"])]
    place = (live["commune"] + "|" + live["district"] + "|" + live["province"] + "|" + live["sector"]).map(match_key)
    for _, same in live.groupby([place, "field", "low", "counted"], observed=True):
        if same["source_id"].nunique() > 1:
            first, *others = same.itertuples()
            for other in others:
                if other.source_id != first.source_id:
                    detail = t("check.possible_twin", first=standing[first.count_id], count=number(other.low))
                    yield "possible_twin", "counts", other.count_id, other.source_id, detail


def _open_periods(counts: pd.DataFrame) -> Doubts:
    for row in counts[counts["period_start"].isna() | counts["period_end"].isna()].itertuples():
        known = [str(year) for year in (row.period_start, row.period_end) if not pd.isna(year)]
        code = "open_period" if known else "unknown_period"
        detail = t(f"check.{code}", year=known[0]) if known else t(f"check.{code}")
        yield code, "counts", row.count_id, row.source_id, detail


def _ambiguous(outcomes: pd.DataFrame) -> Doubts:
    for row in outcomes[outcomes["ambiguous"].ne("")].itertuples():
        detail = t("check.ambiguous", phrase=row.as_reported, reading=interval(row.low, row.high, row.unit))
        yield "ambiguous", "outcomes", row.outcome_id, row.source_id, detail
    unread = outcomes[outcomes["low"].isna() & outcomes["high"].isna()]
    for row in unread.itertuples():
        yield "not_a_number", "outcomes", row.outcome_id, row.source_id, t("check.not_a_number", phrase=row.as_reported)


def _without_address(sources: pd.DataFrame) -> Doubts:
    for row in sources[sources["url"].eq("")].itertuples():
        yield "source_without_address", "sources", row.source_id, row.source_id, t("check.source_without_address")
