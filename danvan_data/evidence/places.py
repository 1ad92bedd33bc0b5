"""Places in words: one label for the unit that a row speaks of, whatever its level."""

import re

import pandas as pd

from danvan_data.language import opened, t
from danvan_data.text import match_key

CITIES = ("Hà Nội", "TP. Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế")
"""The provinces that are centrally run cities."""

NAMESAKES = {"Điện Biên": "district", "Phú Thọ": "town", "Quảng Trị": "town"}
"""What a district is that bears its province's name; all others are cities."""

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
    if commune or district:
        return units(commune, district, province)
    if not province:
        return t("place.unknown")
    return t("place.whole_city" if province in CITIES else "place.whole_province", province=province)


def units(*names: str) -> str:
    """Return the names of a unit and of those that it lies in, the province last and told once.

    A district that bears its province's name is told by its kind.

    Example:
        >>> units("Chiềng Cọ", "Sơn La", "Sơn La"), units("Kim Bảng", "Hà Nam"), units("Bắc Kạn", "Bắc Kạn")
        ('Chiềng Cọ, thành phố Sơn La', 'Kim Bảng, Hà Nam', 'Thành phố Bắc Kạn')

    """
    known = [name for name in names if name]
    if len(known) < 2 or _KIND.sub("", known[-2]).strip() != known[-1]:
        return ", ".join(known)
    district, province = known[-2:]
    if not _KIND.match(district):
        district = t(f"place.namesake_{NAMESAKES.get(province, 'city')}", province=province)
    label = ", ".join([*known[:-2], district])
    return label[0].upper() + label[1:]


KINDS = {
    "tỉnh": "province", "thành phố": "city", "huyện": "district", "quận": "urban_district", "thị xã": "town",
    "xã": "commune", "phường": "ward", "thị trấn": "township", "đặc khu": "special_zone",
}  # fmt: skip
"""The kinds of units as registers write them before a name, and the catalogue's word for each."""

_KIND = re.compile(rf"^(?:{'|'.join(KINDS)})(?= )", re.IGNORECASE)
"""The kind of a unit before its name."""


def place_said(label: str) -> str:
    """Return a place's label as it stands within a sentence: `tỉnh Phú Thọ`, `huyện Tân Phú, Đồng Nai`.

    Example:
        >>> place_said("Phú Thọ (toàn tỉnh)"), place_said("Huyện Tân Phú, Đồng Nai"), place_said("Lạc Sơn, Hòa Bình")
        ('tỉnh Phú Thọ', 'huyện Tân Phú, Đồng Nai', 'Lạc Sơn, Hòa Bình')

    """
    for kind in ("city", "province"):
        before, _, after = t(f"place.whole_{kind}", province="\0").partition("\0")
        if label.startswith(before) and label.endswith(after):
            return t(f"place.said_{kind}", province=label[len(before) : len(label) - len(after)])
    return ", ".join(map(_unit_said, label.split(", ")))


def place_shown(label: str) -> str:
    """Return a place's label with the kinds of its units in the reader's language, a capital letter first.

    Example:
        >>> place_shown("Huyện Tân Phú, Đồng Nai"), place_shown("Phú Thọ (toàn tỉnh)")
        ('Huyện Tân Phú, Đồng Nai', 'Phú Thọ (toàn tỉnh)')

    """
    return opened(", ".join(map(_unit_said, label.split(", "))))


def _unit_said(name: str) -> str:
    kind = _KIND.match(name)
    return t(f"place.said_{KINDS[kind[0].lower()]}", province=name[kind.end() + 1 :]) if kind else name


def place_key(label: str) -> str:
    """Return what a label is compared by: the same with and without the kinds of its units.

    Example:
        >>> place_key("Huyện Kim Bảng, Tỉnh Hà Nam") == place_key("Kim Bảng, Hà Nam")
        True

    """
    return ", ".join(match_key(_KIND.sub("", part).strip()) for part in label.split(", "))


def commune_labels(table: pd.DataFrame) -> pd.Series:
    """Return a name for each row's commune (`commune, district`): with its district where several have such a one."""
    known = table[table["commune"].ne("") & table["district"].ne("")]
    shared = known.groupby("commune")["district"].nunique()
    several = set(shared[shared.gt(1)].index)
    named = [
        f"{commune}, {district}" if commune in several and district else commune
        for commune, district in zip(table["commune"], table["district"], strict=True)
    ]
    return pd.Series(named, index=table.index, dtype="str")
