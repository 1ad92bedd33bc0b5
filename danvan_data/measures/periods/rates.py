"""What became of the models registered: recognised, found effective, commended, as the source relates them."""

import numpy as np
import pandas as pd

from danvan_data.evidence.places import place_labels
from danvan_data.measures.reliability.checks import bounds
from danvan_data.vocabulary import COUNTS_OF_MODELS

ENDS = ("recognised", "effective", "commended")
"""What may become of a registered model; the three are never mixed: a commended one is one of few by design."""

COLUMNS = ["count_id", "of_id", "place", "level", "start", "end", "basis", "recognised_level", "low", "high", "of_low",
           "of_high", "share_low", "share_high", "about", "tolerance", "source_id"]  # fmt: skip


def rates(counts: pd.DataFrame) -> pd.DataFrame:
    """Pair each number of models recognised, effective or commended with the registered ones that it is a part of.

    Only pairs that the source relates (`subset_of`); two numbers that merely share a place and a period make no rate.
    A split of a pair that is told whole (collective and individual models) is left out, as are people and units
    honoured, examples alone, and facts told twice.

    Returns:
        One row a pair: `count_id, of_id` (ids of the part and of what it is a part of), `place` (label), `level`,
        `start, end` (Int64), `basis` (one of `ENDS`), `recognised_level` (of the body that recognised; empty where not
        known), `low, high` and `of_low, of_high` (models; NaN for an open end), `share_low, share_high` (0 to 1; NaN
        where an end is open), `about` (bool: a source says "about" of one of the two), `tolerance` (by which one of
        them was widened) and `source_id` (both pages); the largest numbers of registered models first.

    """
    models = counts[counts["counted"].isin(COUNTS_OF_MODELS)].set_index("count_id", drop=False)
    whole = models[models["basis"].eq("registered")]
    parts = models[models["basis"].isin(ENDS) & models["same_as"].eq("") & models["subset_of"].isin(whole.index)]
    of = whole.loc[parts["subset_of"]]
    told = set(zip(parts["subset_of"], parts["basis"], strict=True))
    whole_pair = [(up, basis) not in told for up, basis in zip(of["subset_of"], parts["basis"], strict=True)]
    kept = np.array(whole_pair, dtype=bool)
    parts, of = parts[kept], of[kept]
    torn = bounds(counts)
    table = parts.assign(
        of_id=of["count_id"].to_numpy(), place=place_labels(parts), start=parts["period_start"],
        end=parts["period_end"], basis=parts["basis"].astype(str),
        low=_end(parts, torn, "low"), high=_end(parts, torn, "high"), of_low=_end(of, torn, "low"),
        of_high=_end(of, torn, "high"), source_id=[", ".join(dict.fromkeys(pair)) for pair in
                                                   zip(parts["source_id"], of["source_id"], strict=True)],
    )  # fmt: skip
    sides = parts.reset_index(drop=True), of.reset_index(drop=True)
    about = sides[0]["qualifier"].eq("about") | sides[1]["qualifier"].eq("about")
    table = table.assign(
        about=about.to_numpy(),
        tolerance=pd.concat([side["tolerance"] for side in sides], axis=1).max(axis=1).to_numpy(),
    )
    most = (table["high"] / table["of_low"]).clip(upper=1)
    table = table.assign(share_low=table["low"] / table["of_high"], share_high=most)
    table = table[COLUMNS].sort_values("of_low", ascending=False, kind="stable")
    return table.reset_index(drop=True)


def _end(rows: pd.DataFrame, torn: pd.DataFrame, end: str) -> list[float]:
    return list(rows["count_id"].map(torn[end]).fillna(rows[end]).astype(float))
