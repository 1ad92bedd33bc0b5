"""The tables of data/ and the numbers in their phrases, read with pandas and nothing of the package under test."""

import math
import re
from pathlib import Path

import pandas as pd

DATA = Path(__file__).parents[2] / "data"
FOUR = {"economy", "culture_society", "defence_security", "political_system"}
PLACE = ["level", "commune", "district", "province", "sector"]

Bounds = tuple[float, float]


def table(name: str) -> pd.DataFrame:
    """Read a table as text, blanks as empty strings."""
    return pd.read_csv(DATA / f"{name}.csv", dtype=str, keep_default_na=False)


def told_first(rows: pd.DataFrame) -> pd.DataFrame:
    """Leave out the rows that repeat a fact of another row."""
    return rows[rows["same_as"].eq("")]


def named() -> pd.DataFrame:
    """The models of the movement, each once."""
    models = table("models")
    return told_first(models[models["movement"].eq("dan_van_kheo")])


def totals() -> pd.DataFrame:
    """The whole totals of models, each fact once, with their bounds."""
    counts = told_first(table("counts"))
    whole_total = counts["role"].eq("all") & counts["field"].eq("total")
    rows = counts[whole_total & counts["counted"].isin(["models", "models_and_examples"])]
    return rows.assign(
        low=[whole(row)[0] for _, row in rows.iterrows()], high=[whole(r)[1] for _, r in rows.iterrows()]
    )


def kim_bang(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the place in focus."""
    return rows[rows["district"].eq("Kim Bảng") & rows["province"].eq("Hà Nam")]


def outcomes() -> pd.DataFrame:
    """The figures of the named models: a repeated model's stand at the model first told, with its own row's year."""
    models, rows = table("models"), table("outcomes")
    years = models.set_index("model_id")["year"]
    first = models.set_index("model_id")["same_as"]
    model = [first[key] or key for key in rows["model_id"]]
    rows = rows.assign(year=[years[key] for key in rows["model_id"]], model_id=model)
    return rows[rows["model_id"].isin(named()["model_id"])].drop_duplicates(["model_id", "indicator", "as_reported"])


def whole(row: pd.Series) -> Bounds:
    """The number of models of a row of counts: what a reader entered, else the first number of its phrase."""
    if entered := _entry(row):
        return entered
    number = re.search(r"\d{1,3}(?:[.,]\d{3})+|\d+", row["count_as_reported"])
    if number is None:
        return 0, math.inf
    value = float(re.sub(r"[.,]", "", number[0]))
    return _bounds(row["count_as_reported"], value, value)


def _entry(row: pd.Series) -> Bounds | None:
    low, high = (row[end] for end in ("entered_low", "entered_high"))
    if not low and not high:
        return None
    return float(low) if low.strip("-") else 0, float(high) if high.strip("-") else math.inf


def _bounds(phrase: str, low: float, high: float) -> Bounds:
    if re.search(r"\bhơn\b|\btrên\b(?! dưới)|more than|over", phrase.casefold()):
        return low, math.inf
    if re.search(r"\bgần\b|\btới\b|nearly", phrase.casefold()):
        return 0, high
    return low, high


_SCALES = {"tỷ": 1e9, "triệu": 1e6, "tr": 1e6, "ngàn": 1e3}
_NUMBER = r"(\d+(?:[.,]\d+)?)"
_AMOUNT = rf"{_NUMBER}(?:\s*(?:-|–|đến)\s*{_NUMBER})?\s*({'|'.join(_SCALES)})"
# “Hundreds of millions” is from the first hundred on; its upper end is what the reader entered.
_WORDS = {"vài chục triệu": 2e7, "hàng trăm triệu": 1e8}


def money(row: pd.Series) -> Bounds:
    """An amount in đồng: one number or two before tỷ, triệu, tr or ngàn, or a word for tens or hundreds of millions."""
    phrase, entered = row["as_reported"].casefold(), _entry(row)
    for words, low in _WORDS.items():
        if words in phrase and entered:
            return low, entered[1]
    if entered:
        return entered
    found = re.search(_AMOUNT, phrase)
    if found is None:
        raise ValueError(f"{row['outcome_id']}: {row['as_reported']}")
    scale = _SCALES[found[3]]
    low, high = (float(n.replace(",", ".")) * scale for n in (found[1], found[2] or found[1]))
    return _bounds(phrase, low, high)


_PER = {"năm": "year", "tháng": "month", "vụ": "season", "ha": "ha", "sào": "sao", "người": "person", "hộ": "household"}


def per(row: pd.Series) -> frozenset[str]:
    """What an amount is per: what the reader entered and what follows a slash or “mỗi” in the phrase."""
    said = {code for code in row["entered_per"].split("/") if code.strip("-")}
    phrase = row["as_reported"].casefold()
    return frozenset(said | {code for word, code in _PER.items() if re.search(rf"(/|mỗi ){word}\b", phrase)})
