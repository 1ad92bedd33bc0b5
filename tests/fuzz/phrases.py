"""Phrases with known figures, from a grammar of their own, read and judged: equal, flagged, or wrong.

A long run: `uv run python -m tests.fuzz.phrases 300000 [first seed]`. It prints what was read wrong (a part taken for
the whole, a number that is none, an exception) and, by production, how much was read whole.
"""

import math
import re
import sys
import unicodedata
from collections import Counter
from random import Random
from typing import NamedTuple

from danvan_data.quantity import Quantity, parse_quantity
from danvan_data.quantity.tokens.lexicon import unmarked
from tests.fuzz.spelling_out import number, said, whole_digits

UNIT_WORDS = """VND 1 đồng đ VNĐ VND ₫|person 1 người lao_động hội_viên đoàn_viên|household 1 hộ hộ_dân hộ_nghèo
ha 1 ha héc_ta|m2 1 m2 m² mét_vuông|kg 1 kg|kg 100 tạ|kg 10 yến|tonne 1 tấn|km 1 km|m 1 mét|sao 1 sào
tree 1 cây cây_giống|animal 1 con con_lợn|other 1 % mô_hình lít USD"""
UNITS = [line.split() for line in UNIT_WORDS.replace("\n", "|").split("|")]
MEASURES = ("ha", "m2", "kg", "tonne", "km", "m", "sao")
AT_LEAST = ("hơn ", "trên ", "ít nhất ", "tối thiểu ", "≥ ", "≥", "> ", ">=", "⩾", "không dưới ", "từ ")
AT_MOST = ("dưới ", "không quá ", "tối đa ", "≤ ", "≤", "<", "<= ", "≦", "gần ", "ngót ", "chưa đến ")
ABOUT = ("khoảng ", "chừng ", "xấp xỉ ", "~", "≈ ", "trên dưới ", "ước khoảng ")
JOINERS = [
    "-",
    " - ",
    "–",
    " – ",
    "~",
    " ~ ",
    "÷",
    " ÷ ",
    "..",
    "...",
    " đến ",
    " tới ",
    " hoặc ",
    " hay ",
    "→",
    " -> ",
    "〜",
    "‑",
]
LEADS = ("", "", "", "đạt ", "thu nhập ", "Tổng kinh phí: ", "diện tích ", "hỗ trợ ", "năm 2023 đạt ", "bình quân ")
TAILS = ("", "", "", "/năm", " mỗi năm", "/người/tháng", ".", ",", ";", " (năm 2023)", " trong năm 2022")
COMPOUND_WORDS = """other 150 mẫu 150 5 sào 15 9 thước 1 14|sao 15 sào 15 9 thước 1 14
tonne 1000 tấn 1000 9 tạ 100 9 kg 1 99
kg 1 tạ 100 9 kg 1 99|km 1000 km 1000 9 m 1 999|other 60 giờ 60 9 phút 1 59|other 12 năm 12 9 tháng 1 11
m 100 m 100 9 cm 1 99"""
COMPOUNDS = [line.split() for line in COMPOUND_WORDS.replace("\n", "|").split("|")]
DATES = """{day}/{month:02d}/{year}|{before}/{month} - {day}/{month}/{year}|{before} - {day}/{month}/{year}
{year}-{month:02d}-{day}
ngày {day}/{month}/{year}|{day}.{month:02d}.{year}|tháng {month}/{year}|ngày {before} đến {day}/{month}/{year}
từ {before}/{month} đến {day}/{month}/{year}"""
NAMES = """09{day} {c} {b:03d}|03{day}.{c}.{c}|ĐT: 0{a}{c}{c}{c}|{day}/{month}|ngày {a}/{month}|{a}-{b}-{c}
{a}.{minute}.{a}
{a}:{minute:02d}|{a}h{minute:02d}|lúc {a} giờ {minute:02d}|{b}-NQ/TW|{b}/{year}/NĐ-CP|số {b}/QĐ-UBND|Nghị quyết {b}
Kế hoạch số {b}/KH-UBND
Quyết định số {b}/QĐ-TTg|CCCD 0{c}{c}{c}{a}|mã số {b}{c}|QL{a}A|thôn {a}|{a}²|{b}B|{a}N{a}Đ|lúc {a}:{minute:02d}
{a}x{b}|{b} x {c}|1:{c}
{a}+{b}|{a}^{b}|inf|nan|MST {b}{c}{c}|Covid-{day}|{a}E{a}|{c}.{b}.{c}.{a}|Số TK: {c}{c}{c}|https://tinh.vn/{b}-ho"""
UNREAD = """{a} x {b} {unit}|{a} {b} {unit}|{a} < {b} {unit}|{a}:{b} {unit}|{a} - {b} - {c} {unit}|{c}^{b} {unit}
{a} mốt {unit}
mốt {b} {unit}|{c}⁹ {unit}|{a}e {b} {unit}|{a}+{b} {unit}|-{a}..{unit}|{a}*{b}{unit}|{c}² {unit}|{a} rưỡi trăm {unit}
{a}N {unit}
trăm {a} {unit}|{a} lẻ {b} {unit}|{a}, {b} và {c} {unit}|{a} ~ {b} ~ {c} {unit}|{a} kg {b}|{a}/{b}/{a} {unit}
③ {a}Ⅻ {unit}
{a} mươi {unit}|{b},{c},{a} {unit}|{a} = {b} x {c} {unit}|hai mốt tư {unit}"""
MONEY = """other ${comma}|other US${comma}|other €{comma}|other {dots}$|other USD {comma}|VND VNĐ {dots}|VND ₫{dots}
VND {dots}đ
VND {k}k|VND {k}.000 đ"""
TOLERANCES = "{a} ± {b} {unit}|{a}±{b} {unit}|{a} +/- {b} {unit}|{a} {unit} ± {b} {unit}"
NUMBERISH = re.compile(
    r"\d|[½¼¾]|\b(?:mốt|hai|ba|bốn|lăm|sáu|bảy|tám|chín|mười|mươi|trăm|nghìn|ngàn|vạn|triệu|tỷ|rưỡi)\b"
    r"|\bnăm (?:và|hoặc|hay)\b|\b(?:muoi|tram|nghin|ngan|trieu|ty|ruoi)\b"
)


class Phrase(NamedTuple):
    """A phrase and what it says: `ends` None where it says no number, or nothing that can be told; else (low, high)."""

    text: str
    ends: tuple[float | None, float | None] | None
    unit: str
    made: str
    year: bool = False  # a date: its year may come out
    open: bool = False  # a figure may come out if what is left unread is named


def phrase(seed: int) -> Phrase:
    """Draw one phrase; the same seed gives the same phrase."""
    rng = Random(seed)
    made = rng.choices(
        (_single, _range, _compound, _money, _gloss, _name, _unread, _tolerance, _vague), (8, 6, 2, 1, 1, 4, 2, 1, 1)
    )[0]
    found = made(rng)
    return found._replace(text=_styled(rng, found))


def _styled(rng: Random, found: Phrase) -> str:
    text = found.text
    style = rng.random()
    if style < 0.08 and not re.search(r"[mhk]2|\dk|tr\d|[a-z]\d|\de", text):
        text = text.upper()
    elif style < 0.12:
        text = unicodedata.normalize("NFD", text)
    elif style < 0.16:
        text = text.replace(" ", "\u00a0")
    elif (
        style < 0.24
        and not re.search(r"ngàn|đ\b|sáu (?!mươi|trăm)", text)  # "ngan", "d" and "sau" are other words too
        and found.made.startswith(("single", "range"))
        and found.unit in ("VND", "person", "household")
    ):
        text = unmarked(text)
    elif style < 0.28:
        text = text[:1].upper() + text[1:]
    return text


def _unit(rng: Random) -> tuple[str, float, str]:
    code, factor, *words = rng.choice(UNITS)
    return code, float(factor), rng.choice(words).replace("_", " ")


def _pattern(rng: Random, patterns: str) -> str:
    return rng.choice(patterns.replace("\n", "|").split("|"))


def _fits(value: float, made: str, code: str) -> bool:
    """A counted thing is whole; nobody reports more than a number in words of twelve digits."""
    return value % 1 == 0 or code in (*MEASURES, "other") or (code == "VND" and made in ("scaled", "half", "power"))


def _drawn(rng: Random, code: str) -> tuple[float, str, str]:
    while True:
        value, text, made = number(rng)
        said_digit = made == "words" and value < 10 and code == "VND"  # "năm đồng" is no amount
        if _fits(value, made, code) and value < 1e15 and not said_digit:
            return value, text, made


def _single(rng: Random) -> Phrase:
    code, factor, word = _unit(rng)
    value, text, made = _drawn(rng, code)
    value *= factor
    direction = rng.choice(("", "", "up", "down", "about", "after up", "after down"))
    before = {"up": AT_LEAST, "down": AT_MOST, "about": ABOUT}.get(direction, ("",))
    after = {"after up": " trở lên", "after down": " trở xuống"}.get(direction, "")
    ends = (None if "down" in direction else value, None if "up" in direction else value)
    glue = rng.choice((" ", "" if text[-1].isdigit() and word[0] != "E" else " "))
    tail = rng.choice(TAILS)
    lead = rng.choice(LEADS)
    return Phrase(f"{lead}{rng.choice(before)}{text}{glue}{word}{after}{tail}", ends, code, f"single {made}")


def _range(rng: Random) -> Phrase:
    code, factor, word = _unit(rng)
    joiner = rng.choice((*JOINERS, " và " if code in MEASURES else " - "))
    low = rng.randint(1, 400)
    high = low + rng.randint(1, 400)
    scale, times = rng.choice((("", 1), ("", 1), (" triệu", 1e6), (" tỷ", 1e9), (" nghìn", 1e3)))
    form = rng.choice(("digits", "digits", "words", "both", "units"))
    if form == "words" and joiner.strip().isalpha():
        first, second = said(rng, low), said(rng, high)
    else:
        first, second = whole_digits(rng, low), whole_digits(rng, high)
    if form == "both" and scale:
        first += scale
    elif form == "units" and joiner != " và ":
        first += f"{scale} {word}"
    lead = rng.choice(("", "từ ", "khoảng ", "đạt "))
    ends = (low * times * factor, high * times * factor)
    return Phrase(
        f"{lead}{first}{joiner}{second}{scale} {word}{rng.choice(TAILS)}", ends, code, f"range {joiner.strip()}"
    )


def _compound(rng: Random) -> Phrase:
    code, divisor, *parts = rng.choice(COMPOUNDS)
    total, words = 0.0, []
    for name, size, most in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        if len(words) > 1 and rng.random() < 0.5:
            break
        count = rng.randint(1, int(most))
        total += count * int(size)
        words.append(f"{rng.choice((str(count), said(rng, count)))} {name}")
    value = total / int(divisor)
    return Phrase(f"{rng.choice(LEADS[:5])}{' '.join(words)}", (value, value), code, "compound")


def _money(rng: Random) -> Phrase:
    k = rng.randint(1, 999)
    if rng.random() < 0.1:
        return Phrase(f"Kinh phí (trđ): {k}", (k * 1e6, k * 1e6), "VND", "money")
    code, _, text = _pattern(rng, MONEY).partition(" ")
    return Phrase(text.format(k=k, comma=f"{k},000", dots=f"{k}.000"), (k * 1000, k * 1000), code, "money")


def _gloss(rng: Random) -> Phrase:
    whole = rng.randint(1, 99)
    if rng.random() < 0.5:
        return Phrase(f"{whole:02d} ({said(rng, whole)}) hộ", (whole, whole), "household", "gloss")
    text = f"{whole}.000.000 đồng ({said(rng, whole * 10**6)} đồng)"
    return Phrase(text, (whole * 1e6, whole * 1e6), "VND", "gloss")


def _name(rng: Random) -> Phrase:
    day = rng.randint(13, 31)
    drawn = {"day": day, "before": day - rng.randint(1, 9), "month": rng.randint(1, 12)}
    drawn |= {"year": rng.randint(1990, 2030), "minute": rng.randint(0, 59)}
    drawn |= {"a": rng.randint(1, 9), "b": rng.randint(10, 999), "c": rng.randint(100, 999)}
    if rng.random() < 0.4:
        return Phrase(_pattern(rng, DATES).format(**drawn), None, "", "date", year=True)
    return Phrase(_pattern(rng, NAMES).format(**drawn), None, "", "name")


def _unread(rng: Random) -> Phrase:
    """A figure beside which something stands that belongs to it and that nobody can read."""
    a, b, c = rng.randint(1, 99), rng.randint(2, 99), rng.randint(100, 899)
    text = _pattern(rng, UNREAD).format(a=a, b=b, c=c, unit=rng.choice(("kg", "hộ", "triệu đồng", "ha")))
    return Phrase(text, None, "", "unread", open=True)


def _tolerance(rng: Random) -> Phrase:
    code, factor, unit = rng.choice((("kg", 1, "kg"), ("tonne", 1, "tấn"), ("VND", 1e6, "triệu đồng"), ("ha", 1, "ha")))
    a, b = rng.randint(50, 99), rng.randint(1, 9)
    ends = ((a - b) * factor, (a + b) * factor)
    return Phrase(_pattern(rng, TOLERANCES).format(a=a, b=b, unit=unit), ends, code, "tolerance")


def _vague(rng: Random) -> Phrase:
    lead, low = rng.choice(
        (("hàng chục", 10), ("hàng trăm", 100), ("vài", 2), ("vài chục", 20), ("vài trăm", 200), ("hàng nghìn", 1000))
    )
    word, code, times = rng.choice(
        (("hộ", "household", 1), ("triệu đồng", "VND", 1e6), ("lao động", "person", 1), ("tấn", "tonne", 1))
    )
    return Phrase(f"{lead} {word}", (low * times, None), code, "vague")


def flagged(quantity: Quantity) -> bool:
    """Tell whether a reading says that something beside its number was not understood, or that there is no number."""
    return quantity.qualifier == "none" or bool(quantity.ambiguous) or bool(NUMBERISH.search(quantity.rest.lower()))


def judge(made: Phrase, quantity: Quantity) -> str:
    """Return "equal", "flagged" or "wrong"."""
    none = quantity.low is None and quantity.high is None
    if made.ends is None:
        if none:
            return "equal"
        if made.year and all(end is None or 1900 <= end <= 2100 for end in (quantity.low, quantity.high)):
            return "equal"
        return "flagged" if made.open and flagged(quantity) else "wrong"
    if all(_same(a, b) for a, b in zip(made.ends, (quantity.low, quantity.high), strict=True)):
        return (
            "equal"
            if made.unit == quantity.unit or made.unit == "other"
            else "flagged"
            if flagged(quantity)
            else "wrong"
        )
    return "flagged" if flagged(quantity) else "wrong"


def _same(a: float | None, b: float | None) -> bool:
    return (a is b is None) or (a is not None and b is not None and math.isclose(a, b, rel_tol=1e-9))


def main(count: int, first: int = 0, shown_verdicts: tuple[str, ...] = ("wrong",)) -> int:
    """Read `count` phrases; return how many were read wrong."""
    tally: Counter[tuple[str, str]] = Counter()
    shown: Counter[str] = Counter()
    for seed in range(first, first + count):
        made = phrase(seed)
        quantity = parse_quantity(made.text)
        verdict = judge(made, quantity)
        tally[made.made, verdict] += 1
        shown[made.made + verdict] += 1
        if verdict in shown_verdicts and shown[made.made + verdict] <= 6:
            print(f"{verdict} [{seed}] {made}"[:200], "->", quantity.low, quantity.high, quantity.unit)
    for name in sorted({name for name, _ in tally}):
        equal, flags, wrong = (tally[name, verdict] for verdict in ("equal", "flagged", "wrong"))
        whole = equal / (equal + flags + wrong)
        print(f"{name:16} {equal + flags + wrong:8,} read whole {whole:7.2%}   flagged {flags:6,}   wrong {wrong:5,}")
    wrong = sum(n for (_, verdict), n in tally.items() if verdict == "wrong")
    print(f"{count:,} phrases: {sum(n for (_, v), n in tally.items() if v == 'equal'):,} equal, {wrong:,} wrong")
    return wrong


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0) > 0)
