"""A value in words: its interval, what it is per, and every qualifier that a reader must not miss."""

from danvan_data.language import interval, t


def shown(
    low: float, high: float, unit: str = "", *, about: bool = False, per: str = "", derived: bool = False,
    one_case: str = "", assumed: str = "", more: tuple[str, ...] = (),
) -> str:  # fmt: skip
    """Return a value as every output shows it: `≈ 3 tỷ đồng/năm · một hộ · tự tính`.

    `per` are words that follow a stroke; `one_case` and `more` are words set off by a point; `assumed` is the
    assumption in words.

    Example:
        >>> shown(3e9, float("nan"), "VND", per="năm")
        '≥ 3 tỷ đồng/năm'

    """
    value = interval(low, high, unit)
    value = t("exhibit.about", words=value) if about else value
    tails = [one_case, t("exhibit.derived") if derived else "", *more]
    tails += [t("exhibit.assumed", assumption=assumed)] if assumed else []
    return " · ".join([f"{value}/{per}" if per else value, *(tail for tail in tails if tail)])
