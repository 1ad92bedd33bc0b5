"""Doubts that the bundled evidence is free of, made in it: each is told of its row, with its numbers."""

from dataclasses import replace

import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.evidence.loading import load
from danvan_data.language import t

EVIDENCE = dv.load_bundled()
COUNTS, OUTCOMES = EVIDENCE.counts, EVIDENCE.outcomes


def doubts(code, **tables):
    found = replace(EVIDENCE, **tables).check()
    return [tuple(row) for row in found[found["check"].eq(code)].itertuples(index=False)]


def test_a_part_that_is_larger_than_its_total():
    whole = COUNTS[COUNTS["role"].eq("all") & COUNTS["low"].eq(COUNTS["high"])].iloc[0]
    part = whole.copy()
    part["count_id"], part["role"], part["low"], part["high"] = "P1", "part", whole["high"] + 1, whole["high"] + 1
    equal = part.copy()
    equal["count_id"], equal["low"], equal["high"] = "P2", whole["high"], whole["high"]
    table = pd.concat([COUNTS, pd.DataFrame([part, equal])], ignore_index=True).astype(COUNTS.dtypes)
    detail = t("check.part_above_total", part=f"{part['low']:.0f}", total=f"{whole['high']:.0f}")
    assert doubts("part_above_total", counts=table) == [
        ("part_above_total", "counts", "P1", whole["source_id"], detail)
    ]
    assert not doubts("part_above_total")


def test_the_same_number_of_the_same_place_on_another_page():
    first = COUNTS[COUNTS["count_id"].eq("N001")].iloc[0]
    again = first.copy()
    again["count_id"], again["source_id"], again["district"] = "T1", "A001", first["district"].upper()
    linked, part, other = again.copy(), again.copy(), again.copy()
    linked["count_id"], linked["same_as"] = "T2", "N001"
    part["count_id"], part["role"] = "T3", "part"
    other["count_id"], other["low"], other["high"] = "T4", first["low"] + 1, first["high"] + 1
    own = first.copy()
    own["count_id"] = "T5"
    table = pd.concat([COUNTS, pd.DataFrame([again, linked, part, other, own])], ignore_index=True).astype(
        COUNTS.dtypes
    )
    detail = t("check.possible_twin", first="Cổng thông tin huyện Kim Bảng", count="211")
    assert doubts("possible_twin", counts=table) == [("possible_twin", "counts", "T1", "A001", detail)]
    assert not doubts("possible_twin")
    assert not [row for row in replace(EVIDENCE, counts=table, own=True).check()["check"] if row == "possible_twin"]


def test_a_phrase_without_a_number():
    row = OUTCOMES.iloc[0]
    table = OUTCOMES.assign(
        low=OUTCOMES["low"].mask(OUTCOMES.index == 0), high=OUTCOMES["high"].mask(OUTCOMES.index == 0)
    )
    detail = t("check.not_a_number", phrase=row["as_reported"])
    found = doubts("not_a_number", outcomes=table)
    assert ("not_a_number", "outcomes", row["outcome_id"], row["source_id"], detail) in found
    assert len(found) == len(doubts("not_a_number")) + 1


@pytest.mark.parametrize("own", [False, True])
def test_a_page_without_an_address_is_doubtful_where_pages_are_public(own):
    sources = EVIDENCE.sources.assign(url=EVIDENCE.sources["url"].mask(EVIDENCE.sources["source_id"].eq("A001"), ""))
    found = replace(EVIDENCE, sources=sources, own=own).check()
    rows = found[found["check"].eq("source_without_address") & found["row_id"].eq("A001")]
    assert rows["detail"].tolist() == ([] if own else [t("check.source_without_address")])
    assert set(rows["table"]) <= {"sources"}


def test_what_is_counted_from_own_registers_is_no_doubt(tmp_path):
    lines = ["STT,Tên mô hình dân vận khéo,Lĩnh vực,Đơn vị,Xã", "1,Trồng bưởi,Kinh tế,Hội Nông dân,Xã An Bình"]
    (tmp_path / "dang_ky.csv").write_text("\n".join(lines), encoding="utf-8")
    assert load(tmp_path).check().empty  # no year is stated: that is told of the models, not of our totals
