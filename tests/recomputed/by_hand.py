"""Every headline number of the notebooks once more, from the tables alone.

Written from the sentences that the notebooks print and from data/README.md, not from the package. Each function is one
sentence's number: its lower and upper bound and, where the sentence says “of so many”, of how many.
"""

import math
from collections.abc import Callable

import pandas as pd

from tests.recomputed.plain import FOUR, PLACE, kim_bang, money, named, outcomes, per, table, told_first, totals, whole

Number = tuple[float, float, float | None]
NUMBERS: dict[str, Callable[[], Number]] = {}


def number(function: Callable[[], Number]) -> Callable[[], Number]:
    """Enter a recomputation under the name of its headline."""
    NUMBERS[function.__name__] = function
    return function


def exactly(value: float, of: float | None = None) -> Number:
    """Say of a number that it is known."""
    return float(value), float(value), None if of is None else float(of)


# --- 00, 01: the place in focus and its fields ------------------------------------------------------------------------


def _fields() -> pd.DataFrame:
    """Reports by field that name all four: each field summed, with the report's own total and whether the two agree."""
    counts = told_first(table("counts"))
    parts = counts[counts["role"].eq("field")]
    parts = parts.assign(n=[whole(row)[0] for _, row in parts.iterrows()])
    report = [*PLACE, "source_id", "period_start", "period_end", "basis"]
    wide = parts.pivot_table(index=report, columns="field", values="n", aggfunc="sum")
    wide = wide[wide[sorted(FOUR)].notna().all(axis=1)]
    of = [*PLACE, "period_start", "period_end", "basis"]
    stated = totals().groupby(of)["low"].first()
    keys = wide.reset_index()[of]
    total = [stated.get(tuple(key), math.nan) for key in keys.to_numpy()]
    return wide.assign(parts=wide.sum(axis=1), total=total).reset_index()


def _may_be_cut_short() -> set[str]:
    """The pages that data/README.md lists as a list cut short: a gap, no contradiction."""
    return {"B019", "B053", "B068", "E008"}


def _contradicting(reports: pd.DataFrame) -> pd.Series:
    return reports["parts"].ne(reports["total"]) & ~reports["source_id"].isin(_may_be_cut_short())


@number
def largest_field() -> Number:
    """“Văn hóa – xã hội chiếm 53% trong 211 mô hình.”"""
    here = kim_bang(_fields()).iloc[0]
    return exactly(here[sorted(FOUR)].max(), here["parts"])


@number
def field_rank() -> Number:
    """“Đứng thứ 3 về tỷ trọng trong 17 nơi so được.”"""
    reports = _fields()
    reports = reports[~_contradicting(reports)]
    share = reports["culture_society"] / reports["parts"]
    return exactly(share.gt(share[kim_bang(reports).index[0]]).sum() + 1, len(reports))


@number
def named_of_report() -> Number:
    """“22/211 mô hình của Kim Bảng được nêu tên.”"""
    return exactly(len(_named_by_report()), kim_bang(_fields())["total"].iloc[0])


def _named_by_report() -> pd.DataFrame:
    return kim_bang(named()).query("source_id == 'S001'")


@number
def least_named_field() -> Number:
    """“Thấp nhất là xây dựng hệ thống chính trị (4%).”"""
    names = _named_by_report()["field"].value_counts()
    here = kim_bang(_fields()).iloc[0]
    least = min(FOUR, key=lambda field: names.get(field, 0) / here[field])
    return exactly(names.get(least, 0), here[least])


def _their_figures() -> pd.DataFrame:
    figures = table("outcomes")
    return figures[figures["model_id"].isin(_named_by_report()["model_id"]) & figures["source_id"].eq("S001")]


@number
def measured_of_report() -> Number:
    """“5 mô hình có số liệu.”"""
    return exactly(_their_figures()["model_id"].nunique(), kim_bang(_fields())["total"].iloc[0])


@number
def figures_of_report() -> Number:
    """“5 mô hình được nêu tên có 13 số liệu.”"""
    return exactly(len(_their_figures()))


def _facts_of_provinces() -> pd.Series:
    facts = pd.concat([told_first(table("counts"))["province"], told_first(table("models"))["province"]])
    return facts[facts.ne("")]


@number
def facts_of_top_provinces() -> Number:
    """“15 tỉnh, thành phố có nhiều dữ liệu nhất giữ 488 dòng” of 798."""
    facts = _facts_of_provinces()
    return exactly(facts.value_counts().head(15).sum(), len(facts))


@number
def provinces_present() -> Number:
    """“Tất cả 58 tỉnh, thành phố có mặt.”"""
    return exactly(_facts_of_provinces().nunique())


@number
def pages_read() -> Number:
    """“Từ 354 trang công khai.”"""
    return exactly(len(table("sources")))


# --- 02: money --------------------------------------------------------------------------------------------------------


def _amounts() -> pd.DataFrame:
    """Money brought in now: income, profit, revenue, wage, and money a year of which the page says only “đạt”."""
    rows = outcomes()
    kinds = rows["indicator"].isin(["income", "profit", "revenue", "wage"])
    reached = rows["indicator"].eq("other") & rows["as_reported"].str.contains("tr đ/năm", regex=False)
    rows = rows[(kinds | reached) & ~rows["stage"].isin(["before", "plan"])]
    bounds = [money(row) for _, row in rows.iterrows()]
    return rows.assign(
        per=[per(r) for _, r in rows.iterrows()], low=[b[0] for b in bounds], high=[b[1] for b in bounds]
    )


def _not_wages() -> pd.DataFrame:
    rows = _amounts()
    return rows[rows["indicator"].ne("wage")]


@number
def models_with_returns() -> Number:
    """“54/330 mô hình có số liệu về thu nhập, doanh thu, lợi nhuận, tiền công hoặc số tiền đạt được.”"""
    return exactly(_amounts()["model_id"].nunique(), len(named()))


@number
def economy_with_returns() -> Number:
    """“Lĩnh vực kinh tế: 54/182.”"""
    economy = named().query("field == 'economy'")["model_id"]
    return exactly(economy.isin(_amounts()["model_id"]).sum(), len(economy))


@number
def models_with_net_returns() -> Number:
    """“13 mô hình có số đã trừ chi phí.”"""
    return exactly(_amounts().query("basis == 'net'")["model_id"].nunique(), len(named()))


@number
def costs_unsaid() -> Number:
    """“31/56 số tiền thu về không nêu đã trừ chi phí hay chưa.”"""
    rows = _not_wages()
    return exactly(rows["basis"].eq("unspecified").sum(), len(rows))


@number
def subject_unsaid() -> Number:
    """“8/38 không nêu là của cả mô hình hay của một hộ”: of those not per hectare, person or household."""
    rows = _not_wages()
    rows = rows[[not said & {"ha", "sao", "person", "household"} for said in rows["per"]]]
    return exactly(rows["subject"].isin(["", "not_said"]).sum(), len(rows))


@number
def place_models() -> Number:
    """“Kim Bảng: 23 mô hình được nêu tên.”"""
    return exactly(len(kim_bang(named())))


def _place_figures() -> pd.DataFrame:
    rows = outcomes()
    return rows[rows["model_id"].isin(kim_bang(named())["model_id"])]


@number
def place_measured() -> Number:
    """“7 mô hình có số liệu” of 23."""
    return exactly(_place_figures()["model_id"].nunique(), len(kim_bang(named())))


@number
def place_figures() -> Number:
    """“20 số liệu.”"""
    return exactly(len(_place_figures()))


@number
def place_with_returns() -> Number:
    """“4 mô hình có số liệu về thu nhập, doanh thu, lợi nhuận, tiền công” of 23."""
    here = kim_bang(named())["model_id"]
    return exactly(here.isin(_amounts()["model_id"]).sum(), len(here))


def _yearly() -> pd.DataFrame:
    """Amounts a year of a model or of one household in it: not of every hectare, person or household."""
    rows = _amounts()
    return rows[[said == {"year"} for said in rows["per"]]]


@number
def yearly_amounts() -> Number:
    """“29 số liệu về số tiền một năm.”"""
    return exactly(len(_yearly()))


@number
def yearly_models() -> Number:
    """“29 số liệu của 28 mô hình (n = 28/330).”"""
    return exactly(_yearly()["model_id"].nunique(), len(named()))


@number
def yearly_costs_unsaid() -> Number:
    """“15/29 số liệu không nêu đã trừ chi phí hay chưa.”"""
    return exactly(_yearly()["basis"].eq("unspecified").sum(), len(_yearly()))


@number
def yearly_largest() -> Number:
    """“Lớn nhất: 20–30 tỷ đồng.”"""
    return _largest(_yearly())


@number
def yearly_smallest() -> Number:
    """“Nhỏ nhất: ≤ 50 triệu đồng.”"""
    return _smallest(_yearly())


def _yearly_of_kim_bang() -> pd.DataFrame:
    here = kim_bang(named())["model_id"]
    return _yearly()[_yearly()["model_id"].isin(here)]


@number
def yearly_amounts_here() -> Number:
    """“Kim Bảng có 2/29 số liệu về số tiền một năm.”"""
    return exactly(len(_yearly_of_kim_bang()))


@number
def yearly_largest_here() -> Number:
    """“Lớn nhất: Nuôi ong lấy mật, 1,5 tỷ đồng.”"""
    return _largest(_yearly_of_kim_bang())


def _largest(rows: pd.DataFrame) -> Number:
    row = rows.sort_values(["low", "high"]).iloc[-1]
    return float(row["low"]), float(row["high"]), None


def _smallest(rows: pd.DataFrame) -> Number:
    row = rows.sort_values(["high", "low"]).iloc[0]
    return float(row["low"]), float(row["high"]), None


@number
def reaching_a_billion() -> Number:
    """“5/28 mô hình chắc chắn đạt từ 1 tỷ đồng; 6 mô hình khác chưa loại trừ được”: from 5 to 11."""
    best = _yearly().groupby("model_id")[["low", "high"]].max()
    nearly = _yearly()[_yearly()["as_reported"].str.match("gần 1 tỷ")]["model_id"]
    can = best["high"].ge(1e9) & ~best.index.isin(nearly)
    return float(best["low"].ge(1e9).sum()), float(can.sum()), float(len(best))


def _assumed() -> pd.DataFrame:
    rows = _amounts()
    times = {
        frozenset({"month"}): 12,
        frozenset({"season"}): 2,
        frozenset({"harvest"}): 2,
        frozenset({"batch"}): 2,
        frozenset({"year"}): 1,
    }
    rows = rows[rows["per"].isin(times)]
    factor = rows["per"].map(times)
    return rows.assign(low=rows["low"] * factor, high=rows["high"] * factor)


@number
def assumed_amounts() -> Number:
    """“Nếu giả định mỗi năm 2 vụ và 12 tháng như nhau, số liệu quy về năm tăng từ 29 lên 35.”"""
    return exactly(len(_assumed()))


@number
def assumed_models() -> Number:
    """“35 số liệu của 34 mô hình (n = 34/330).”"""
    return exactly(_assumed()["model_id"].nunique(), len(named()))


@number
def assumed_costs_unsaid() -> Number:
    """“16/35 số liệu không nêu đã trừ chi phí hay chưa.”"""
    return exactly(_assumed()["basis"].eq("unspecified").sum(), len(_assumed()))


@number
def assumed_largest() -> Number:
    """“Lớn nhất: 20–30 tỷ đồng.”"""
    return _largest(_assumed())


@number
def assumed_smallest() -> Number:
    """“Nhỏ nhất: 7,2 triệu đồng.”"""
    return _smallest(_assumed())


def _hectares() -> pd.DataFrame:
    """Amounts per area, per hectare: a sào is 360 m² in the North, where every one of these models is."""
    rows = _amounts()
    rows = rows[[bool(said & {"ha", "sao"}) for said in rows["per"]]]
    regions = table("provinces").set_index("province")["region"]
    where = named().set_index("model_id")["province"].map(regions)
    square = {"Bắc Bộ": 360, "Trung Bộ": 500, "Nam Bộ": 1000}
    factor = pd.Series(
        [
            10_000 / square[where[key]] if "sao" in said else 1
            for key, said in zip(rows["model_id"], rows["per"], strict=True)
        ],
        index=rows.index,
    )
    return rows.assign(low=rows["low"] * factor, high=rows["high"] * factor)


def _persons() -> pd.DataFrame:
    """Monthly money per person; that of a year divided by twelve."""
    rows = _amounts()
    rows = rows[["person" in said for said in rows["per"]]]
    months = [12 if "year" in said else 1 for said in rows["per"]]
    return rows.assign(low=rows["low"] / months, high=rows["high"] / months)


@number
def person_amounts() -> Number:
    """“11 số liệu.”"""
    return exactly(len(_persons()))


@number
def person_models() -> Number:
    """“Của 10 mô hình (n = 10/330).”"""
    return exactly(_persons()["model_id"].nunique(), len(named()))


@number
def above_minimum_wage() -> Number:
    """“3/8 mức thu nhập có ghi năm chắc chắn từ mức lương tối thiểu vùng cao nhất của chính năm đó.”"""
    yardsticks = table("benchmarks")
    yardsticks = yardsticks[yardsticks["indicator"].eq("minimum_wage_month_region_I")]
    dated = _persons().query("year != ''")
    sure = 0
    for _, row in dated.iterrows():
        first, last = row["year"][:4], row["year"][-4:]
        held = yardsticks["in_force_from"].str[:4].le(last) & ~(
            yardsticks["in_force_to"].str[:4].lt(first) & yardsticks["in_force_to"].ne("")
        )
        sure += row["low"] >= yardsticks[held]["value"].astype(float).max()
    return exactly(sure, len(dated))


@number
def yearly_harvests() -> Number:
    """“8 mô hình nêu sản lượng một năm.”"""
    return exactly(_harvests()["model_id"].nunique(), len(named()))


def _harvests() -> pd.DataFrame:
    rows = outcomes().query("indicator == 'production'")
    return rows[[per(row) == {"year"} and "tấn" in row["as_reported"] for _, row in rows.iterrows()]]


# --- 03: time ---------------------------------------------------------------------------------------------------------


@number
def totals_of_one_year() -> Number:
    """“Chỉ 40/136 tổng số là số của một năm.”"""
    return exactly(totals()["period_kind"].eq("year").sum(), len(totals()))


@number
def places_reporting_again() -> Number:
    """“12 nơi có nhiều báo cáo”: with totals of more than one page or period, the periods known at both ends."""
    rows = totals().query("period_start != '' and period_end != ''")
    reports = rows.drop_duplicates([*PLACE, "source_id", "period_start", "period_end"])
    return exactly(reports.groupby(PLACE).size().gt(1).sum())


def _series() -> dict[tuple[str, ...], pd.DataFrame]:
    """Reports of one place, basis and length of period, of at least two different years."""
    rows = totals().query("period_kind in ['year', 'years']")
    rows = rows.assign(length=rows["period_end"].astype(int) - rows["period_start"].astype(int))
    groups = rows.groupby([*PLACE, "basis", "period_kind", "length"])
    return {key: part for key, part in groups if part["period_end"].nunique() > 1 and part["source_id"].nunique() > 1}


@number
def places_comparable() -> Number:
    """“5 nơi có số liệu cùng loại và cùng độ dài giai đoạn.”"""
    return exactly(len(_series()), places_reporting_again()[0])


@number
def reports_comparable() -> Number:
    """“12 báo cáo.”"""
    return exactly(sum(map(len, _series().values())))


def _moves(sign: int) -> int:
    """Series whose last year lies surely above (or below) its first."""
    found = 0
    for part in _series().values():
        years = part.groupby("period_end")[["low", "high"]].agg({"low": "min", "high": "max"}).sort_index()
        first, last = years.iloc[0], years.iloc[-1]
        found += last["low"] > first["high"] if sign > 0 else last["high"] < first["low"]
    return found


@number
def series_rising() -> Number:
    """“Tăng ở 4/5 dãy.”"""
    return exactly(_moves(1), len(_series()))


@number
def series_falling() -> Number:
    """“Giảm ở 0.”"""
    return exactly(_moves(-1), len(_series()))


def _years() -> pd.Series:
    years = named()["year"]
    return years[years.str.fullmatch(r"\d{4}")]


@number
def models_of_top_year() -> Number:
    """“Năm 2021 có nhiều mô hình được nêu tên nhất (26 mô hình)” of 154 with one year."""
    return exactly(_years().value_counts().max(), len(_years()))


@number
def models_with_a_year() -> Number:
    """“Ghi rõ một năm (n = 154/330, 47%).”"""
    return exactly(len(_years()), len(named()))


@number
def documents_before() -> Number:
    """“7/14 văn bản có ghi ngày ban hành trước kỳ báo cáo đầu tiên” of the place: the country's and its province's."""
    policies, provinces = table("policies"), table("provinces").set_index("province")["province_2025"]
    here = policies[policies["province"].isin(["", "Hà Nam", provinces["Hà Nam"]])]
    first = kim_bang(totals())["period_start"].min()
    return exactly((here["issued_on"].ne("") & here["issued_on"].str[:4].lt(first)).sum(), len(here))


# --- 04: trust --------------------------------------------------------------------------------------------------------


@number
def totals_contradicting() -> Number:
    """“3/20 báo cáo nêu đủ bốn lĩnh vực có tổng số và số thành phần chưa khớp.”"""
    return exactly(_contradicting(_fields()).sum(), len(_fields()))


@number
def totals_agreeing() -> Number:
    """“16 báo cáo khớp.”"""
    return exactly(_fields()["parts"].eq(_fields()["total"]).sum(), len(_fields()))


@number
def places_missing() -> Number:
    """“Trong 63 tỉnh, thành phố như khi báo cáo, 5 nơi chưa có dữ liệu.”"""
    names = {"Huế" if name == "Thừa Thiên Huế" else name for name in table("provinces")["province"]}
    seen = set(_facts_of_provinces().replace("Thừa Thiên Huế", "Huế"))
    return exactly(len(names - seen), len(names))


@number
def numbers_read() -> Number:
    """“n = 1.138” numbers."""
    return exactly(len(table("counts")) + len(table("outcomes")))


@number
def largest_doubt() -> Number:
    """“Nhiều nhất: không nêu thời gian (51)”, of the rows of numbers of models."""
    counts = table("counts")
    return exactly((counts["period_start"].eq("") & counts["period_end"].eq("")).sum(), len(counts))
