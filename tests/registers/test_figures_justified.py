"""Every number among a register's figures is justified by its phrase: read whole, or flagged as not."""

import csv
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd

from danvan_data.registers import read_register
from tests.fuzz.phrases import judge, phrase

PHRASES = 2500
MARKS = "-–+•*\"'"
"""A phrase that begins with one is an item of a list in a register."""


def quantity(row: Any) -> Any:
    """Return a row of figures as `parse_quantity` gives it: None for no end."""
    ends = {name: None if pd.isna(row[name]) else row[name] for name in ("low", "high")}
    return SimpleNamespace(**{**dict(row), **ends})


def test_no_number_of_a_registers_figures_is_a_part_taken_for_the_whole(tmp_path: Path) -> None:
    made = {each.text.strip(): each for each in map(phrase, range(PHRASES))}
    told = [text for text in made if text and text[0] not in MARKS and "\n" not in text]
    path = tmp_path / "mo hinh dan van kheo.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["STT", "Tên mô hình", "Đơn vị", "Kết quả"])
        rows.writerows([at, f"Tổ tự quản thôn {at}", "Hội Nông dân", text] for at, text in enumerate(told, 1))
    register = read_register(path)
    assert len(register.models) == len(told)
    figures = register.figures
    known = figures[figures["as_reported"].isin(made)]
    assert len(known) > 0.9 * len(told)
    wrong = [row["as_reported"] for _, row in known.iterrows()
             if judge(made[row["as_reported"]], quantity(row)) == "wrong"]  # fmt: skip
    assert not wrong
