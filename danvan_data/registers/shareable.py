"""A collection as it may be shown to others: what registers say of private persons is left out of it."""

import os
from dataclasses import replace

import pandas as pd

from danvan_data.language import number, t
from danvan_data.registers.collection import Collection
from danvan_data.text.personal import SWITCH, counted, kind_of, person, redact

_LABELLED = ("note", "figures_as_reported")
"""Columns of a model that list other columns with their labels."""

Found = list[tuple[str, str]]


def shareable(collection: Collection) -> Collection:
    """Return the collection without data of private persons, and with `left_out`; itself where they are wanted.

    Tables are those of the collection, row by row; figures of a column of such data are no rows. Linking and reading
    are those of the whole texts. A model's name keeps the names in it. File names are as texts are.
    """
    return _kept(collection) if os.environ.get(SWITCH, "") in ("", "0") else collection


def _kept(collection: Collection) -> Collection:
    kept: Collection | None = collection.__dict__.get("_shareable")
    if kept is None:
        kept = collection.__dict__["_shareable"] = _without(collection)
    return kept


def held(collection: Collection) -> str:
    """Return in words what a collection holds of private persons: `2 số điện thoại, 1 ngày sinh`; "" if nothing."""
    return listed(_kept(collection).left_out)


def listed(counts: dict[str, int]) -> str:
    """Return counts of personal data in words."""
    return ", ".join(t(f"personal.{kind}", n=number(n)) for kind, n in counts.items())


def left_out(counts: dict[str, int]) -> str:
    """Return the sentence on what was left out, or ""."""
    return t("personal.left_out", what=listed(counts)) if counts else ""


def _without(collection: Collection) -> Collection:
    found: Found = []
    models = _texts(collection.models, found)
    seen = {words for _, words in found}
    more: Found = []
    files = _file_names(list(collection.files["source_file"]), more)
    tables = {
        "models": models,
        "problems": _texts(collection.problems, more),
        "totals": _texts(collection.totals, more),
        "figures": _figures(collection.figures),
        # A row's cells without their labels: nothing that is shown needs them.
        "ledger": collection.ledger.assign(text=""),
    }
    tables = {name: _renamed(table, files) for name, table in tables.items()}
    found += dict.fromkeys(each for each in more if each[1] not in seen)
    made = replace(
        collection,
        registers={files[file]: register for file, register in collection.registers.items()},
        files=_renamed(_texts(collection.files, []), files),
        left_out=counted(found),
    )
    made.__dict__.update(tables, _linked=collection.__dict__["_linked"])
    links = made.links
    made.__dict__["links"] = links.assign(reason=_column("reason", links["reason"], []))
    return made


def _texts(table: pd.DataFrame, found: Found) -> pd.DataFrame:
    names = [name for name in table if name != "source_file" and pd.api.types.is_string_dtype(table[name].dtype)]
    made = table.assign(**{name: _column(name, table[name], found) for name in names})
    if "organisation" in names and "kind" in names:
        alone = table["kind"].eq("individual")
        bodies = [person(text, sure) for text, sure in zip(made["organisation"], alone, strict=True)]
        found += [each for body in bodies for each in body.found]
        made["organisation"] = pd.Series([body.text for body in bodies], index=made.index, dtype="str")
    made.attrs = {}
    return made


def _column(name: str, column: pd.Series, found: Found) -> pd.Series:
    """Return a column's texts without personal data, each distinct text read once."""
    read = {text: redact(text, name != "name", name in _LABELLED) for text in column.unique() if isinstance(text, str)}
    if not any(each.found for each in read.values()):
        return column
    found += [each for text in column for each in read[text].found]
    return column.map({text: each.text for text, each in read.items()}).astype("str")


def _figures(figures: pd.DataFrame) -> pd.DataFrame:
    rows = zip(figures["indicator"], figures["as_reported"], strict=True)
    plain = pd.Series([not kind_of(label, text) for label, text in rows], index=figures.index, dtype=bool)
    return _texts(figures[plain].reset_index(drop=True), [])


def _file_names(names: list[str], found: Found) -> dict[str, str]:
    """Return each file's name as it is shown, each once."""
    shown: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        text, left = redact(name)
        found += left
        while text in taken:
            text += "~"
        taken.add(text)
        shown[name] = text
    return shown


def _renamed(table: pd.DataFrame, files: dict[str, str]) -> pd.DataFrame:
    if "source_file" not in table:
        return table
    return table.assign(source_file=table["source_file"].map(files).astype("str"))
