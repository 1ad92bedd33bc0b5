"""Every exhibit that the notebooks show of some evidence: those of their cells, and each state of their boards."""

import os
from collections.abc import Iterator
from itertools import product
from math import prod

import danvan_data as dv
from danvan_data.evidence import Evidence
from danvan_data.exhibits.economy import given
from danvan_data.exhibits.every import cells
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.explore import boards
from danvan_data.explore.explorer import Explorer
from danvan_data.measures import overview
from danvan_data.measures.economy import efforts, returns
from danvan_data.measures.periods import trends
from danvan_data.measures.reliability import quality
from danvan_data.measures.spread.among import among

__all__ = ["beyond", "cells", "states", "stops"]


def beyond(evidence: Evidence) -> Iterator[Exhibit]:
    """Yield the exhibits that no notebook's cell shows yet."""
    found = efforts.efforts(returns.figures(evidence.models, evidence.outcomes))
    for kind in efforts.KINDS:
        yield given.given_figures(found, evidence, kind)


ALL = "DANVAN_EVERY" in os.environ
"""Whether every state of every board is looked at, which takes long: `DANVAN_EVERY=1 uv run pytest tests/exhibits`."""
SMALL = 40
"""States that a board may have for all of them to be looked at in the everyday form."""


def states(evidence: Evidence, most: int = 12, whole: bool = False) -> Iterator[Exhibit]:
    """Yield the exhibits of the boards, at most `most` states of each: the first, and one step along each control.

    `whole`: every combination of the controls of a small board.
    """
    for board in _boards(evidence):
        options = [[value for value, _ in control.options] for control in board.controls.values()]
        if ALL or (whole and prod(map(len, options)) <= SMALL):
            wanted = [dict(zip(board.controls, values, strict=True)) for values in product(*options)]
        else:
            wanted = _steps(board)[:most]
        for values in wanted:
            shown = board.state(**values)
            if isinstance(shown, Exhibit):
                yield shown


def stops(evidence: Evidence) -> Iterator[Exhibit]:
    """Yield the exhibits of the boards in their first state and where one control stands at its second or last."""
    for board in _boards(evidence):
        options = {name: [value for value, _ in control.options] for name, control in board.controls.items()}
        wanted = [{}, *({name: values[at]} for name, values in options.items() for at in (1, -1) if len(values) > 1)]
        for values in wanted:
            shown = board.state(**values)
            if isinstance(shown, Exhibit):
                yield shown


def _steps(board: Explorer) -> list[dict[str, object]]:
    steps: list[dict[str, object]] = [{}]
    for name, control in board.controls.items():
        steps += [{name: value} for value, _ in control.options]
    return steps


def _boards(evidence: Evidence) -> Iterator[Explorer]:
    reports = overview.complete_reports(evidence.counts)
    yield boards.places(evidence, overview.report_of(reports, evidence.place), reports)
    found = among(evidence)
    yield boards.mixes(evidence, found.everywhere, found.report)
    yield boards.compare(evidence, found.each, found.report)
    yield boards.leaders(evidence)
    models = returns.of_movement(evidence.models)
    figures = returns.figures(evidence.models, evidence.outcomes)
    amounts = returns.money(figures)
    yield boards.yearly(evidence, amounts, models)
    yield boards.hectare(evidence, amounts, models)
    yield boards.households(evidence, amounts, models)
    yield boards.persons(evidence, amounts, figures, models)
    yield boards.segments(evidence, trends.spans(evidence.counts))
    yield boards.registers(evidence)
    facts = quality.facts(evidence)
    yield boards.gaps(evidence, facts, dv.load_provinces())
    yield boards.pages(evidence)
    yield boards.doubts(evidence, evidence.check(), facts)
