"""The data contract of the bundled tables, as pandera schemas: codes, keys and types.

A folder laid out like the bundled one is held to it at load, the bundled tables themselves by the tests.
"""

import pandas as pd
import pandera.pandas as pa

from danvan_data import vocabulary as v

SOURCE_ID = pa.Column(str, pa.Check.str_matches(r"^[A-Z]\d{3,}$"))
SOURCE_IDS = pa.Column(str, pa.Check.str_matches(r"^[A-Z]\d{3,}(?:, [A-Z]\d{3,})*$"))
"""The sources of a count: what is counted from a reader's registers may rest on several files."""
TEXT = pa.Column(str)
YEAR = pa.Column("Int64", pa.Check.in_range(1945, 2100), nullable=True)
LOW_HIGH = {"low": pa.Column(float, nullable=True), "high": pa.Column(float, nullable=True)}
TOLERANCE = pa.Column(float, pa.Check.in_range(0, 1, include_max=False))
ORDERED = pa.Check(lambda frame: ~(frame["low"] > frame["high"]), name="low is at most high")


def _codes(*codes: str) -> pa.Column:
    return pa.Column(str, pa.Check.isin([*codes]))


def _several(codes: tuple[str, ...]) -> pa.Column:
    """Codes separated by `; `, or none."""
    one = "|".join(codes)
    return pa.Column(str, pa.Check.str_matches(rf"^(?:(?:{one})(?:; (?:{one}))*)?$"))


def _category(codes: tuple[str, ...]) -> pa.Column:
    return pa.Column(pd.CategoricalDtype(list(codes), ordered=True))


def _key(pattern: str) -> pa.Column:
    return pa.Column(str, pa.Check.str_matches(pattern), unique=True)


SCHEMAS = {
    "sources": pa.DataFrameSchema(
        {"source_id": pa.Column(str, pa.Check.str_matches(r"^[A-Z]\d{3,}$"), unique=True),
         "url": pa.Column(str, pa.Check.str_matches(r"^(https?://\S+)?$")),
         "publisher": TEXT, "title": TEXT, "title_from_address": TEXT, "published": TEXT, "retrieved": TEXT,
         "language": pa.Column(str, pa.Check.str_matches(r"^[a-z]{2}$")), "translated": _codes("", "machine")},
        strict=True,
    ),
    "counts": pa.DataFrameSchema(
        {"count_id": _key(r"^N\d{3,}$"), "source_id": SOURCE_IDS, "level": _codes(*v.LEVELS),
         "commune": TEXT, "district": TEXT, "province": TEXT, "sector": TEXT,
         "period_start": YEAR, "period_end": YEAR, "period_kind": _codes("", *v.PERIOD_KINDS),
         "borders": _codes("", *v.BORDERS), "basis": _category(v.BASES),
         "recognised_level": _codes("", *v.RECOGNISED_LEVELS), "counted": _codes(*v.COUNTED),
         "role": _codes(*v.ROLES), "subset_of": TEXT, "field": _category(v.COUNT_FIELDS),
         "field_as_reported": TEXT, "count_as_reported": TEXT, "same_as": TEXT, "note": TEXT,
         **LOW_HIGH, "qualifier": _codes(*v.QUALIFIERS), "tolerance": TOLERANCE,
         "entered": pa.Column(bool),
         "province_2025": TEXT, "commune_2025": TEXT, "region": TEXT},
        checks=ORDERED, strict=True,
    ),
    "models": pa.DataFrameSchema(
        {"model_id": _key(r"^[A-Z]{1,2}\d{3,}$"), "source_id": SOURCE_ID, "name": TEXT,
         "movement": _codes(*v.MOVEMENTS), "field": _category(v.FIELDS_AS_REPORTED),
         "lead_organisation": TEXT, "organisation_type": _several(v.ORGANISATION_TYPES),
         "scale": _codes("", *v.SCALES),
         "commune": TEXT, "district": TEXT, "province": TEXT, "year": TEXT, "same_as": TEXT, "note": TEXT,
         "year_start": YEAR, "year_end": YEAR, "province_2025": TEXT, "commune_2025": TEXT, "region": TEXT},
        strict=True,
    ),
    "outcomes": pa.DataFrameSchema(
        {"outcome_id": _key(r"^O\d{4,}$"), "model_id": TEXT, "source_id": SOURCE_ID,
         "indicator": _codes(*v.INDICATORS), "subject": _codes("", *v.SUBJECTS), "stage": _codes(*v.STAGES),
         "period_kind": _codes("", *v.PERIOD_KINDS), "as_reported": TEXT, "basis": _codes(*v.MONEY_BASES), "note": TEXT,
         **LOW_HIGH, "unit": TEXT, "per": TEXT, "qualifier": _codes(*v.QUALIFIERS, "none"),
         "tolerance": TOLERANCE, "ambiguous": TEXT, "entered": TEXT},
        checks=ORDERED, strict=True,
    ),
    "policies": pa.DataFrameSchema(
        {"document": pa.Column(str, unique=True), "kind": TEXT, "issued_by": TEXT,
         "issued_on": pa.Column("datetime64", nullable=True, coerce=True), "province": TEXT, "subject": TEXT,
         "source_id": SOURCE_ID},
        strict=True,
    ),
    "benchmarks": pa.DataFrameSchema(
        {"indicator": TEXT, "place": TEXT, "period_start": YEAR, "period_end": YEAR,
         "in_force_from": pa.Column("datetime64", nullable=True, coerce=True),
         "in_force_to": pa.Column("datetime64", nullable=True, coerce=True),
         "value": pa.Column(float), "unit": TEXT, "url": pa.Column(str, pa.Check.str_matches(r"^https?://\S+$")),
         "publisher": TEXT, "note": TEXT},
        strict=True,
    ),
}  # fmt: skip


def validate(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Return `table` if it keeps the contract of the table called `name`.

    Raises:
        pandera.errors.SchemaErrors: naming every column and row that breaks it.

    """
    return SCHEMAS[name].validate(table, lazy=True)
