import pandas as pd
import pytest

import danvan_data as dv
from danvan_data.measures.economy import returns
from danvan_data.measures.economy.prices import income_per_head
from danvan_data.measures.periods import trends
from danvan_data.measures.reliability import checks, conflicts
from danvan_data.measures.spread import distribution


@pytest.fixture(scope="module")
def evidence():
    return dv.load_bundled()


@pytest.fixture(scope="module")
def doubts(evidence):
    return evidence.check()


def of(doubts, check):
    return set(doubts.loc[doubts["check"].eq(check), "row_id"])


def test_splits_are_held_against_their_totals(evidence):
    table = conflicts.splits(evidence.counts).set_index("count_id")
    assert table.loc["N310", ["total", "parts_sum", "split"]].tolist() == [337, 290, "level"]  # Hoa Lư: 87 + 203
    assert table.loc["N217", ["total", "parts_sum", "split"]].tolist() == [139, 137, "level"]  # Bình Đại: 96 + 41
    assert table.loc["N193", ["total", "parts_sum", "split"]].tolist() == [941, 914, "holder"]  # Ninh Sơn: 564 + 350
    assert table.loc["N115", ["difference", "split"]].tolist() == [0, "age"]  # 73 kept + 118 new = 191
    assert table.loc["N379", ["difference", "split"]].tolist() == [0, "level"]  # 11 + 359 + 1,792 = 2,162


def test_what_is_recognised_of_a_total_is_no_part_of_a_split(evidence):
    parts = conflicts.splits(evidence.counts).set_index("count_id")["parts"]
    assert parts["N023"] == "N024, N025" and "N258" not in set(parts)


def test_check_names_splits_pages_codes_and_implied_values(doubts):
    assert of(doubts, "split_mismatch") == {"N193", "N217", "N310", "N342"}
    assert of(doubts, "pages_conflict") == {"N107"}  # 278 on one page, 279 on another
    assert "N203" in of(doubts, "code_against_phrase")  # a certificate that was only proposed
    assert of(doubts, "implied_too_much") == {"O0006"}  # the melons of Lê Hồ


def test_one_changed_digit_of_a_part_is_found(evidence):
    counts = evidence.counts.copy()
    counts.loc[counts["count_id"].eq("N343"), ["low", "high"]] = 30.0  # 30 + 8 + 89 = 127
    assert conflicts.splits(counts).set_index("count_id").loc["N342", "difference"] == 0


def test_a_code_that_the_words_do_not_carry_is_found(evidence):
    counts = evidence.counts.copy()
    counts.loc[counts["count_id"].eq("N030"), "basis"] = "recognised"  # biểu dương, khen thưởng
    found = conflicts.codes(counts, evidence.outcomes).set_index("row_id")
    assert found.loc["N030", ["code", "words"]].tolist() == ["recognised", "commended"]
    outcomes = evidence.outcomes.copy()
    outcomes.loc[outcomes["outcome_id"].eq("O0593"), "indicator"] = "profit"  # doanh thu năm 2018
    assert "O0593" in set(conflicts.codes(evidence.counts, outcomes)["row_id"])


def test_new_rural_areas_and_adjectives_are_no_codes():
    rows = pd.DataFrame(
        {
            "count_id": ["A", "B", "C"], "source_id": "S", "basis": ["registered", "recognised", "maintained"],
            "field_as_reported": ["xây dựng nông thôn mới", "mô hình tiêu biểu", "xây dựng"],
            "count_as_reported": ["5 mô hình"] * 3,
        }
    )  # fmt: skip
    none = pd.DataFrame({"indicator": [], "as_reported": [], "outcome_id": [], "source_id": []}, dtype="str")
    assert conflicts.codes(rows, none).empty


def test_melons_would_give_each_household_1_35_billion(evidence):
    figures = returns.figures(evidence.models, evidence.outcomes)
    hectares = returns.hectares_of(figures, evidence.benchmarks)
    row = (
        conflicts.implied(figures, hectares, income_per_head(evidence.benchmarks)).set_index("outcome_id").loc["O0006"]
    )
    assert row["each"] == pytest.approx(40e6 / 0.036 * 40 / 33)  # 40 million a sào, 40 ha, 33 households
    assert row["limit"] == 4_960_000 * 12 * 20  # of 2023
    assert conflicts.implied(figures, hectares, income_per_head(evidence.benchmarks.iloc[:0])).empty


def test_a_total_that_contradicts_itself_has_bounds(evidence):
    ends = checks.bounds(evidence.counts)
    assert ends.loc["N072"].tolist() == [258, 308]  # Mai Châu
    assert ends.loc["N193"].tolist() == [914, 941]
    assert "N342" not in ends.index  # a list of blocks may leave out one
    spans = trends.spans(evidence.counts).set_index("count_id")
    assert spans.loc["N310", ["low", "high", "contradicted"]].tolist() == [290, 337, True]
    assert spans["contradicted"].sum() == len(ends) and not spans.loc["N001", "contradicted"]


def test_a_mix_that_contradicts_itself_is_compared_nowhere(evidence):
    mixes = distribution.mixes(evidence.counts)
    kim_bang = distribution.report_of(mixes, evidence.at("Kim Bảng").place)
    torn = set(mixes.loc[mixes["state"].eq("contradiction"), "report"])
    assert torn and not torn & set(distribution.choices(mixes, kim_bang))
    assert not torn & set(distribution.peers(mixes, kim_bang)["report"])
    mai_chau = distribution.report_of(mixes, evidence.at("Mai Châu").place)
    assert next(iter(distribution.choices(mixes, mai_chau))) == "N072"  # the reader's own place stays


def figure(**said):
    base = {
        "outcome_id": "O1", "model_id": "M", "source_id": "S001", "name": "M", "indicator": "income", "unit": "VND",
        "basis": "net", "stage": "now", "of": "", "whose": "whole", "period": "year", "low": 60e9, "high": 60e9,
        "year_end": 2023,
    }  # fmt: skip
    return base | said


@pytest.mark.parametrize(
    ("rows", "why", "each"),
    [
        ([figure(of="household", whose="each")], "stated", 60e9),
        ([figure(of="person", whose="each", period="month", low=200e6)], "stated", 2.4e9),
        ([figure(), figure(outcome_id="O2", indicator="members", unit="person", low=30, high=33)], "shared", 60e9 / 33),
        ([figure(of="household", low=60e6)], None, None),
        ([figure(), figure(outcome_id="O2", indicator="members", unit="person", low=300, high=300)], None, None),
        ([figure(of="household", basis="gross")], None, None),
        ([figure(of="household", stage="plan")], None, None),
    ],
)
def test_what_each_would_get_is_flagged_where_it_cannot_be_believed(evidence, rows, why, each):
    table = pd.DataFrame(rows)
    found = conflicts.implied(table, pd.Series(1.0, table.index), income_per_head(evidence.benchmarks))
    assert found["why"].tolist() == ([why] if why else [])
    assert found["each"].tolist() == pytest.approx([each] if each else [])


def test_typical_examples_are_no_basis():
    rows = pd.DataFrame(
        {"count_id": ["A"], "source_id": "S", "basis": ["maintained"], "field_as_reported": [""],
         "count_as_reported": ["12.6 thousand models and typical examples"]}
    )  # fmt: skip
    none = pd.DataFrame({"indicator": [], "as_reported": [], "outcome_id": [], "source_id": []}, dtype="str")
    assert conflicts.codes(rows, none).empty
