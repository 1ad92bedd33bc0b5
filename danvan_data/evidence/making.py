"""From the files of the evidence to its tables: phrases read, a reader's entries over them, dates and places found."""

from collections.abc import Mapping

import pandas as pd

from danvan_data.evidence.folder import table_of
from danvan_data.evidence.subjects import subjects
from danvan_data.evidence.today import Communes, with_today
from danvan_data.quantity import parse_quantities, widen
from danvan_data.vocabulary import BASES, COUNT_FIELDS, FIELDS_AS_REPORTED

QUANTITY_COLUMNS = ("low", "high", "unit", "per", "qualifier")


def made(files: Mapping[str, bytes], communes: Communes, bundled: bool) -> dict[str, pd.DataFrame]:
    """Return the tables that the files say, their phrases read and their places found among those of today.

    `files` holds the content of each table's csv by its name. Those of a reader's own folder, not `bundled`, are held
    to the contract of `schemas.py`; the tests hold the bundled ones to it, so that no reader waits for that.
    """
    raw = {name: table_of(content) for name, content in files.items() if name != "communes"}
    tables = {
        "sources": raw["sources"],
        "counts": with_today(_counts(raw["counts"]), communes, raw["provinces"]),
        "models": with_today(_models(raw["models"]), communes, raw["provinces"]),
        "outcomes": _outcomes(raw["outcomes"]),
        "policies": raw["policies"].assign(issued_on=_days(raw["policies"]["issued_on"])),
        "benchmarks": _benchmarks(raw["benchmarks"]),
    }
    if bundled:
        return tables
    from danvan_data.evidence import schemas  # late: its library takes as long to import as pandas

    return {name: schemas.validate(name, table) for name, table in tables.items()}


def _years(table: pd.DataFrame) -> pd.DataFrame:
    years = {name: pd.to_numeric(table[name]).astype("Int64") for name in ("period_start", "period_end")}
    return table.assign(**years)


def _days(column: pd.Series) -> pd.Series:
    """Read dates, to the unit of time that the data contract names."""
    return pd.to_datetime(column.replace("", None)).astype("datetime64[ns]")


def _benchmarks(raw: pd.DataFrame) -> pd.DataFrame:
    days = {name: _days(raw[name]) for name in ("in_force_from", "in_force_to")}
    return _years(raw).assign(value=raw["value"].astype(float), **days)


def _counts(raw: pd.DataFrame) -> pd.DataFrame:
    read = parse_quantities(raw["count_as_reported"])
    read, entered = _enter(raw, read)
    table = raw.drop(columns=[name for name in raw if name.startswith("entered_")])
    table = _years(table).assign(
        low=read["low"], high=read["high"], qualifier=read["qualifier"], tolerance=0.0, entered=entered.ne("")
    )
    return _order(table, field=COUNT_FIELDS, basis=BASES)


def _models(raw: pd.DataFrame) -> pd.DataFrame:
    years = raw["year"].str.extract(r"^(\d{4})(?:-(\d{4}))?$")
    start = pd.to_numeric(years[0]).astype("Int64")
    table = raw.assign(year_start=start, year_end=pd.to_numeric(years[1]).astype("Int64").fillna(start))
    return _order(table, field=FIELDS_AS_REPORTED)


def _outcomes(raw: pd.DataFrame) -> pd.DataFrame:
    read, entered = _enter(raw, parse_quantities(raw["as_reported"]))
    table = raw.drop(columns=[name for name in raw if name.startswith("entered_")])
    for name in (*QUANTITY_COLUMNS, "ambiguous"):
        table[name] = read[name]
    said = table["subject"].where(table["subject"].ne(""), subjects(table))
    stage = table["stage"].where(table["stage"].ne(""), "now")
    return table.assign(tolerance=0.0, entered=entered, subject=said, stage=stage)


def _enter(raw: pd.DataFrame, read: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """Put the reader's entries over the parser's; "-" enters an open or empty value."""
    read = read.copy()
    entered = pd.Series("", index=raw.index, dtype="str")
    for name in QUANTITY_COLUMNS:
        column = f"entered_{name}"
        if column not in raw:
            continue
        given = raw[column].ne("")
        if name in ("low", "high"):
            read.loc[given, name] = pd.to_numeric(raw.loc[given, column].where(raw.loc[given, column].ne("-")))
        else:
            read.loc[given, name] = raw.loc[given, column].replace("-", "")
        entered[given] += f"{name},"
    return read, entered.str.rstrip(",")


def _order(table: pd.DataFrame, **orders: tuple[str, ...]) -> pd.DataFrame:
    return table.assign(
        **{name: pd.Categorical(table[name], list(codes), ordered=True) for name, codes in orders.items()}
    )


def widened(table: pd.DataFrame, phrase: str, tolerance: float) -> pd.DataFrame:
    """Return a table of figures with those widened that their words, in the column `phrase`, call near the truth."""
    near = parse_quantities(table[phrase])["near"].astype(bool) | table["qualifier"].eq("about")
    near &= table["low"].notna() | table["high"].notna()
    ends = widen(table[["low", "high"]].assign(near=near, below=float("nan")), tolerance)
    return table.assign(low=ends["low"], high=ends["high"], tolerance=near * tolerance)
