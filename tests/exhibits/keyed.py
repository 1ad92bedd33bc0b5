"""Exhibits written down: a line each for what they say and for each mark, keys of the catalogue in place of words."""

import re
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

import numpy as np
import pandas as pd
import pytest
from IPython.display import HTML, Markdown

from danvan_data.exhibits.exhibit import Exhibit
from danvan_data.exhibits.marks import MARKS
from danvan_data.language import catalogue, voice

PLAIN = ("unit.", "money.", "field.", "period.")
"""Groups of the catalogue whose words are written as they are: they are short, and the same in every sentence."""

MOST = 5
"""Marks of an exhibit that are written down; of more the first and the last, and a sum over the others."""

PLAIN_KINDS = ("str", "object", "float64")
LONG = 400
"""Letters of a list of values that are written down; of a longer one the first, and a sum over all."""


class Keys(Mapping[str, Mapping[str, str]]):
    """The catalogue, but each text names its key and what it is told: no change of a wording is seen in it."""

    def __getitem__(self, key):
        texts = catalogue()[key]
        if key.startswith(PLAIN):
            return texts
        return {language: keyed(key, text) for language, text in texts.items()}

    def __iter__(self):
        return iter(catalogue())

    def __len__(self):
        return len(catalogue())


def keyed(key: str, text: str) -> str:
    names = dict.fromkeys(re.findall(r"\{(\w+)", text))
    return " ".join([f"‹{key}", *(f"{name}={{{name}}}" for name in names)]) + "›"


@contextmanager
def keys() -> Iterator[None]:
    """Let every text of the catalogue be its key for a while; no cache shows what was read meanwhile to anyone else."""
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as cache:
        patch.setenv("DANVAN_CACHE", cache)
        patch.setattr(voice, "catalogue", Keys)
        yield


def whole(blocks: Iterable[list[str]]) -> str:
    """Return what is told as one text, what is told twice once; the day of today is no other tomorrow."""
    text = "\n\n".join(dict.fromkeys("\n".join(each) for each in blocks)) + "\n"
    return text.replace(date.today().isoformat(), "today")


def compare(page: Path, now: str) -> None:
    """Assert that a page says what is told now; first of all that nothing is told that it does not say."""
    was, told = page.read_text(encoding="utf-8").split("\n\n"), now.split("\n\n")
    assert "\n\n".join(each for each in told if each not in was) == ""
    assert told == was


def write(page: Path, now: str) -> None:
    page.write_text(now, encoding="utf-8", newline="\n")


def written(told: Exhibit | HTML | Markdown | pd.DataFrame | dict[str, object]) -> list[str]:
    """Return everything that is told, a line each."""
    if isinstance(told, pd.DataFrame):
        return frame_lines("table", told)
    if isinstance(told, dict):
        return ["== values", *(cut(line) for line in leaves(told, ""))]
    if isinstance(told, HTML):
        return page(told.data)
    return [f"== {told.data}"] if isinstance(told, Markdown) else exhibit_lines(told)


def frame_lines(name: str, table: pd.DataFrame) -> list[str]:
    """Return a table's columns and rows, a line each."""
    rows = ["- " + " | ".join(map(cell, row)) for row in table.reset_index(drop=True).itertuples(index=False)]
    kinds = {str(column): str(kind) for column, kind in zip(table, table.dtypes, strict=True)}
    heads = [column if kind in PLAIN_KINDS else f"{column} ({kind})" for column, kind in kinds.items()]
    return [f"== {name}: {', '.join(heads)}", *short(rows)]


def cut(line: str) -> str:
    return line if len(line) <= LONG else f"{line[:LONG]}… ({summed([line])})"


def cell(value: object) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def page(text: str) -> list[str]:
    """Return a page's own HTML, a line a row of its table, and what its script is told."""
    set_up = re.findall(r"Tables\.dress\(box.*", text)
    bare = re.sub(r"<(style|script)>.*?</\1>", "", text, flags=re.DOTALL)
    head, *rows = re.sub(r"(?:table|ledger)-[0-9a-f]{12}", "…", bare).split("<tr>")
    return [f"== {head}", *short(rows), *set_up]


def exhibit_lines(exhibit: Exhibit) -> list[str]:
    axis = exhibit.axis
    lines = [f"== {exhibit.name}: {exhibit.form}, {axis.kind} “{axis.title}”{' log' if axis.log else ''}"]
    single = {name: getattr(exhibit, name) for name in ("finding", "subtitle", "place", "period")}
    several = {name: getattr(exhibit, name) for name in ("heads", "notes", "assumptions", "emphasis", "prose")}
    lines += [f"{name}: {value}" for name, value in single.items() if value]
    lines += [f"{name}: {' | '.join(value)}" for name, value in several.items() if any(value)]
    lines += [f"band: {band.words} [{band.low:.6g}, {band.high:.6g}] {band.sources}" for band in exhibit.bands]
    lines += short([mark(row) for row in exhibit.table.to_dict("records")])
    pages = exhibit.sources["source_id"].tolist()
    return [*lines, f"sources: {exhibit.cited}, {listed(pages)}"] if exhibit.cited or pages else lines


def short(lines: list[str]) -> list[str]:
    """Return the first lines and the last ones of a long table, and what those between come to."""
    if len(lines) <= MOST:
        return lines
    head, between, tail = lines[: MOST - 1], lines[MOST - 1 : -1], lines[-1:]
    return [*head, f"- ({len(between)} more, {summed(between)})", *tail]


def listed(ids: list[str]) -> str:
    return ", ".join(ids) if len(ids) <= 2 * MOST else f"{', '.join(ids[:MOST])}, … ({summed(ids)})"


def summed(lines: list[str]) -> str:
    return f"{crc32(''.join(lines).encode()):08x}"


def mark(row: dict[str, object]) -> str:
    said = [f"{row['row']} | {row['series']} | {row['text']} | [{row['low']:.6g}, {row['high']:.6g}]"]
    rest = {name: value for name, value in row.items() if name not in ("row", "series", "text", "low", "high")}
    rest["sources"] = listed(str(row["sources"]).split(", "))
    said += [name if value is True else f"{name}={value}" for name, value in rest.items() if value != MARKS[name]]
    return "- " + " · ".join(said).replace("\n", "¶")


def drawings(exhibits: Iterable[Exhibit]) -> Iterator[list[str]]:
    """Yield every value that charts are drawn with, a line each; of a layout what is other than in the first."""
    first: list[str] = []
    for exhibit in exhibits:
        body = exhibit.drawn
        traces = [line for at, trace in enumerate(body["data"]) for line in leaves(trace, f"{trace['type']} {at}")]
        layout = list(leaves(body["layout"], ""))
        other = [line for line in layout if line not in first]
        paths = {line.partition(":")[0] for line in layout}
        without = [f"without {path}" for path in (line.partition(":")[0] for line in first) if path not in paths]
        yield [f"== {exhibit.name}", *traces, *other, *without]
        first = first or layout


def leaves(value: object, path: str) -> Iterator[str]:
    if isinstance(value, dict) and "bdata" in value:
        flat = np.frombuffer(b64decode(value["bdata"]), dtype=value["dtype"]).tolist()
        yield f"{path}: {value['dtype']} {value.get('shape', '')} {plain(flat)}"
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from leaves(each, f"{path}.{name}")
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for at, each in enumerate(value):
            yield from leaves(each, f"{path} {at}")
    else:
        yield f"{path}: {plain(value)}"


def plain(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(plain, value))}]"
    return f"{value:.5g}" if isinstance(value, float) else str(value)
