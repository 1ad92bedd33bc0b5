"""The headline numbers of notebook 02: what models bring in, whose it is, over what time, and what is left unsaid."""

from collections.abc import Callable, Iterator

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.measures import overview
from danvan_data.measures.economy import efforts, ranking, returns, whose, yardsticks
from danvan_data.measures.headlines.headline import (
    SIZE,
    Bounds,
    Headline,
    Total,
    Value,
    distinct,
    exactly,
    movement,
    where,
)

BILLION = 1e9


def of_money(evidence: Evidence) -> Iterator[Headline]:
    """Yield the headline numbers of what models bring in."""
    models = movement(evidence.models)
    figures = returns.figures(evidence.models, evidence.outcomes)
    amounts = returns.money(figures)
    yield from _known(evidence, models, figures, amounts)
    yield from _yearly(amounts, models)
    yearly = returns.per_year(amounts)
    mine = yearly[evidence.focus.holds(yearly)]
    if len(mine):
        yield Headline("yearly", "yearly_amounts_here", "figure", mine, SIZE)
        yield Headline("yearly", "yearly_largest_here", "VND", mine, _end(1))
    yield from _panels(evidence, amounts, models)
    yield from _persons(evidence, amounts, figures, models)
    harvests = returns.output(figures)
    harvests = harvests[harvests["of"].eq("") & harvests["period"].eq("year")]
    yield _of_models("output", "yearly_harvests", harvests, models)
    if len(harvests):
        yield from _ends("output", "harvest", "tonne", harvests)
    here = overview.of_place(evidence)
    yield from _given(evidence)
    if here is not evidence:
        yield from _given(here, "_here")


def _given(evidence: Evidence, where_: str = "") -> Iterator[Headline]:
    """Of how many models land, labour and money given are stated."""
    found = efforts.efforts(returns.figures(evidence.models, evidence.outcomes))
    for kind in ("land", "labour", "money"):
        rows = found[found["kind"].eq(kind) & ~found["of_place"]]
        yield _of_models("given", f"given_{kind}{where_}", rows, movement(evidence.models))


def _of_models(exhibits: str, name: str, rows: pd.DataFrame, whole: pd.DataFrame) -> Headline:
    return Headline(exhibits, name, "model", rows, distinct("model_id"), len, whole)


def _known(
    evidence: Evidence, models: pd.DataFrame, figures: pd.DataFrame, amounts: pd.DataFrame
) -> Iterator[Headline]:
    economy = models[models["field"].eq("economy")]
    yield _of_models("returns_known", "models_with_returns", amounts, models)
    yield _of_models("returns_known", "models_with_net_returns", amounts[amounts["basis"].eq("net")], models)
    yield _of_models("returns_known", "economy_with_returns", amounts[amounts["field"].eq("economy")], economy)
    for aspect, name in (("basis", "costs_unsaid"), ("whose", "subject_unsaid")):
        yield Headline("unsaid", name, "figure", amounts, exactly(_unsaid(aspect, "unsaid")), _unsaid(aspect, "total"))
    here, mine, paid = (
        rows if evidence.own else rows[evidence.place.holds(rows)] for rows in (models, figures, amounts)
    )
    yield Headline("place_figures", "place_models", "model", here, SIZE)
    yield _of_models("place_figures", "place_measured", mine, here)
    yield Headline("place_figures", "place_figures", "figure", mine, SIZE)
    yield _of_models("place_figures", "place_with_returns", paid, here)


def _unsaid(aspect: str, column: str) -> Total:
    return lambda rows: float(returns.unsaid(rows).set_index("aspect").at[aspect, column])


def _yearly(amounts: pd.DataFrame, models: pd.DataFrame) -> Iterator[Headline]:
    """Amounts a year, as stated and by the named assumptions, and how many models reach a billion."""
    yearly = returns.per_year(amounts)
    yield Headline("yearly, assumed_years", "yearly_amounts", "figure", yearly, SIZE)
    yield from _scale("yearly", "yearly", yearly, models)
    yield Headline("yearly", "yearly_costs_unsaid", "figure", yearly, where("basis", "unspecified"), len)
    reached: Total = lambda rows: float(rows["model_id"].nunique())  # noqa: E731
    yield Headline("thresholds", "reaching_a_billion", "model", yearly, _reaching, reached)
    yield Headline("thresholds", "billion_not_excluded", "model", yearly, exactly(_open), reached)
    assumed = returns.per_year(amounts, months_per_year=12, crops_per_year=2)
    yield Headline("yearly, assumed_years", "assumed_amounts", "figure", assumed, SIZE)
    yield from _scale("yearly", "assumed", assumed, models)
    yield Headline("yearly", "assumed_costs_unsaid", "figure", assumed, where("basis", "unspecified"), len)


def _scale(exhibits: str, name: str, rows: pd.DataFrame, models: pd.DataFrame) -> Iterator[Headline]:
    """Of how many models, and between which ends."""
    yield _of_models(exhibits, f"{name}_models", rows, models)
    yield from _ends(exhibits, name, "VND", rows)


def _ends(exhibits: str, name: str, unit: str, rows: pd.DataFrame) -> Iterator[Headline]:
    yield Headline(exhibits, f"{name}_largest", unit, rows, _end(1))
    yield Headline(exhibits, f"{name}_smallest", unit, rows, _end(0))


def _end(which: int) -> Value:
    def value(rows: pd.DataFrame) -> Bounds:
        return returns.ends(rows)[which]

    return value


def _reaching(rows: pd.DataFrame) -> Bounds:
    row = returns.at_least(rows, [BILLION]).iloc[0]
    return float(row["certainly"]), float(row["certainly"] + row["possibly"])


def _open(rows: pd.DataFrame) -> float:
    return float(returns.at_least(rows, [BILLION])["possibly"].iloc[0])


def _panels(evidence: Evidence, amounts: pd.DataFrame, models: pd.DataFrame) -> Iterator[Headline]:
    """Amounts by whose they are and over what time; each panel of hectares and of households for itself."""
    yield Headline("panels", "amounts", "figure", amounts, SIZE)
    if len(amounts):
        most: Callable[[pd.DataFrame], float] = lambda rows: float(whose.panels(rows)["n"].max())  # noqa: E731
        yield Headline("panels", "amounts_of_the_largest_panel", "figure", amounts, exactly(most), len)
    hectares = returns.per_hectare(amounts, evidence.benchmarks)
    for time in ("year", "crop", "unknown"):
        for name, rows in (
            ("hectare", hectares[hectares["period"].eq(time)]),
            ("households", whose.households(amounts, time)),
        ):
            if len(rows):
                yield Headline(name, f"{name}_{time}_amounts", "figure", rows, SIZE)
                yield from _scale(name, f"{name}_{time}", rows, models)


def _persons(
    evidence: Evidence, amounts: pd.DataFrame, figures: pd.DataFrame, models: pd.DataFrame
) -> Iterator[Headline]:
    """What a person earns, beside each yardstick of its own year."""
    rows = returns.per_person(amounts, figures)
    yield Headline("persons", "person_amounts", "figure", rows, SIZE)
    yield _of_models("persons", "person_models", rows, models)
    for yardstick in yardsticks.YARDSTICKS:
        held = yardsticks.beside(rows, evidence.benchmarks, yardstick)
        held = held[held["verdict"].ne("no_year")]
        yield Headline("persons", f"above_{yardstick}", "figure", held, where("verdict", "above"), len)
        yield Headline("persons", f"below_{yardstick}", "figure", held, where("verdict", "below"), len)
    models_of = exactly(lambda part: len(ranking.ranked(part)))
    yield Headline("earners", "models_ranked", "model", rows, models_of)
    first = exactly(lambda part: ranking.ranked(part)["above"].eq(0).sum())
    yield Headline("earners", "not_below_another", "model", rows, first, lambda part: len(ranking.ranked(part)))
    yield Headline("earners", "pairs_not_ranked", "pair", rows, exactly(_open_pairs), _pairs)
    shared = returns.quotient(amounts, figures, "person")
    yield Headline("quotients", "groups_divided", "model", shared, SIZE)


def _pairs(rows: pd.DataFrame) -> float:
    return float(ranking.pairs(ranking.ranked(rows))[0])


def _open_pairs(rows: pd.DataFrame) -> float:
    every, sure = ranking.pairs(ranking.ranked(rows))
    return float(every - sure)
