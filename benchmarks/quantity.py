"""Speed and rate of the phrase grammar against a small regex floor (and price-parser, when it is installed).

Run: `python benchmarks/quantity.py [phrases.csv]`. The file needs the columns as_reported, low, high; it defaults to
the phrases of the tests. Rate: both ends of the interval right. Speed: distinct phrases per second, caches emptied
before each run, processor time (a busy machine does not count), median of the runs; the contenders take turns.
Columns: a million cells, 15,000 of them distinct, against pandas' `str.extract` and `to_numeric` on the same cells.
"""

import csv
import math
import random
import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from danvan_data.quantity import parse_quantities, parse_quantity, shapes
from danvan_data.quantity.numbers.digits import read_digits
from danvan_data.quantity.tokens import lexer
from danvan_data.text import clean

RUNS = 9
Ends = tuple[float | None, float | None]

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_VARIED = re.compile(r"(?<![^\W\d_])\d+(?:[.,]\d+)*")  # not the digit of m2
_SCALES = {"nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tr": 1e6, "tỷ": 1e9, "tỉ": 1e9}


def regex_floor(text: str) -> Ends:
    """What a short regular expression does: first number, scale word, dash, qualifier."""
    text = text.lower()
    numbers = [float(n.replace(".", "").replace(",", ".")) for n in _NUMBER.findall(text)[:2] if n.count(",") < 2]
    if not numbers:
        return None, None
    factor = next((f for word, f in _SCALES.items() if re.search(rf"[\d ]{word}\b", text)), 1)
    factor = 100 if re.search(r"\d ?tạ\b", text) else factor
    if re.search(r"\d ?[-–] ?\d|\d đến \d", text) and len(numbers) == 2:
        return numbers[0] * factor, numbers[1] * factor
    if re.match(r"\w* ?(hơn|trên|ít nhất)", text):
        return numbers[0] * factor, None
    if re.match(r"\w* ?(gần|dưới|không quá)", text):
        return None, numbers[0] * factor
    return numbers[0] * factor, numbers[0] * factor


def ours(text: str) -> Ends:
    quantity = parse_quantity(text)
    return quantity.low, quantity.high


def contenders() -> dict[str, Callable[[str], Ends]]:
    found: dict[str, Callable[[str], Ends]] = {"danvan_data": ours, "regex floor": regex_floor}
    try:
        from price_parser import Price
    except ImportError:
        return found

    def price(text: str) -> Ends:
        amount = Price.fromstring(text).amount_float
        return amount, amount

    return found | {"price-parser": price}


def right(ends: Ends, row: dict[str, str]) -> bool:
    wanted = [float(row[name]) if row[name] else None for name in ("low", "high")]
    return all(
        (a is None and b is None) or (a is not None and b is not None and math.isclose(a, b, rel_tol=1e-9))
        for a, b in zip(ends, wanted, strict=True)
    )


def _forget() -> None:
    clean.cache_clear()
    read_digits.cache_clear()
    lexer.alone.cache_clear()
    shapes.forget()


def cells(phrases: list[str], distinct: int = 15_000, count: int = 1_000_000) -> pd.Series:
    """Draw a million cells as registers hold them: few forms, many numbers, each text many times."""
    rng = random.Random(1)
    texts: set[str] = set()
    while len(texts) < distinct:
        phrase = rng.choice(phrases)
        texts.add(_VARIED.sub(lambda found: re.sub("[1-9]", lambda _: rng.choice("123456789"), found[0]), phrase))
    return pd.Series(rng.choices(sorted(texts), k=count))


def extract(column: pd.Series) -> pd.Series:
    """What a short pandas line does: the first number of each cell."""
    found = column.str.extract(r"(\d+(?:[.,]\d+)*)")[0]
    return pd.to_numeric(found.str.replace(".", "").str.replace(",", "."), errors="coerce")


def columns(phrases: list[str], runs: int = 3) -> None:
    """Time a column of a million cells both ways, taking turns."""
    column = cells(phrases)
    taken: dict[str, list[float]] = {"parse_quantities": [], "str.extract + to_numeric": []}
    for _ in range(runs):
        for name, read in (("parse_quantities", parse_quantities), ("str.extract + to_numeric", extract)):
            _forget()
            start = time.process_time()
            read(column)
            taken[name].append(time.process_time() - start)
    ours, theirs = (statistics.median(times) for times in taken.values())
    for name, times in taken.items():
        print(f"{name:25} {statistics.median(times):6.2f} s for {len(column):,} cells")
    print(f"ratio {ours / theirs:.2f}")


def seconds(read: Callable[[str], Ends], phrases: list[str]) -> float:
    _forget()
    start = time.process_time()
    for phrase in phrases:
        read(phrase)
    return time.process_time() - start


def main(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    # The same kinds of phrases many times over, each distinct, so that no cache helps.
    phrases = [f"{row['as_reported']} {'abcdefghij'[k]}" for k in range(10) for row in rows]
    phrases = list(dict.fromkeys(phrases))
    readers = contenders()
    times: dict[str, list[float]] = {name: [] for name in readers}
    for _ in range(RUNS):
        for name, read in readers.items():
            times[name].append(seconds(read, phrases))
    speed = {name: len(phrases) / statistics.median(taken) for name, taken in times.items()}
    print(f"{len(rows)} phrases for the rate, {len(phrases)} distinct for the speed, median of {RUNS} runs")
    for name, read in readers.items():
        rate = sum(right(read(row["as_reported"]), row) for row in rows) / len(rows)
        ratio = speed[name] / speed["regex floor"]
        print(f"{name:14} both ends right {rate:7.1%}   {speed[name]:9,.0f} phrases/s   {ratio:5.2f} x regex floor")
    columns([row["as_reported"] for row in rows])


if __name__ == "__main__":
    default = Path(__file__).parent.parent / "tests" / "data" / "phrases.csv"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else default)
