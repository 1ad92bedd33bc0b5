"""Which totals lie within others: a district's models are among its province's; the two are never compared or added."""

import pandas as pd

from danvan_data.vocabulary import COUNTS_OF_MODELS

OUTER = ("province", "district")
INNER = {"province": ("district", "commune", "sector"), "district": ("commune",)}


def nested(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs of totals of which one lies within the other: by place, and in years that overlap.

    A branch (the police, a union) of a province lies within that province. Where only one end of a period is known,
    that year stands for it; totals without any year are left out, as are facts told twice, parts, and people and
    units honoured. The country is left out: everything lies within it.

    Returns:
        `outer`, `inner` (ids of counts) and `same_period` (bool: both cover the same years).

    """
    totals = counts[
        counts["role"].eq("all") & counts["same_as"].eq("") & counts["province"].ne("")
        & counts["counted"].isin((*COUNTS_OF_MODELS, "examples"))
    ]  # fmt: skip
    start, end = totals["period_start"], totals["period_end"]
    totals = totals.assign(period_start=start.fillna(end), period_end=end.fillna(start)).dropna(subset="period_start")
    totals = totals[["count_id", "level", "province", "district", "period_start", "period_end"]]
    found = []
    for level in OUTER:
        key = ["province"] if level == "province" else ["province", "district"]
        outer = totals[totals["level"].eq(level) & totals[key[-1]].ne("")]
        inner = totals[totals["level"].isin(INNER[level])]
        pairs = outer.merge(inner, on=key, suffixes=("_outer", "_inner"))
        over = pairs["period_start_outer"].le(pairs["period_end_inner"]) & pairs["period_start_inner"].le(
            pairs["period_end_outer"]
        )
        found.append(pairs[over])
    pairs = pd.concat(found, ignore_index=True)
    same = pairs["period_start_outer"].eq(pairs["period_start_inner"]) & pairs["period_end_outer"].eq(
        pairs["period_end_inner"]
    )
    return pd.DataFrame(
        {"outer": pairs["count_id_outer"], "inner": pairs["count_id_inner"], "same_period": same.astype(bool)}
    )
