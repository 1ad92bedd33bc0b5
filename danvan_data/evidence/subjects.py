"""Whose a figure is, as far as its own words say it: the whole group's, of one household, of each."""

import re

import pandas as pd

from danvan_data.vocabulary import RETURNS

WHOLE = re.compile(
    r"\bwhole (?:group|club|branch|model|cooperative|village)|\btổng thu nhập\b"
    r"|\b(?:cả|toàn) (?:nhóm|tổ|câu lạc bộ|CLB|hợp tác xã|HTX|mô hình|chi hội)\b",
    re.IGNORECASE,
)
EXAMPLE = re.compile(
    r"\b(?:one|same|some|many|most|pilot) (?:member|household|famil)|\ba member household|\bhousehold of\b"
    r"|\bfamily\b|\bworkshop\b|\blocal households\b"
    r"|\b(?:một|nhiều|có) hộ\b|\bgia đình\b|\b(?i:ông|bà|anh|chị) [A-ZÀ-ỸĐ]",
)


def subjects(outcomes: pd.DataFrame) -> pd.Series:
    """Return the subject of each figure (a code of `vocabulary.SUBJECTS`) by its phrase, note and `per`.

    Amounts per area or item are `not_said` unless the words name a household; figures that are no income, profit,
    revenue, wage or amount of unclear kind have none, which is the empty string.
    """
    words, per = outcomes["note"] + " " + outcomes["as_reported"], outcomes["per"]
    said = pd.Series("not_said", index=outcomes.index)
    said = said.mask(words.str.contains(WHOLE), "whole_group").mask(words.str.contains(EXAMPLE), "one_household")
    said = said.mask(per.str.contains(r"\bhousehold\b"), "per_household").mask(
        per.str.contains(r"\bperson\b"), "per_person"
    )
    unclear = outcomes["indicator"].eq("other") & outcomes["unit"].eq("VND")
    return said.where(outcomes["indicator"].isin(RETURNS) | unclear, "").astype("str")
