"""The headline numbers that notebooks, decks and briefs say beside those of `by_hand`, from the tables alone."""

import re

import pandas as pd

from tests.recomputed import by_hand
from tests.recomputed.by_hand import Number, exactly, number
from tests.recomputed.plain import FOUR, PLACE, kim_bang, named, outcomes, table, told_first, totals, whole

# --- 01: mixes and who leads ------------------------------------------------------------------------------------------


def _shares() -> pd.DataFrame:
    """The reports that name all four fields and agree with their total, as shares."""
    reports = by_hand._fields()
    reports = reports[~by_hand._contradicting(reports)]
    return reports.assign(**{field: reports[field] / reports["parts"] for field in FOUR})


def _latest(reports: pd.DataFrame) -> pd.DataFrame:
    order = reports.sort_values(["period_end", "period_start"], ascending=[True, False])
    return order.drop_duplicates(PLACE, keep="last")


def _distances() -> pd.Series:
    """How many of Kim Bảng's models would change field to have the mix of another district: half of all differences."""
    districts = _latest(_shares().query("level == 'district'"))
    here = kim_bang(districts).iloc[0]
    others = districts.drop(here.name)
    others = others[~others["source_id"].isin(by_hand._may_be_cut_short())]
    return sum((others[field] - here[field]).abs() for field in FOUR) / 2


@number
def nearest_mix() -> Number:
    """“Gần nhất với Bắc Trà My (7% số mô hình phải đổi lĩnh vực).”"""
    return exactly(_distances().min())


@number
def farthest_mix() -> Number:
    """“Xa nhất với Đồng Văn, Hà Giang (37%).”"""
    return exactly(_distances().max())


def _small_places() -> pd.DataFrame:
    return _shares().query("level in ['district', 'commune']")


@number
def places_led_by_field() -> Number:
    """“Văn hóa – xã hội nhiều nhất ở 7/11 nơi so được.”"""
    rows = _latest_kim_bang_first(_small_places())
    return exactly(rows["culture_society"].ge(rows[sorted(FOUR)].max(axis=1)).sum(), len(rows))


def _latest_kim_bang_first(rows: pd.DataFrame) -> pd.DataFrame:
    return _latest(rows)


@number
def place_rank() -> Number:
    """“Kim Bảng đứng thứ 3/11 nơi so được về tỷ trọng văn hóa – xã hội.”"""
    rows = _latest(_small_places())
    shares = rows["culture_society"]
    return exactly(shares.gt(shares[kim_bang(rows).index[0]]).sum() + 1, len(rows))


@number
def shares_of_field() -> Number:
    """“Tỷ trọng từ 26% (Đồng Văn) đến 67% (Lương Hòa).”"""
    shares = _latest(_small_places())["culture_society"]
    return float(shares.min()), float(shares.max()), None


def _alone() -> pd.DataFrame:
    models = named()
    return models[models["organisation_type"].ne("") & ~models["organisation_type"].str.contains(";")]


@number
def leads_unknown() -> Number:
    """“92 mô hình chưa rõ đơn vị.”"""
    return exactly(named()["organisation_type"].eq("").sum(), len(named()))


@number
def led_by_busiest() -> Number:
    """“Cá nhân, hộ gia đình có nhiều mô hình nhất trong các đơn vị được nêu rõ (37 mô hình).”"""
    return exactly(_alone()["organisation_type"].eq("individual").sum(), len(named()))


@number
def field_of_busiest() -> Number:
    """“89% thuộc kinh tế” of the 37."""
    rows = _alone().query("organisation_type == 'individual'")
    return exactly(rows["field"].eq("economy").sum(), len(rows))


@number
def leads_unknown_here() -> Number:
    """“Kim Bảng, Hà Nam: …; 5 mô hình chưa rõ đơn vị” of its 23."""
    here = kim_bang(named())
    return exactly(here["organisation_type"].eq("").sum(), len(here))


def _alone_here() -> pd.DataFrame:
    """Those of Kim Bảng with a body, those of several bodies being one kind of their own."""
    here = kim_bang(named())
    together = here["organisation_type"].mask(here["organisation_type"].str.contains(";"), "several")
    here = here.assign(body=together)
    return here[~here["body"].isin(["", "other"])]


@number
def led_by_busiest_here() -> Number:
    """“… có nhiều mô hình nhất trong các đơn vị được nêu rõ.”"""
    return exactly(_alone_here()["body"].value_counts().max(), len(kim_bang(named())))


@number
def field_of_busiest_here() -> Number:
    """“… thuộc văn hóa – xã hội.”"""
    rows = _alone_here()
    mine = rows[rows["body"].eq(rows["body"].value_counts().idxmax())]
    return exactly(mine["field"].value_counts().max(), len(mine))


@number
def lead_of_first() -> Number:
    """“Cá nhân, hộ gia đình chủ trì ít nhất 37 và nhiều nhất 129 trong 330 mô hình.”"""
    bodies = named()["organisation_type"].str.split("; ")
    surely = bodies.map(lambda codes: "individual" in codes).sum()
    return float(surely), float(surely + leads_unknown()[0]), float(len(named()))


@number
def provinces_leading() -> Number:
    """“15 tỉnh, thành phố có nhiều dữ liệu nhất.”"""
    return exactly(15)


# --- 02: money by whose it is, over what time -------------------------------------------------------------------------


@number
def billion_not_excluded() -> Number:
    """“6 mô hình khác chưa loại trừ được.”"""
    sure, possible, of = by_hand.reaching_a_billion()
    return exactly(possible - sure, of)


@number
def amounts() -> Number:
    """“61 số tiền thu về thuộc nhiều loại.”"""
    return exactly(len(by_hand._amounts()))


_HOME = {"one_household", "per_household"}
_HOME_WORDS = r"\bhousehold|\bfamily|\bfamilies|\bhộ\b|\bgia đình\b"


def _of_homes() -> pd.DataFrame:
    """Amounts of one household or of each: coded so, per household, or by the words of the phrase and note."""
    rows = by_hand._amounts()
    per_other = rows["per"].map(lambda said: bool(said & {"ha", "sao", "person"}))
    words = (rows["note"] + " " + rows["as_reported"]).str.contains(_HOME_WORDS, case=False)
    coded = rows["subject"].isin(_HOME) | (rows["subject"].eq("") & words)
    home = rows["per"].map(lambda said: "household" in said) | coded
    return rows[home & ~per_other]


def _homes_over(time: str) -> pd.DataFrame:
    rows = _of_homes()
    over = {"year": {"year"}, "crop": {"season", "harvest", "batch"}}
    if time == "unknown":
        return rows[rows["per"].map(lambda said: not said & {"year", "month", "day", "season", "harvest", "batch"})]
    return rows[rows["per"].map(lambda said: bool(said & over[time]))]


@number
def amounts_of_the_largest_panel() -> Number:
    """“Nhiều nhất là số của một hộ hoặc mỗi hộ, một năm (19 số liệu).”"""
    return exactly(len(_homes_over("year")), len(by_hand._amounts()))


def _hectares_over(time: str) -> pd.DataFrame:
    rows = by_hand._hectares()
    said = rows["per"].map(lambda codes: "year" if "year" in codes else "crop" if codes & {"season"} else "unknown")
    return rows[said.eq(time)]


def _largest(rows: pd.DataFrame) -> Number:
    """The amount that begins last; an end that is open is as near as the known one."""
    start = rows["low"].where(rows["low"].gt(0), rows["high"])
    row = rows.assign(start=start).sort_values(["start", "high"]).iloc[-1]
    return float(row["low"]), float(row["high"]), None


def _smallest(rows: pd.DataFrame) -> Number:
    """The amount that ends first."""
    end = rows["high"].where(rows["high"].lt(float("inf")), rows["low"])
    row = rows.assign(end=end).sort_values(["end", "low"]).iloc[0]
    return float(row["low"]), float(row["high"]), None


def _enter(name: str, rows, time: str) -> None:
    """Enter how many amounts of how many models a panel has, its largest and its smallest."""

    def entered(what: str, value, words: str) -> None:
        def recomputed() -> Number:
            return value(rows(time))

        recomputed.__name__, recomputed.__doc__ = f"{name}_{time}_{what}", words
        number(recomputed)

    entered("amounts", lambda part: exactly(len(part)), "“3 số liệu tính trên mỗi ha, không nêu vụ hay năm.”")
    entered("models", lambda part: exactly(part["model_id"].nunique(), len(named())), "“n = 3/330.”")
    entered("largest", lambda part: _largest(part), "“Lớn nhất: 1,11 tỷ đồng.”")
    entered("smallest", lambda part: _smallest(part), "“Nhỏ nhất: 26,4 triệu đồng.”")


for _time in ("year", "crop", "unknown"):
    _enter("hectare", _hectares_over, _time)
    _enter("households", _homes_over, _time)


@number
def hectare_year_largest() -> Number:
    """“500–600 triệu đồng; 556 triệu đồng”: one within the other, so the one that ends last is the other."""
    first = hectare_year_smallest()[:2]
    rows = _hectares_over("year")
    other = rows[~(rows["low"].round().eq(round(first[0])) & rows["high"].round().eq(round(first[1])))].iloc[0]
    return float(other["low"]), float(other["high"]), None


@number
def hectare_year_smallest() -> Number:
    """The one that ends first."""
    return _smallest(_hectares_over("year"))


def _incomes() -> pd.DataFrame:
    """Incomes per person and month of a stated year; wages are none."""
    return by_hand._persons().query("year != '' and indicator == 'income'")


def _yardstick(indicator: str, place: str, first: str, last: str) -> list[float]:
    """The values of a yardstick in each of the years, a blank end being its first year; empty where one is missing."""
    rows = table("benchmarks")
    rows = rows[rows["indicator"].eq(indicator) & rows["place"].eq(place)]
    found = []
    for year in range(int(first), int(last) + 1):
        end = rows["period_end"].where(rows["period_end"].ne(""), rows["period_start"])
        of = rows[rows["period_start"].astype(int).le(year) & end.astype(int).ge(year)]
        if of.empty:
            return []
        found += of["value"].astype(float).tolist()
    return found


def _beside(kind: str) -> tuple[int, int, int]:
    """How many incomes have a yardstick of their years, and how many lie surely at or above, and below it."""
    held = above = below = 0
    province = named().set_index("model_id")["province"]
    for _, row in _incomes().iterrows():
        years = row["year"][:4], row["year"][-4:]
        if kind == "poverty":
            low, high = (_yardstick(f"poverty_line_month_{area}", "Việt Nam", *years) for area in ("rural", "urban"))
        else:
            indicator = "income_per_capita_month"
            low = high = _yardstick(indicator, province[row["model_id"]], *years) or _yardstick(
                indicator, "Việt Nam", *years
            )
        if not low or not high:
            continue
        held, above, below = held + 1, above + (row["low"] >= max(high)), below + (row["high"] < min(low))
    return held, above, below


@number
def above_poverty_line() -> Number:
    """“6/6 mức thu nhập theo người có ghi năm chắc chắn từ chuẩn nghèo thành thị của chính năm đó trở lên.”"""
    held, above, _ = _beside("poverty")
    return exactly(above, held)


@number
def below_poverty_line() -> Number:
    """“0 thấp hơn chuẩn nông thôn.”"""
    held, _, below = _beside("poverty")
    return exactly(below, held)


@number
def above_income_per_head() -> Number:
    """“4 mức thu nhập theo người có mức bình quân cùng năm để so: 1 chắc chắn từ mức bình quân trở lên.”"""
    held, above, _ = _beside("head")
    return exactly(above, held)


@number
def below_income_per_head() -> Number:
    """“3 thấp hơn.”"""
    held, _, below = _beside("head")
    return exactly(below, held)


@number
def below_minimum_wage() -> Number:
    """“2 thấp hơn mức vùng IV” of 8."""
    rows = table("benchmarks")
    rows = rows[rows["indicator"].eq("minimum_wage_month_region_IV")]
    dated = by_hand._persons().query("year != ''")
    surely = 0
    for _, row in dated.iterrows():
        first, last = row["year"][:4], row["year"][-4:]
        over = rows["in_force_to"].eq("") | rows["in_force_to"].str[:4].ge(first)
        held = rows[rows["in_force_from"].str[:4].le(last) & over]
        # A wage that began in the middle of the first year is not the least of a year before it.
        surely += row["high"] < held["value"].astype(float).min()
    return exactly(surely, len(dated))


def _earners() -> pd.DataFrame:
    """Each model's interval over all that it states per person and month."""
    return by_hand._persons().groupby("model_id")[["low", "high"]].agg({"low": "min", "high": "max"})


@number
def models_ranked() -> Number:
    """“Trong 10 mô hình có số liệu.”"""
    return exactly(len(_earners()))


@number
def not_below_another() -> Number:
    """“… chắc chắn có thu nhập mỗi người cao nhất”: no other model begins above the end of its interval."""
    rows = _earners()
    return exactly(sum(not (rows["low"] > high).any() for high in rows["high"]), len(rows))


@number
def pairs_not_ranked() -> Number:
    """“20/45 cặp mô hình chưa xếp hạng được.”"""
    rows = _earners().to_numpy().tolist()
    pairs = [(one, other) for at, one in enumerate(rows) for other in rows[at + 1 :]]
    return exactly(sum(not (a[0] > b[1] or b[0] > a[1]) for a, b in pairs), len(pairs))


@number
def groups_divided() -> Number:
    """“1 mô hình nêu cả số tiền một năm của cả nhóm và số thành viên.”"""
    rows = by_hand._yearly()
    whole_group = set(rows.loc[rows["subject"].eq("whole_group"), "model_id"])
    figures = outcomes()
    members = figures[figures["indicator"].eq("members")]
    members = members[~members["note"].str.contains("found|start|before|part|new", case=False)]
    once = members["model_id"].value_counts().eq(1)
    return exactly(len(whole_group & set(once[once].index)))


def _tonnes() -> pd.DataFrame:
    rows = by_hand._harvests()
    found = []
    for phrase in rows["as_reported"]:
        ends = [float(one.replace(".", "").replace(",", ".")) for one in re.findall(r"\d+(?:[.,]\d+)*", phrase)]
        ends = ends or [10.0]  # “khoảng chục tấn”
        low, high = ends[0], ends[-1]
        near = re.search(r"\bgần\b", phrase)
        over = re.search(r"\b(?:hơn|trên)\b(?! dưới)", phrase)
        found.append((0 if near else low, float("inf") if over else high))
    return rows.assign(low=[low for low, _ in found], high=[high for _, high in found])


@number
def harvest_largest() -> Number:
    """“Lớn nhất: ≤ 1.000 tấn/năm.”"""
    return _largest(_tonnes())


@number
def harvest_smallest() -> Number:
    """“Nhỏ nhất: 5–6 tấn/năm.”"""
    return _smallest(_tonnes())


def _given(indicator: str, models: pd.DataFrame | None = None) -> Number:
    models = named() if models is None else models
    rows = outcomes()
    rows = rows[rows["model_id"].isin(models["model_id"])]
    rows = rows[rows["indicator"].eq(indicator) & ~rows["stage"].isin(["before", "plan"]) & rows["subject"].ne("place")]
    rows = rows[~rows["entered_per"].str.contains("person|household|year|month")]
    return exactly(rows["model_id"].nunique(), len(models))


@number
def given_land() -> Number:
    """“11 mô hình nêu đất hiến.”"""
    return _given("land_donated")


@number
def given_labour() -> Number:
    """“6 mô hình nêu ngày công.”"""
    return _given("labour_days")


@number
def given_money() -> Number:
    """“16 mô hình nêu tiền vận động.”"""
    return _given("money_raised")


@number
def given_land_here() -> Number:
    """Of the 23 models of Kim Bảng."""
    return _given("land_donated", kim_bang(named()))


@number
def given_labour_here() -> Number:
    """Of the 23 models of Kim Bảng."""
    return _given("labour_days", kim_bang(named()))


@number
def given_money_here() -> Number:
    """Of the 23 models of Kim Bảng."""
    return _given("money_raised", kim_bang(named()))


# --- 03: what became of the models registered, what was kept ----------------------------------------------------------


def _pairs(basis: str) -> pd.Series:
    """Shares of registered models: parts that name the registered total they are of, each told whole once."""
    counts = table("counts")
    counts = counts[counts["counted"].isin(["models", "models_and_examples"])].set_index("count_id")
    parts = told_first(counts)
    parts = parts[parts["basis"].eq(basis) & parts["subset_of"].isin(counts.index)]
    of = counts.loc[parts["subset_of"]]
    parts = parts[of["basis"].eq("registered").to_numpy()]
    registered = counts.loc[parts["subset_of"]]
    told_whole = set(parts["subset_of"])
    split = [up in told_whole for up in registered["subset_of"]]
    parts = parts[[not one for one in split]]
    return pd.Series(
        {key: whole(row)[0] / whole(counts.loc[row["subset_of"]])[0] for key, row in parts.iterrows()}, dtype=float
    )


def _enter_rates(basis: str, reports: str, rates: str) -> None:
    def recomputed_reports() -> Number:
        return exactly(len(_pairs(basis)))

    def recomputed_rates() -> Number:
        return float(_pairs(basis).min()), float(_pairs(basis).max()), None

    recomputed_reports.__name__, recomputed_reports.__doc__ = f"reports_{basis}", reports
    recomputed_rates.__name__, recomputed_rates.__doc__ = f"rates_{basis}", rates
    number(recomputed_reports)
    number(recomputed_rates)


_enter_rates("recognised", "“Tỷ lệ được công nhận trên số đăng ký trong 7 báo cáo.”", "“Từ 33% đến 100%.”")
_enter_rates("effective", "“Tỷ lệ đạt hiệu quả trên số đăng ký trong 6 báo cáo.”", "“Từ 5% đến 87%.”")
_enter_rates("commended", "“Tỷ lệ được biểu dương, khen thưởng trong 3 báo cáo.”", "“Từ 6% đến 20%.”")


def _city(year: str) -> pd.Series:
    """The row of the models of thành phố Bắc Kạn that were kept in a year."""
    rows = told_first(table("counts")).query("district == 'Bắc Kạn' and period_start == @year and field == 'total'")
    return rows[rows["basis"].eq("maintained")].iloc[0]


def _registered(count: str) -> float:
    """The number of the row with that id."""
    rows = table("counts").set_index("count_id")
    return whole(rows.loc[count])[0]


def _registered_in(year: str) -> float:
    rows = told_first(table("counts")).query("district == 'Bắc Kạn' and period_start == @year and role == 'all'")
    return whole(rows[rows["basis"].eq("registered")].iloc[0])[0]


@number
def kept_n116() -> Number:
    """“Bắc Kạn 2022: 73/191 = 38%.”"""
    return exactly(whole(_city("2022"))[0], _registered(_city("2022")["subset_of"]))


@number
def kept_n108() -> Number:
    """“Bắc Kạn 2023: 116/278 = 42%.”"""
    return exactly(whole(_city("2023"))[0], _registered(_city("2023")["subset_of"]))


@number
def kept_of_last_year_n116() -> Number:
    """“So với số đăng ký của năm trước: 73/127 = 57%.”"""
    return exactly(whole(_city("2022"))[0], _registered_in("2021"))


@number
def kept_of_last_year_n108() -> Number:
    """“116/191 = 61%.”"""
    return exactly(whole(_city("2023"))[0], _registered_in("2022"))


@number
def totals_of_several_years() -> Number:
    """“44/136 tổng số mô hình gộp nhiều năm.”"""
    rows = totals()
    known = rows[rows["period_start"].ne("") & rows["period_end"].ne("")]
    return exactly(known["period_start"].ne(known["period_end"]).sum(), len(rows))


@number
def top_year() -> Number:
    """“Năm 2021 có nhiều mô hình được nêu tên nhất.”"""
    return exactly(int(by_hand._years().value_counts().idxmax()))


@number
def totals_cut_short() -> Number:
    """“1 báo cáo chưa đọc được hết danh sách” of 20."""
    reports = by_hand._fields()
    torn = reports["parts"].ne(reports["total"])
    return exactly((torn & ~by_hand._contradicting(reports)).sum(), len(reports))


# --- 04, 06 -----------------------------------------------------------------------------------------------------------


def _readings() -> pd.Series:
    """How each figure came to its number: by rule, with a context that a reader saw, by a reader, or in doubt."""
    counts, figures = table("counts"), table("outcomes")
    ends = ("entered_low", "entered_high")
    by_reader = counts[[*ends]].ne("").any(axis=1)
    said = ["entered" if one else "computed" for one in by_reader]
    for _, row in figures.iterrows():
        entered = [name for name in figures if name.startswith("entered_") and row[name]]
        said.append("entered" if set(entered) & set(ends) else "completed" if entered else "computed")
    return pd.Series(said)


@number
def readings_entered() -> Number:
    """“55 con số nhập tay” of 1.138; none of them is one that may be read otherwise."""
    return exactly(_readings().eq("entered").sum() - _ambiguous("entered"), len(_readings()))


@number
def readings_completed() -> Number:
    """“121 con số bổ sung ngữ cảnh.”"""
    return exactly(_readings().eq("completed").sum() - _ambiguous("completed"), len(_readings()))


@number
def readings_computed() -> Number:
    """“952/1.138 con số (84%) được đọc theo quy tắc từ nguyên văn.”"""
    return exactly(_readings().eq("computed").sum() - _ambiguous("computed"), len(_readings()))


_EITHER = r"\d+ mẫu\b|\bcông đất\b|\d\.\d{6}|\d, \d|^\d+,\d{3}m2$"
"""Phrases that can be read otherwise: an area whose size is the place's own; points, commas, blanks out of order."""


def _doubtful() -> pd.Series:
    return table("outcomes")["as_reported"].str.contains(_EITHER)


def _ambiguous(kind: str) -> int:
    said = _readings().iloc[-len(table("outcomes")) :].reset_index(drop=True)
    return int((_doubtful() & said.eq(kind)).sum())


@number
def readings_ambiguous() -> Number:
    """“10 con số có thể hiểu khác.”"""
    return exactly(_doubtful().sum(), len(_readings()))


_BY_EYE = {
    "totals and parts of one split: Ninh Sơn, Bình Đại, Hoa Lư, Bắc Kạn 2021": 4,
    "two pages: 278 and 279 models of Bắc Kạn 2023": 1,
    "a certificate that was only proposed": 1,
    "the melons of Lê Hồ over their households": 1,
    "a list of fields cut short": 4,
}
"""Doubts that a reader finds by looking at the rows, one by one."""


@number
def doubts() -> Number:
    """“126 điểm cần lưu ý.”"""
    counts, models = table("counts"), table("models")
    dated = counts["period_start"].ne("") & counts["period_end"].ne("")
    repeated = counts["same_as"].ne("").sum() + models["same_as"].ne("").sum()
    torn = by_hand._contradicting(by_hand._fields()).sum()
    unaddressed = table("sources")["url"].eq("").sum()
    return exactly((~dated).sum() + repeated + torn + _doubtful().sum() + unaddressed + sum(_BY_EYE.values()))


@number
def pages_undated() -> Number:
    """“180/354 trang chưa rõ ngày đăng (51%).”"""
    pages = table("sources")["published"]
    return exactly((~pages.str.match(r"\d{4}")).sum(), len(pages))


def _page_years() -> pd.Series:
    years = table("sources")["published"].str[:4]
    return years[years.ne("")]


@number
def top_page_year() -> Number:
    """“Nhiều nhất là năm 2023.”"""
    return exactly(int(_page_years().value_counts().idxmax()))


@number
def pages_of_top_year() -> Number:
    """“27 trang.”"""
    return exactly(_page_years().value_counts().max(), len(_page_years()))


def _every_model() -> pd.DataFrame:
    return told_first(table("models"))


def _texts() -> pd.Series:
    """Everything told of each model: its name, place, body and figures, those of its repetitions included."""
    models, figures = table("models"), table("outcomes")
    first = models.set_index("model_id")["same_as"]
    figures = figures.assign(model=[first[key] or key for key in figures["model_id"]])
    said = figures.groupby("model")["as_reported"].agg(" ; ".join)
    rows = _every_model().set_index("model_id")
    words = rows[["name", "commune", "district", "province", "lead_organisation"]].agg(" ; ".join, axis=1)
    return words.str.cat(said.reindex(words.index).fillna(""), sep=" ; ")


@number
def found_bees() -> Number:
    """“11/430 mô hình có các từ ‘nuôi ong’.”"""
    return exactly(_texts().str.contains(r"\bnuôi ong\b", case=False).sum(), len(_every_model()))


@number
def found_women_with_money() -> Number:
    """“30/430 mô hình có đơn vị chủ trì thuộc nhóm ‘Hội Liên hiệp Phụ nữ’, số liệu về tiền.”"""
    models, figures = table("models"), table("outcomes")
    first = models.set_index("model_id")["same_as"]
    in_money = figures["entered_unit"].eq("VND") | (
        figures["entered_unit"].eq("")
        & figures["as_reported"].str.contains(r"đồng|\dđ|tr\.? ?đ|\btỷ\b|VND|million|billion", case=False)
    )
    paid = {first[key] or key for key in figures.loc[in_money, "model_id"]}
    women = _every_model()
    women = women[women["organisation_type"].str.split("; ").map(lambda codes: "womens_union" in codes)]
    return exactly(women["model_id"].isin(paid).sum(), len(_every_model()))
