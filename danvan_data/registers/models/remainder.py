"""What a cell says beyond the value that was taken from it, so that it is kept with the model's other columns."""

from danvan_data.text import match_key

KEPT = ("commune", "place", "village", "district", "province", "year", "period", "group", "person", "level", "kind")
"""Roles of columns whose cells may say more than the model's columns hold: a hamlet, a month, a second name."""
LEVELS = frozenset(
    match_key("xã x phường p thị trấn tt ttr ph đk huyện h quận q thành phố tp thị xã tx tỉnh năm").split()
)
"""Words that name a level or a unit: written or not, they say the same."""


def remainder(texts: list[str], *values: list[str]) -> list[str]:
    """Return each text that holds a word which none of its values does; blank where they say it all.

    >>> remainder(["Xã Tân An", "Thôn 2, xã Tân An"], ["Xã Tân An", "Xã Tân An"])
    ['', 'Thôn 2, xã Tân An']
    """
    told = list(zip(texts, *values, strict=True))
    more = {each: _more(each[0], " ".join(each[1:])) for each in set(told)}
    return [more[each] for each in told]


def _more(text: str, value: str) -> str:
    if not text:
        return ""
    said = set(match_key(value).split()) | LEVELS
    return "" if said.issuperset(match_key(text).split()) else text
