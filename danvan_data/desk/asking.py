"""What a person asks for in a cell: models by words, two places side by side, a citation to paste."""

import os
from functools import cache
from typing import Any

import pandas as pd

from danvan_data import store
from danvan_data.errors import UserError
from danvan_data.evidence import Evidence, find_place, load_bundled
from danvan_data.evidence.loading import load
from danvan_data.exhibits.economy import earners as earning
from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.exhibits.spread import fields
from danvan_data.explore.search import finder as board
from danvan_data.explore.search.finder import Finder
from danvan_data.language import t
from danvan_data.measures.economy import ranking
from danvan_data.measures.search import finding, likeness
from danvan_data.measures.search.finding import Several, Years
from danvan_data.measures.spread import distribution
from danvan_data.measures.spread.among import among


class CiteError(UserError):
    """What is to be cited is no finding with sources; the message says what is."""


def find(
    words: str = "", organisation: Several = "", field: Several = "", province: Several = "", year: Years = None,
    has: Several = (), evidence: Evidence | None = None,
) -> pd.DataFrame:  # fmt: skip
    """Find models by words of their name, place, body and results, and by what they are.

    Accents, case and the order of the words do not matter, words in quotation marks stand together. Each of the other
    arguments may be a list, of which a model is one (`field=["economy", "culture_society"]`); `measures.finding.find`
    tells what they may be. Without `evidence`, the tables of `dv.load()` are searched.

    Returns:
        One row a model, the best first: `name, field, organisation, organisation_type, place, year, figures` (as
        reported), `publisher, published, url`; its index `model_id`.

    Raises:
        FindError: no such organisation, field or kind of figure.
        PlaceError: no such place, or several.

    Example:
        >>> find("nuoi ong", organisation="farmers_union")["place"].tolist()
        ['Liên Sơn, Kim Bảng, Hà Nam']

    """
    return finding.find(evidence or _evidence(), words, organisation, field, province, year, has)


def finder(words: str = "", evidence: Evidence | None = None, **asked: Any) -> Finder:
    """Open a board that searches the models as one types; see `explore.finder.finder` for what it may ask at first.

    Without `evidence`, the tables of `dv.load()` are searched.

    Example:
        >>> finder(organisation="womens_union").asked
        {'organisation': ['womens_union']}

    """
    return board.finder(evidence or _evidence(), words, **asked)


def similar(model_id: str, evidence: Evidence | None = None) -> pd.DataFrame:
    """Find the models most like one, by the words of their names and by figures of one kind and size.

    `model_id` as in the index of `find`. Without `evidence`, in the tables of `dv.load()`.

    Returns:
        As `find`, and `likeness` (0 to 1; `measures.likeness.similar` says how it is taken), `shared` (words).

    Raises:
        LikenessError: there is no such model.

    Example:
        >>> similar("SM001")["likeness"].is_monotonic_decreasing
        True

    """
    return likeness.similar(evidence or _evidence(), model_id)


def earners(evidence: Evidence | None = None) -> Exhibit:
    """Rank the models by what they state per person and month, as far as their intervals can be ranked.

    One is above another only where its lowest amount is above the other's highest; each row says how many it is surely
    above, surely below, and open against. Without `evidence`, the tables of `dv.load()` are taken.

    Example:
        >>> earners().form
        'intervals'

    """
    evidence = evidence or _evidence()
    return earning.earners(ranking.per_person(evidence), evidence)


def compare(place: str, other: str, evidence: Evidence | None = None) -> Exhibit:
    """Compare the latest reports of two places: how far the mix by field of the first is from that of the second.

    The places are named as a person would (`lac son`, `huyện Lục Ngạn`). Beside a reader's own registers stand the
    public places. Where a place has no report by field, one sentence says so. Without `evidence`, the tables of
    `dv.load()` are compared.

    Raises:
        PlaceError: no such place, or several; the sentence gives the nearest names.

    Example:
        >>> compare("Lạc Sơn", "Lục Ngạn").form
        'signed'

    """
    evidence = evidence or _evidence()
    tables, mixes = [evidence.counts, evidence.models], among(evidence).each
    if evidence.own:
        public = load_bundled()
        tables += [public.counts, public.models]
    first, second = (distribution.report_of(mixes, find_place(name, tables)) for name in (place, other))
    return fields.difference(distribution.difference(first, second), evidence, first, second)


def cite(shown: Any) -> str:
    """Return a citation of an exhibit to paste: its finding, then publisher, title, date and address of each source.

    An explorer is cited as it stands; a figure by the exhibit that it bears.

    Raises:
        CiteError: it is no exhibit.

    Example:
        >>> len(cite(compare("Lạc Sơn", "Lục Ngạn")).splitlines())
        3

    """
    shown = getattr(shown, "shown", shown)
    if not isinstance(shown, Exhibit) and hasattr(shown, "to_plotly_json"):
        shown = Exhibit.of_figure(shown.to_plotly_json())
    if not isinstance(shown, Exhibit):
        raise CiteError(t("find.no_citation"))
    return shown.cite()


def _evidence() -> Evidence:
    """Return the tables of `dv.load()`; the public ones are read once, a reader's own may have changed."""
    return load() if os.environ.get("DANVAN_DATA") or store.taken() else _public(os.environ.get("DANVAN_PLACE", ""))


@cache
def _public(place: str) -> Evidence:
    return load(place=place)
