"""Models like a model: by the words of their names, and by figures of the same kind and size."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from danvan_data.errors import UserError
from danvan_data.evidence import Evidence
from danvan_data.evidence.remembered import once
from danvan_data.language import t
from danvan_data.measures.figures import figures
from danvan_data.measures.search import finding
from danvan_data.text import match_key

WORDS = 0.8
"""What likeness of words weighs; likeness of figures weighs the rest."""
NEAR = 2.0
"""Figures whose ends lie within this factor of each other count as of one size."""
LEAST = 0.1
"""Likeness below which two models are not called alike."""
MOST = 5
EMPTY = frozenset(
    match_key(
        "của và các những cho tại ở trên trong ngoài với theo bằng để về do là từ đến gia đình hộ ông bà anh chị "
        "cô chú mô hình dân vận khéo việc thực hiện tham gia vận động phát triển tổ chức xây dựng năm xã huyện tỉnh"
    ).split(" ")
)
"""Syllables that say how a name is framed (of the family of Mr, model, take part), not what the model does."""


class LikenessError(UserError):
    """No model of the evidence is called so; the message is one sentence with the cure."""


def similar(evidence: Evidence, model_id: str, most: int = MOST) -> pd.DataFrame:
    """Return the models most like one: those whose names share telling words with its name, the likest first.

    A name is taken as its syllables and pairs of neighbouring syllables, accents kept and `EMPTY` ones left out, each
    weighed by how rare it is among all names (TF-IDF); two names are as alike as the cosine of their weights. Of the
    figures of a model counts
    the share that the other has, too, of the same indicator, unit and period, with an interval that meets its own or
    lies within a factor of two. Likeness is 0.8 of the words and 0.2 of the figures; below 0.1, or without a shared
    word, there is none.

    Returns:
        The columns of `finding.find`, and `likeness` (0 to 1), `shared` (the words in common, joined by commas).

    Raises:
        LikenessError: the evidence has no such model.

    Example:
        >>> from danvan_data.evidence import load_bundled
        >>> similar(load_bundled(), "SM001", most=1)["shared"].tolist()
        ['nuôi ong lấy mật']

    """
    index = index_of(evidence)
    if model_id not in index.place:
        raise LikenessError(t("find.unknown_model", given=model_id))
    row = index.place[model_id]
    rows, scores = index.like(row, most)
    table = finding.find(evidence).iloc[rows]
    return table.assign(likeness=scores.round(3), shared=[index.shared(row, other) for other in rows])


@dataclass
class Likeness:
    """The names and figures of all models, in the order of `finding.find`, made comparable once.

    Attributes:
        place: the row of each model.
        words: the syllables of each name.
        weights: the weight of each term of a name; the squares of a row's weights sum to 1.
        postings: of each term the rows that have it, and its weights there.
        kinds: of each row its figures by kind: `{kind: (low, high)}`.
        having: of each kind the rows that have it, and their ends.

    """

    place: dict[str, int]
    words: list[list[str]]
    weights: list[dict[str, float]]
    postings: dict[str, tuple[np.ndarray, np.ndarray]]
    kinds: list[dict[str, tuple[float, float]]]
    having: dict[str, tuple[np.ndarray, np.ndarray, np.ndarray]]

    def like(self, row: int, most: int = MOST) -> tuple[list[int], np.ndarray]:
        """Return the rows most like one, the likest first, with their likeness."""
        scores = np.zeros(len(self.words))
        for term, weight in self.weights[row].items():
            rows, weights = self.postings[term]
            scores[rows] += weight * weights
        scores[row] = 0.0
        found = np.flatnonzero(scores)
        scores = WORDS * scores[found] + (1 - WORDS) * self._numbers(row)[found]
        found, scores = found[scores >= LEAST], scores[scores >= LEAST]
        # The rows are in the order of the alphabet, which decides between equals.
        best = np.argsort(-scores.round(9), kind="stable")[:most]
        return found[best].tolist(), scores[best]

    def _numbers(self, row: int) -> np.ndarray:
        """Return of each row the share of this one's figures that it has, too."""
        shares = np.zeros(len(self.words))
        for kind, ends in self.kinds[row].items():
            rows, low, high = self.having[kind]
            shares[rows] += near(ends, (low, high)) / len(self.kinds[row])
        return shares

    def shared(self, row: int, other: int) -> str:
        """Return the words that two names share, as runs in the order of the first."""
        theirs = set(self.words[other])
        runs: list[list[str]] = [[]]
        for word in self.words[row]:
            if word in theirs and _tells(word):
                runs[-1].append(word)
            elif runs[-1]:
                runs.append([])
        return ", ".join(dict.fromkeys(" ".join(run) for run in runs if run))


def near(mine: tuple[float, float], others: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """Say of intervals (NaN an open end) whether they meet one, or their nearest ends lie within the factor `NEAR`."""
    low, high = np.fmax(mine[0], others[0]), np.fmin(mine[1], others[1])  # of an open end and a known one, the known
    met: np.ndarray = ~(low > high) | ((high > 0) & (low <= NEAR * high))
    return met


@once
def index_of(evidence: Evidence) -> Likeness:
    """Return what `similar` compares by."""
    table = finding.find(evidence)
    words = [match_key(name).split() for name in table["name"]]
    weights = _weights([_terms(each) for each in words])
    postings: dict[str, tuple[list[int], list[float]]] = {}
    for row, terms in enumerate(weights):
        for term, weight in terms.items():
            rows, theirs = postings.setdefault(term, ([], []))
            rows.append(row)
            theirs.append(weight)
    place = {model: row for row, model in enumerate(table.index)}
    kinds = _kinds(evidence, place)
    held: dict[str, list[tuple[int, float, float]]] = {}
    for row, mine in enumerate(kinds):
        for kind, ends in mine.items():
            held.setdefault(kind, []).append((row, *ends))
    having = {kind: _columns(rows) for kind, rows in held.items()}
    arrays = {term: (np.array(rows), np.array(theirs)) for term, (rows, theirs) in postings.items()}
    return Likeness(place, words, weights, arrays, kinds, having)


def _columns(rows: list[tuple[int, float, float]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    at, low, high = zip(*rows, strict=True)
    return np.array(at), np.array(low, dtype=float), np.array(high, dtype=float)


def _terms(words: list[str]) -> Counter[str]:
    """Return the telling syllables of a name and its pairs of neighbours: most Vietnamese words have two syllables."""
    pairs = [pair for pair in pairwise(words) if any(map(_tells, pair))]
    telling = [word for word in words if _tells(word)]
    return Counter([*telling, *map(" ".join, pairs)])


def _tells(word: str) -> bool:
    return word not in EMPTY and not word.isdigit()


def _weights(names: list[Counter[str]]) -> list[dict[str, float]]:
    held = Counter(term for terms in names for term in terms)
    rarity = {term: float(np.log1p(len(names) / n)) for term, n in held.items()}
    weighed = [{term: n * rarity[term] for term, n in terms.items()} for terms in names]
    lengths = [float(np.sqrt(sum(weight**2 for weight in terms.values()))) for terms in weighed]
    return [
        {term: float(weight / length) for term, weight in terms.items()} if length else {}
        for terms, length in zip(weighed, lengths, strict=True)
    ]


def _kinds(evidence: Evidence, place: dict[str, int]) -> list[dict[str, tuple[float, float]]]:
    told = figures(evidence.models, evidence.outcomes, related=True)
    told = told[(told["low"].notna() | told["high"].notna()) & told["indicator"].ne("other")]
    kinds: list[dict[str, tuple[float, float]]] = [{} for _ in place]
    columns = told[["model_id", "indicator", "unit", "of", "period", "low", "high"]]
    for model, indicator, unit, of, period, low, high in columns.itertuples(index=False):
        kinds[place[model]].setdefault(f"{indicator}|{unit}|{of}|{period}", (low, high))
    return kinds
