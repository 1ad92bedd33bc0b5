"""Places in words: one label for the unit that a row speaks of, whatever its level."""

import pandas as pd

from danvan_data.language import t

CITIES = ("Hà Nội", "TP. Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế")
"""The provinces that are centrally run cities."""

PLACE = ["level", "commune", "district", "province", "sector"]
"""The columns that together name a place in `counts`."""


def place_labels(table: pd.DataFrame) -> pd.Series:
    """Return a label for each row's place: `Kim Bảng, Hà Nam`, `Phú Thọ (toàn tỉnh)`, `Cả nước`.

    `table` has the columns of `PLACE`; the labels keep its index.
    """
    return pd.Series(
        [place_label(*row) for row in table[PLACE].itertuples(index=False)], index=table.index, dtype="str"
    )


def place_label(level: str, commune: str, district: str, province: str, sector: str) -> str:
    """Return the label of one place; see `place_labels`."""
    if sector:
        return f"{sector}, {province}" if province else sector
    if level == "national":
        return t("level.national")
    if commune:
        return ", ".join(part for part in (commune, district, province) if part)
    if district:
        return ", ".join(part for part in (district, province) if part)
    if not province:
        return t("place.unknown")
    return t("place.whole_city" if province in CITIES else "place.whole_province", province=province)
