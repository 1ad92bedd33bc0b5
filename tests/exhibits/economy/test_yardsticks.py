"""The minimum wages beside each income are those of the decrees in the data, of its own years."""

import csv
import re

import pytest

import danvan_data as dv
from danvan_data.evidence import data_folder
from danvan_data.exhibits.economy import persons
from danvan_data.language import interval, speaking
from danvan_data.measures.economy import returns


def decrees() -> list[tuple[str, float, str, str]]:
    """The region, amount, first and last day of each minimum wage, as the table has them."""
    with (data_folder() / "benchmarks.csv").open(encoding="utf-8", newline="") as table:
        rows = [row for row in csv.DictReader(table) if row["indicator"].startswith("minimum_wage_month_region_")]
    return [
        (row["indicator"].rpartition("_")[2], float(row["value"]), row["in_force_from"], row["in_force_to"] or "9999")
        for row in rows
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_minimum_wages_beside_an_income_are_those_of_its_years(language):
    evidence = dv.load_bundled()
    figures = returns.figures(evidence.models, evidence.outcomes)
    with speaking(language):
        shown = persons.persons(returns.per_person(returns.money(figures), figures), evidence, len(evidence.models))
        seen = 0
        for mark in shown.table.itertuples():
            years = re.findall(r"\b20\d\d\b", mark.text)
            if ";" not in mark.detail or not years:
                continue
            first, last = f"{min(years)}-01-01", f"{max(years)}-12-31"
            valid = [(region, value) for region, value, start, end in decrees() if start <= last and end >= first]
            low, high = (
                pick(value for region, value in valid if region == name) for name, pick in (("IV", min), ("I", max))
            )
            assert interval(low, high, "VND") in mark.detail, (mark.text, mark.detail)
            seen += 1
        assert seen >= 5
