"""The boards of the notebooks: a few controls, and the exhibit that their values ask for."""

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.exhibits import first_look
from danvan_data.exhibits.economy import given as gifts
from danvan_data.exhibits.economy import households as home
from danvan_data.exhibits.economy import money, stated
from danvan_data.exhibits.economy import persons as earners
from danvan_data.exhibits.economy.amounts import prices_words
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.exhibits.periods import renewed, years
from danvan_data.exhibits.reliability import trust
from danvan_data.exhibits.spread import fields, lacks
from danvan_data.exhibits.spread import leaders as who
from danvan_data.explore.controls import Control, choice, switch
from danvan_data.explore.explorer import Explorer, explorer, linked
from danvan_data.explore.placebar import beside
from danvan_data.explore.selection import of_models
from danvan_data.language import speaking, t
from danvan_data.measures import overview
from danvan_data.measures.economy import efforts, prices, returns, whose, yardsticks
from danvan_data.measures.periods import renewal, trends
from danvan_data.measures.reliability import quality
from danvan_data.measures.spread import distribution  # fmt: skip
from danvan_data.vocabulary import FIELDS_AS_REPORTED

PRICES_OF = 2023
"""The year whose prices amounts can be put into."""
CROPS = 2
"""Crops a year that a reader may assume."""
NOT_LEADERS = ("field", "year")
"""What narrows who leads: of one organisation there is nothing to tell."""
OF_FIELDS = ("organisation", "year")
"""What narrows a board that lists the fields."""


def places(evidence: Evidence, report: pd.DataFrame, reports: pd.DataFrame) -> Explorer:
    """Return a board of every place's models as dots; the place of `report` at first."""

    def of(place: str) -> Exhibit:
        rows = reports[reports["report"].eq(place)]
        return first_look.dots(rows, evidence, overview.named(evidence.models, rows, any_page=evidence.own))

    names = reports.drop_duplicates("report").set_index("report")["place"].to_dict() or {"": str(evidence.place)}
    start = report["report"].iloc[0] if len(report) else None
    return explorer(of, place=choice(names, t("label.place"), start))


def mixes(evidence: Evidence, everywhere: pd.DataFrame, report: pd.DataFrame) -> Explorer:
    """Return a board of the mixes of all places, by level and by the field that sorts them."""
    focus = str(report["place"].iloc[0]) if len(report) else ""
    there = set(everywhere["level"])
    levels = {one: t(f"distribution.{key}") for one, key in fields.LEVELS.items() if there & set(one.split())}
    near = distribution.level_of(report) if distribution.level_of(report) in levels else None
    codes = [code for code in FIELDS_AS_REPORTED if everywhere["field"].eq(code).any()][:4]

    def of(level: str, sort: str) -> Exhibit:
        rows = fields.comparable(everywhere[everywhere["level"].isin(level.split())], focus)
        return fields.mixes(rows, evidence, levels.get(level, ""), sort, focus)

    first = distribution.top_field(report)
    sorts = {code: t(f"field.{code}") for code in codes} or {"economy": t("field.economy")}
    return explorer(
        of, level=choice(levels or {"": t("distribution.level_all")}, t("label.level"), near),
        sort=choice(sorts, t("distribution.sort_by"), first if first in sorts else None),
    )  # fmt: skip


def compare(evidence: Evidence, every: pd.DataFrame, report: pd.DataFrame) -> Explorer:
    """Return a board of any place's models by field, or of how far its mix is from that of the place in focus."""
    shows = {"number": t("distribution.show_number")}
    if len(report):
        shows["difference"] = t("distribution.show_difference", place=str(report["place"].iloc[0]))

    def of(place: str, show: str) -> Exhibit:
        rows = every[every["report"].eq(place)]
        if show == "number":
            return fields.by_field(rows, evidence)
        return fields.difference(distribution.difference(rows, report), evidence, rows, report)

    names = distribution.choices(every, report) or {"": str(evidence.place)}
    start = _beside(every, names) if evidence.own else None
    first = "difference" if start and "difference" in shows else None
    return explorer(of, place=choice(names, t("label.place"), start), show=choice(shows, t("distribution.show"), first))


def _beside(every: pd.DataFrame, names: dict[str, str]) -> str | None:
    """Return the report of the public place that a reader has set beside her own, which becomes one of the choices."""
    reports = distribution.latest(every[every["place"].eq(beside())])["report"].tolist()
    names.update(distribution.choices(every[every["report"].isin(reports)], every.iloc[:0]))
    return reports[0] if reports and reports[0] in names else None


def leaders(evidence: Evidence) -> Explorer:
    """Return a board of who leads which models: numbers or shares, with or without related models."""

    def of(related: bool, show: str, within: Evidence) -> Exhibit:
        return who.leaders(distribution.leaders(within.models, related), within, show)

    shows = {"number": t("distribution.show_number"), "share": t("distribution.show_share")}
    return linked(
        evidence, of, NOT_LEADERS, related=switch(t("distribution.with_related")),
        show=choice(shows, t("distribution.show")),
    )  # fmt: skip


def lead_bounds(evidence: Evidence) -> Explorer:
    """Return a board of how many models each organisation leads at least, and at most."""
    return linked(
        evidence, lambda within: who.lead_bounds(distribution.lead_bounds(within.models), within), NOT_LEADERS
    )


def known(evidence: Evidence, models: pd.DataFrame, figures: pd.DataFrame) -> Explorer:
    """Return a board of how many models of each field have which kind of figure."""

    def of(within: Evidence) -> Exhibit:
        rows = of_models(figures, within.models)
        return stated.coverage(returns.coverage(of_models(models, within.models), rows), within)

    return linked(evidence, of, OF_FIELDS)


def given(evidence: Evidence, models: pd.DataFrame, figures: pd.DataFrame) -> Explorer:
    """Return a board of how many models say what people gave."""

    def of(within: Evidence) -> Exhibit:
        found = efforts.efforts(of_models(figures, within.models))
        return gifts.given(efforts.stated(found, of_models(models, within.models)), within)

    return linked(evidence, of)


def yearly(evidence: Evidence, amounts: pd.DataFrame, models: pd.DataFrame) -> Explorer:
    """Return a board of yearly amounts by costs, place and prices."""
    rows = returns.per_year(amounts)
    wheres = _wheres(amounts, evidence)

    def of(basis: str, where: str, base: int | None, within: Evidence) -> Exhibit:
        chosen = returns.of_basis(of_models(rows, within.models), basis)
        chosen = chosen[evidence.focus.holds(chosen)] if where == HERE else returns.within(chosen, where)
        chosen = prices.deflate(chosen, evidence.benchmarks, base=base)
        return money.yearly(chosen, within, len(of_models(models, within.models)), wheres[where], base, basis)

    bases = {"": t("returns.all_bases")} | {code: t(f"returns.{code}_short") for code in ("net", "gross")}
    return linked(
        evidence, of, basis=choice(bases, t("returns.label_basis")), where=choice(wheres, t("returns.label_where")),
        base=_price_bases(),
    )  # fmt: skip


HERE = "here"
"""The choice of the place in focus, beside the regions."""
REGIONS = {"Bắc Bộ": "north", "Trung Bộ": "centre", "Nam Bộ": "south"}


def _wheres(rows: pd.DataFrame, evidence: Evidence) -> dict[str, str]:
    """Return everything, the place in focus where it has an amount, and the regions in `rows`."""
    own = {HERE: str(evidence.focus)} if evidence.focus.holds(rows).any() else {}
    regions = {
        region: t(f"returns.region_{code}") for region, code in REGIONS.items() if rows["region"].eq(region).any()
    }
    with speaking(own=evidence.own):
        return {"": t("returns.scope_all")} | own | regions


def _price_bases() -> Control:
    words = {base: prices_words(base) for base in (None, PRICES_OF)}
    return choice({base: text[0].upper() + text[1:] for base, text in words.items()}, t("returns.label_prices"))


def hectare(evidence: Evidence, amounts: pd.DataFrame, models: pd.DataFrame) -> Explorer:
    """Return a board of amounts per hectare: a year's, a crop's or of unsaid time; crops taken as so many a year."""

    def of(period: str, crops: int | None, within: Evidence) -> Exhibit:
        rows = returns.per_hectare(of_models(amounts, within.models), evidence.benchmarks, crops_per_year=crops)
        n, assumed = len(of_models(models, within.models)), {"crops_per_year": crops or 0}
        return money.hectare(rows, within, n, assumptions=assumed, period=period)

    crops = {None: t("returns.crops_unknown"), CROPS: t("returns.crops_assumed", n=CROPS)}
    rows = amounts[amounts["of"].eq("ha")]
    return linked(evidence, of, period=_times(rows), crops=choice(crops, t("returns.label_crops")))


def _times(rows: pd.DataFrame) -> Control:
    """Return what amounts are over, those times first that most of `rows` state."""
    sizes = rows["period"].value_counts().reindex(["year", "crop", "unknown"], fill_value=0)
    order = [str(code) for code in sizes.sort_values(ascending=False, kind="stable").index if sizes[code]] or ["year"]
    return choice({code: t(f"whose.time_{code}") for code in order}, t("returns.label_time"))


def households(evidence: Evidence, amounts: pd.DataFrame, models: pd.DataFrame) -> Explorer:
    """Return a board of what one household, or each, is said to get, by what it is over."""

    def of(period: str, within: Evidence) -> Exhibit:
        rows = whose.households(of_models(amounts, within.models), period)
        return home.households(rows, within, len(of_models(models, within.models)), period)

    mine = whose.whose(amounts)
    return linked(evidence, of, period=_times(mine[mine["whose_money"].eq("household")]))


def persons(evidence: Evidence, amounts: pd.DataFrame, figures: pd.DataFrame, models: pd.DataFrame) -> Explorer:
    """Return a board of amounts per person and month: the yardstick, and groups' amounts divided or not."""

    def of(yardstick: str, shared: str, within: Evidence) -> Exhibit:
        chosen = of_models(amounts, within.models)
        rows = returns.per_person(chosen, figures, derived=shared != "no", whole=shared == "assumed")
        return earners.persons(rows, within, len(of_models(models, within.models)), yardstick=yardstick)

    shared = {code: t(f"returns.shared_{code}") for code in ("no", "stated", "assumed")}
    sticks = {code: t(f"yardstick.{code}") for code in yardsticks.YARDSTICKS}
    return linked(evidence, of, yardstick=choice(sticks, t("yardstick.label")),
                  shared=choice(shared, t("returns.label_shared")))  # fmt: skip


def segments(evidence: Evidence, spans: pd.DataFrame) -> Explorer:
    """Return a board of totals over the years they cover, by level and by what is counted."""
    with speaking(own=evidence.own):
        levels = {level: t(f"level.{level}") for level in trends.levels(spans)}
    bases = {"": t("label.all")} | {basis: t(f"basis.{basis}") for basis in trends.bases(spans)}

    def of(level: str, basis: str) -> Exhibit:
        rows = spans[spans["level"].eq(level) & (spans["basis"].eq(basis) | (basis == ""))]
        return years.segments(rows, evidence, f"{levels[level]}, {bases[basis].lower()}")

    near = evidence.place.level if evidence.place.is_whole(spans).any() else None
    return explorer(of, level=choice(levels, t("label.level"), near), basis=choice(bases, t("label.basis")))


def registers(evidence: Evidence) -> Explorer:
    """Return a board of one's own registers: what was kept, new and gone, fields without a model, no result ever."""
    pair = trends.rounds(evidence.models)
    last = int(evidence.models["year_start"].max()) if evidence.models["year_start"].notna().any() else None

    def of(show: str) -> Exhibit:
        if show == "empty_fields":
            # Where a year's registers are of other communes, those of earlier years are not missing in it.
            rows = evidence.models if pair else evidence.models[evidence.models["year_start"].eq(last)]
            return lacks.empty_fields(renewal.empty_fields(rows, last), evidence, last)
        if show == "paper":
            return lacks.paper(renewal.paper(evidence.models, evidence.outcomes), evidence)
        earlier, later = pair or ((last or 0) - 1, last or 0)
        found = renewal.renewal(evidence.models, earlier, later) if pair and evidence.own else evidence.models.iloc[:0]
        tell = renewed.renewed if show == "renewed" else renewed.renewed_list
        return tell(found, evidence, earlier, later)

    if not evidence.own:
        return explorer(lambda: of("renewed"))  # one sentence: there is nothing to choose
    codes = ("renewed", "renewed_list", "empty_fields", "paper")
    return explorer(of, show=choice({code: t(f"renewal.show_{code}") for code in codes}, t("renewal.show")))


def gaps(evidence: Evidence, facts: pd.DataFrame, provinces: pd.DataFrame) -> Explorer:
    """Return a board of how many facts there are of each place and year, by region and division."""
    everywhere = quality.divisions(facts, provinces, evidence.own)

    def of(area: str, division: str) -> Exhibit:
        return trust.gaps(quality.gaps(facts, everywhere, division, area), evidence, division, area)

    areas = {area: trust.area_words(area) for area in everywhere["area"].unique()} or {"": trust.area_words("")}
    codes = list(everywhere["division"].unique()) or ["commune"]
    divisions = {code: t(f"quality.{code}") for code in codes}
    here = everywhere.loc[everywhere["name"].eq(evidence.place.province), "area"]
    near = str(here.iloc[0]) if len(here) else None
    return explorer(of, area=choice(areas, t("quality.area"), near), division=choice(divisions, t("quality.division")))


def pages(evidence: Evidence) -> Explorer:
    """Return a board of the source pages by year or by publisher."""

    def of(by: str) -> Exhibit:
        if by == "year":
            return trust.published(quality.published(evidence.sources), evidence)
        return trust.publishers(quality.publishers(evidence.sources), evidence)

    forms = {"year": t("quality.by_year"), "publisher": t("quality.by_publisher")}
    return explorer(of, by=choice(forms, t("quality.by")))


def doubts(evidence: Evidence, check: pd.DataFrame, facts: pd.DataFrame) -> Explorer:
    """Return a board that lists the doubts of one kind."""

    def of(kind: str) -> Exhibit:
        return trust.listing(check, evidence, facts, kind)

    return explorer(of, kind=choice(trust.kinds(quality.doubts(check, evidence)), t("quality.kind")))
