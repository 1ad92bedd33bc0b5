"""What a search of the models found: a row each, with its figures as reported and its sources."""

from collections.abc import Sequence
from typing import Unpack

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.exhibits.exhibit import Axis, Exhibit, exhibit, sentence
from danvan_data.exhibits.marks import marks
from danvan_data.language import number, t
from danvan_data.measures.figures import of_movement
from danvan_data.measures.search.finding import BODIES, Asked, Several, Years, bare_words, code_of, kind_of, several
from danvan_data.vocabulary import FIELDS_AS_REPORTED, INDICATORS

MOST = 200
"""Models that a table lists; of more it says how many."""


@exhibit
def finds(found: pd.DataFrame, evidence: Evidence, most: int = MOST, **asked: Unpack[Asked]) -> Exhibit:
    """Tell the models that a search found as a table, the first `most` of them.

    `found` as from `measures.finding.find` with the same words and facets, which the finding repeats. Nothing found is
    one sentence.
    """
    total = len(of_movement(evidence.models, related=True))
    words = _asked(**asked)
    if found.empty:
        key = "find.nothing" if words else "find.no_models"
        return sentence("finds", t(key, total=number(total), asked=words))
    listed = found.head(most)
    pages = pages_of(evidence, listed.index)
    table = marks(
        {"row": row.name, "series": t(f"field.{row.field}"), "text": row.figures or t("label.not_stated"),
         "detail": " · ".join(filter(None, (row.place, row.organisation, row.year))), "sources": pages[row.Index]}
        for row in listed.itertuples()
    )  # fmt: skip
    key = "find.finding" if words else "find.all_models"
    figured = int(found["figures"].ne("").sum())
    return Exhibit(
        "finds", t(key, n=number(len(found)), total=number(total), asked=words), "table", table, Axis("", "amount"),
        (t("label.model"), t("label.field"), t("label.as_reported")),
        subtitle=t("find.subtitle", figured=number(figured), n=number(len(found)), total=number(total)),
        notes=_notes(found, evidence, len(listed)),
    )  # fmt: skip


def _notes(found: pd.DataFrame, evidence: Evidence, listed: int) -> tuple[str, ...]:
    cut = [t("find.cut", shown=number(listed), n=number(len(found)))] if listed < len(found) else []
    movement = evidence.models.set_index("model_id")["movement"]
    related = int(movement.loc[found.index].ne("dan_van_kheo").sum())
    beside = [t("find.related", n=number(related))] if related else []
    return (*cut, *beside, t("find.note"))


def _asked(
    words: str = "", organisation: Several = "", field: Several = "", province: Several = "", year: Years = None,
    has: Several = (),
) -> str:  # fmt: skip
    """Say in words what a search asked for; "" where it asked for nothing."""
    codes = {"field": (field, FIELDS_AS_REPORTED), "organisation": (organisation, BODIES)}
    named = {name: [t(f"{name}.{code_of(each, name, known)}") for each in several(given)]
             for name, (given, known) in codes.items()}  # fmt: skip
    said = [t("find.asked_words", words=bare_words(words))] if words.strip() else []
    said += [t(f"find.asked_{name}", **{name: _one_of(each)}) for name, each in named.items() if each]
    said += [t("find.asked_province", place=_one_of(several(province)))] if several(province) else []
    said += [t("find.asked_year", year=_one_of(several(year)))] if several(year) else []
    said += [t("find.asked_has", kind=kind_words(kind_of(kind)).lower()) for kind in several(has)]
    return t("find.and", first=", ".join(said[:-1]), last=said[-1]) if len(said) > 1 else "".join(said)


def _one_of(names: Sequence[str | int]) -> str:
    """Join names of which a model is one, each in quotation marks of its own within those of the sentence."""
    if len(names) == 1:
        return str(names[0])
    around = ("", "") if isinstance(names[0], int) else ("”", "“")
    first = f"{around[0]}, {around[1]}".join(map(str, names[:-1]))
    return t("find.or", first=f"{first}{around[0]}", last=f"{around[1]}{names[-1]}")


def kind_words(kind: str) -> str:
    """Return the words for what `has` asks for."""
    return t(f"indicator.{kind}" if kind in INDICATORS else f"find.has_{kind}")


def pages_of(evidence: Evidence, wanted: pd.Index) -> dict[str, str]:
    """Return the ids of the pages that tell of each model or of its figures, comma-separated."""
    first = evidence.models.set_index("model_id")["same_as"]
    told = pd.concat([table[["model_id", "source_id"]] for table in (evidence.models, evidence.outcomes)])
    twin = told["model_id"].map(first).fillna("")
    told = told.assign(model_id=told["model_id"].where(twin.eq(""), twin))
    told = told[told["model_id"].isin(wanted)]
    return dict(told.groupby("model_id")["source_id"].agg(lambda ids: ", ".join(dict.fromkeys(ids))))
