# /// script
# requires-python = ">=3.11"
# dependencies = ["vietnamadminunits==1.0.4"]
# ///
"""Derive `data/communes.csv`, each commune before 2025-07-01 with all its communes of today.

Run it with `uv run data/recipes/communes.py`. The two tables of the package vietnamadminunits (MIT licence) are read
as files; its code is not used, as it gives a divided commune one "default" commune of today, which is a guess.
"""

import csv
import json
import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

OUT = Path(__file__).resolve().parent.parent / "communes.csv"

HO_CHI_MINH = {"Hồ Chí Minh": "TP. Hồ Chí Minh"}
"""The one province that `provinces.csv` writes in another way."""

NOT_INTO = {("Thủ Thừa", "thị trấn", "Thủ Thừa", "Long An"): {"Nhựt Tảo"}}
"""Parts that the package states and Resolution 1682/NQ-UBTVQH15 does not know."""

ALSO_INTO = {("Văn Khê", "xã", "Mê Linh", "Hà Nội"): {"Ô Diên"}}
"""Parts that Resolution 1656/NQ-UBTVQH15 names and the package lacks."""


class Old(NamedTuple):
    """A commune before 2025-07-01; an island district without communes has a blank one."""

    commune: str
    kind: str
    district: str
    district_kind: str
    province: str


class New(NamedTuple):
    """A commune since 2025-07-01."""

    commune_2025: str
    kind_2025: str
    province_2025: str


def main() -> None:
    """Write the table, its rows in the order of the official codes."""
    old, into = read()
    drop_false_parts(into)
    correct(into)
    rows = [(*was, *now, "whole" if len(into[was]) == 1 else "part") for was in old for now in into[was]]
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*Old._fields, *New._fields, "part"])
        writer.writerows(rows)
    parts = sum(len(targets) > 1 for targets in into.values())
    print(f"{OUT.name}: {len(rows)} rows, {len(old)} communes, {parts} of them divided")


def read() -> tuple[list[Old], dict[Old, list[New]]]:
    """Return the old communes in order of their codes, and the new communes that the package states for each."""
    spec = find_spec("vietnamadminunits")
    if spec is None or spec.origin is None:
        raise SystemExit("vietnamadminunits is not installed: run this with `uv run data/recipes/communes.py`")
    data = Path(spec.origin).parent / "data"
    with closing(sqlite3.connect(data / "dataset.db")) as base:
        base.row_factory = sqlite3.Row
        order = "order by provinceCode, districtCode, wardCode"
        before = base.execute(f"select * from admin_units_legacy {order}").fetchall()
        today = base.execute("select * from admin_units").fetchall()
    old = {f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}": old_of(row) for row in before}
    new = {(row["provinceKey"], row["wardKey"]): new_of(row) for row in today}
    into: dict[Old, list[New]] = defaultdict(list)
    tables = json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))
    for province, communes in tables["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for key, members in communes.items():
            for member in members:
                into[old[member]].append(new[province, key])
    for province, communes in tables["DICT_PROVINCE_WARD_DIVIDED"].items():
        for member, parts in communes.items():
            into[old[member]] += [new[province, part["newWardKey"]] for part in parts]
    if lost := set(old.values()) - set(into):
        raise SystemExit(f"without a commune of today: {sorted(lost)}")
    return list(old.values()), into


def old_of(row: sqlite3.Row) -> Old:
    """Return the old commune of a row of the package's table."""
    commune, kind = named(row["ward"], row["wardType"])
    district, district_kind = named(row["district"], row["districtType"])
    return Old(commune, kind, district, district_kind, HO_CHI_MINH.get(row["provinceShort"], row["provinceShort"]))


def new_of(row: sqlite3.Row) -> New:
    """Return the new commune of a row of the package's table."""
    return New(*named(row["ward"], row["wardType"]), HO_CHI_MINH.get(row["provinceShort"], row["provinceShort"]))


def named(full: str | None, kind: str | None) -> tuple[str, str]:
    """Split `Xã Liên Sơn` into its name and its kind; a number keeps its kind (`Phường 3`)."""
    if not full or not kind:
        return "", ""
    name = full.removeprefix(kind).strip()
    return (full if name.isdigit() else name), kind.lower()


def drop_false_parts(into: dict[Old, list[New]]) -> None:
    """Drop the parts that the package has by a name alone.

    Two communes of one name in one province of today both stand under the new commune whose resolution names but
    one of them. The true one is the one with more neighbours in that new commune: other communes of its district,
    or else of its province, that went there whole and have no namesake there.
    """
    members: dict[New, list[Old]] = defaultdict(list)
    for was, targets in into.items():
        for now in targets:
            members[now].append(was)
    false: list[tuple[Old, New]] = []
    for now, all_of_it in members.items():
        times = Counter((was.commune, was.kind) for was in all_of_it)
        sure = [was for was in all_of_it if times[was.commune, was.kind] == 1 and len(into[was]) == 1]
        for name, count in times.items():
            if count > 1:
                twins = [was for was in all_of_it if (was.commune, was.kind) == name]
                near = {was: neighbours(was, sure) for was in twins}
                false += [(was, now) for was in twins if near[was] < max(near.values())]
    for was, now in false:
        if len(into[was]) > 1:
            into[was].remove(now)


def neighbours(was: Old, others: list[Old]) -> tuple[int, int]:
    """Return how many of `others` share the district, and how many the province, of an old commune."""
    same: Any = [other for other in others if other.province == was.province]
    district = (was.district, was.district_kind)
    return sum((other.district, other.district_kind) == district for other in same), len(same)


def correct(into: dict[Old, list[New]]) -> None:
    """Apply what the resolutions say otherwise than the package."""
    for was in list(into):
        key = (was.commune, was.kind, was.district, was.province)
        lost = NOT_INTO.get(key, set())
        into[was] = [now for now in into[was] if now.commune_2025 not in lost]
        for name in sorted(ALSO_INTO.get(key, set())):
            province = into[was][0].province_2025
            into[was] += [now for targets in into.values() for now in targets
                          if (now.commune_2025, now.province_2025) == (name, province)][:1]  # fmt: skip


if __name__ == "__main__":
    main()
