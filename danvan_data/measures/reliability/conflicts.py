"""Where numbers disagree: parts against their total, pages against each other, codes and values against the words."""

import re
from collections.abc import Iterator

import pandas as pd

from danvan_data.evidence.places import PLACE
from danvan_data.vocabulary import COUNTS_OF_MODELS, RETURNS

SPLITS = {
    "level": re.compile(
        r"cấp (?:tỉnh|thành phố|huyện|xã|cơ sở)|\bgrassroots\b|\b(?:provincial|city|district|commune)[- ]level"
    ),
    "holder": re.compile(r"tập thể|cá nhân|\bcollective|\bindividual"),
    "block": re.compile(r"^Khối "),
}
"""Words that make the parts of one total parts of one split: by level, by who holds the model, by block of offices."""

AGES = ("maintained", "new")
"""Bases that together split a total by age."""

BASIS_WORDS = {
    "proposed": r"đề nghị|đề xuất|\bproposed",
    "commended": r"khen thưởng|biểu dương|tuyên dương|[Bb]ằng khen|\bcertificates? of merit|\brewarded|\bcommended",
    "recognised": r"công nhận|\brecogni[sz]ed|xác nhận|đạt tiêu chuẩn",
    "effective": r"(?:đạt|có|mang lại) hiệu quả|hoạt động hiệu quả|kết quả tốt|\bas effective",
    "replicated": r"nhân rộng|\breplicat",
    "exemplary": r"tiêu biểu|điển hình dự|\btypical\b(?! (?:examples?|cases?)\b)|tipikal|được đánh giá cao|lựa chọn",
    "registered": r"đăng ký|\bregistered",
    "maintained": r"duy trì|\bmaintained|hiện có",
    "new": r"(?<!nông thôn )\bmới\b|\bnew\b(?!-)",
    "built": r"xây dựng|thực hiện|\bbuilt",
}
"""Words of a phrase that speak of one basis; a phrase may hold several, of which the code is one."""

HONOURS = ("recognised", "proposed", "commended")
"""What is done to exemplary models: beside these codes the word exemplary is no contradiction."""

INDICATOR_WORDS = {
    "revenue": r"doanh thu",
    "profit": r"lợi nhuận|\blãi\b(?! suất)",
    "income": r"thu nhập",
    "wage": r"tiền công|tiền lương|\blương\b",
}

IMPLAUSIBLE = 20
"""A household's yearly amount of at least this many mean incomes per head is to be checked: four people who each earn
five times the mean."""


def splits(counts: pd.DataFrame) -> pd.DataFrame:
    """Return every total that its source splits into parts, with their sum.

    A split is two parts or more of one row (`subset_of`) that are told apart by level, by collective and individual,
    by block, or by kept and new; all numbers exact.

    Returns:
        `count_id` and `source_id` of the total, `split` (`level`, `holder`, `block`, `age`), `parts` (their ids,
        comma-separated), `total`, `parts_sum` (float), `difference`.

    """
    totals = counts.set_index("count_id")
    rows = counts[counts["subset_of"].isin(totals.index) & counts["low"].eq(counts["high"])]
    rows = rows[rows.duplicated("subset_of", keep=False)]
    said = pd.Series("", index=rows.index)
    for split, pattern in SPLITS.items():
        said = said.mask(said.eq("") & rows["field_as_reported"].str.contains(pattern), split)
    found = []
    for whole, parts in rows.assign(split=said).groupby("subset_of", sort=False):
        total = totals.loc[whole]
        if total["low"] != total["high"]:
            continue
        for split, mine in _splits(parts):
            if len(mine) > 1:
                ids, summed = ", ".join(mine["count_id"]), float(mine["low"].sum())
                found.append((whole, total["source_id"], split, ids, float(total["low"]), summed))
    table = pd.DataFrame(found, columns=["count_id", "source_id", "split", "parts", "total", "parts_sum"])
    return table.assign(difference=table["parts_sum"] - table["total"])


def _splits(parts: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    told = parts["split"].unique()
    for split in (each for each in SPLITS if each in told):
        # Tiers of recognition are no tiers of what was registered: one split is on one basis.
        for _, mine in parts[parts["split"].eq(split)].groupby("basis", observed=True):
            yield split, mine
    ages = parts[parts["split"].eq("") & parts["basis"].isin(AGES)]
    if ages["basis"].nunique() == len(AGES):
        yield "age", ages


def bounds(counts: pd.DataFrame, breakdowns: pd.DataFrame) -> pd.DataFrame:
    """Return the bounds of every total that its own source contradicts: between the total and the sum of its parts.

    `breakdowns` as from `checks.breakdowns`. A list of blocks that stays below its total may leave out one.

    Returns:
        `low, high` (models) by `count_id`.

    """
    fields, parts = breakdowns[breakdowns["state"].eq("contradiction")], splits(counts)
    parts = parts[parts["difference"].gt(0) | (parts["difference"].lt(0) & parts["split"].ne("block"))]
    sides = pd.concat(
        [
            fields[["total_id", "total", "fields_sum"]].set_axis(["count_id", "total", "parts_sum"], axis=1),
            parts[["count_id", "total", "parts_sum"]],
        ]
    ).set_index("count_id")
    ends = pd.DataFrame({"low": sides.min(axis=1), "high": sides.max(axis=1)}, dtype=float)
    return ends.groupby(level=0).agg({"low": "min", "high": "max"})


def pages(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs of rows in which two pages give one place, period, basis and field different numbers of models.

    Returns:
        `count_id, source_id` (of the second page), `first` (the other row), `figure, first_figure` (phrases).

    """
    live = counts[
        counts["same_as"].eq("") & counts["role"].isin(("all", "field")) & counts["counted"].isin(COUNTS_OF_MODELS)
        & counts["period_start"].notna() & counts["period_end"].notna()
    ]  # fmt: skip
    key = [*PLACE, "period_start", "period_end", "period_kind", "basis", "counted", "field"]
    found = []
    several = live[live.duplicated(key, keep=False)]
    for _, rows in several.groupby(key, observed=True, sort=False):
        first, *others = rows.itertuples()
        for other in others:
            apart = other.low > first.high or other.high < first.low
            if apart and other.source_id != first.source_id:
                found.append((other.count_id, other.source_id, first.count_id, other.count_as_reported,
                              first.count_as_reported))  # fmt: skip
    return pd.DataFrame(found, columns=["count_id", "source_id", "first", "figure", "first_figure"])


def codes(counts: pd.DataFrame, outcomes: pd.DataFrame) -> pd.DataFrame:
    """Return the rows whose code none of the phrase's own words speaks of, though they speak of another.

    Returns:
        `table, row_id, source_id, phrase`, `column` (`basis` or `indicator`), `code` and `words` (the codes that the
        phrase speaks of, comma-separated).

    """
    phrases = counts["field_as_reported"] + " " + counts["count_as_reported"]
    basis = counts[counts["basis"].ne("unclear")]
    money = outcomes[outcomes["indicator"].isin(RETURNS)]
    found = [
        *_unspoken("counts", basis, "count_id", "basis", phrases, BASIS_WORDS),
        *_unspoken("outcomes", money, "outcome_id", "indicator", outcomes["as_reported"], INDICATOR_WORDS),
    ]
    return pd.DataFrame(found, columns=["table", "row_id", "source_id", "phrase", "column", "code", "words"])


def _unspoken(
    table: str, rows: pd.DataFrame, key: str, column: str, phrases: pd.Series, words: dict[str, str]
) -> Iterator[tuple[str, ...]]:
    spoken = pd.DataFrame({code: phrases.loc[rows.index].str.contains(pattern) for code, pattern in words.items()})
    for row, phrase, (_, said) in zip(rows.to_dict("records"), phrases.loc[rows.index], spoken.iterrows(), strict=True):
        codes = [code for code, here in said.items() if here and not (code == "exemplary" and row[column] in HONOURS)]
        if codes not in ([], ["built"]) and row[column] not in codes:  # what is built may be counted in any way
            yield (
                table,
                row[key],
                row["source_id"],
                phrase.strip(),
                column,
                str(row[column]),
                ", ".join(map(str, codes)),
            )


def implied(figures: pd.DataFrame, hectares: pd.Series, heads: pd.DataFrame) -> pd.DataFrame:
    """Return the amounts by which each household or person would get too much: to be checked, not believed.

    `figures` as from `measures.figures.figures`, `hectares` (of one unit of each amount's area, by its index) as from
    `measures.returns.hectares_of`, `heads` as from `measures.prices.income_per_head`. Three ways: an amount per hectare
    over the model's own area and households, a whole group's amount over its households or members, and an amount that
    is stated per household or person. Only where the model states one such number; the least that the intervals allow
    is compared with `IMPLAUSIBLE` mean incomes per head of the amount's last year, or of the last one known. Money
    before costs is compared only per hectare, where an area is known.

    Returns:
        `outcome_id, source_id, name`, `why` (`area`, `shared`, `stated`), `each` (đồng a year or a crop, the least) and
        `limit` (đồng a year), each amount once.

    """
    country = heads[heads["place"].eq("Việt Nam")].sort_values("year_end")
    rows = figures[figures["unit"].eq("VND") & figures["indicator"].isin(RETURNS)]
    rows = rows[rows["stage"].isin(("now", "after"))]
    each = pd.concat([_of_area(rows, figures, hectares), _shared(rows, figures), _stated(rows)])
    each = each[~each.index.duplicated()].dropna(subset="each")
    rows = rows.loc[each.index]
    year = rows["year_end"].fillna(country["year_end"].max() if len(country) else pd.NA)
    mean = [country.loc[country["year_end"].le(at), "low"].tail(1).sum() if pd.notna(at) else 0.0 for at in year]
    limit = pd.Series(mean, index=rows.index, dtype=float) * 12 * IMPLAUSIBLE
    table = rows[["outcome_id", "source_id", "name"]].assign(why=each["why"], each=each["each"], limit=limit)
    return table[(limit > 0) & each["each"].ge(limit)].reset_index(drop=True)


def _of_area(rows: pd.DataFrame, figures: pd.DataFrame, hectares: pd.Series) -> pd.DataFrame:
    """What each household gets of amounts per hectare."""
    area, households = _one(figures, "area", "ha"), _one(figures, "households", "household")
    rows = rows[rows["of"].eq("ha") & rows["model_id"].isin(area.index) & rows["model_id"].isin(households.index)]
    size, number = rows["model_id"].map(area["low"]).astype(float), rows["model_id"].map(households["high"])
    return pd.DataFrame({"each": rows["low"] / hectares.loc[rows.index] * size / number.astype(float), "why": "area"})


def _shared(rows: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """What each household, or else each member, gets of a whole group's amount a year."""
    rows = rows[rows["of"].eq("") & rows["whose"].eq("whole") & rows["period"].eq("year") & rows["basis"].ne("gross")]
    households, members = _one(figures, "households", "household"), _one(figures, "members", "person")
    number = rows["model_id"].map(households["high"]).fillna(rows["model_id"].map(members["high"])).astype(float)
    return pd.DataFrame({"each": rows["low"] / number, "why": "shared"})


def _stated(rows: pd.DataFrame) -> pd.DataFrame:
    """What is stated per household or person, a year or a crop, a month twelve times."""
    rows = rows[rows["of"].isin(("household", "person")) & rows["basis"].ne("gross")]
    times = rows["period"].map({"year": 1.0, "crop": 1.0, "month": 12.0, "unknown": 1.0}).astype(float)
    return pd.DataFrame({"each": rows["low"] * times, "why": "stated"})


def _one(figures: pd.DataFrame, indicator: str, unit: str) -> pd.DataFrame:
    rows = figures[figures["indicator"].eq(indicator) & figures["unit"].eq(unit) & figures["of"].eq("")]
    return rows[~rows.duplicated("model_id", keep=False)].set_index("model_id")
