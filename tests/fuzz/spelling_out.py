"""A number in all the ways a Vietnamese writer puts it, for the phrase grammar of `phrases.py`."""

from random import Random

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
FRACTIONS = ((0.25, "¼"), (0.5, "½"), (0.75, "¾"))
SCALES = (("nghìn", 1e3), ("ngàn", 1e3), ("vạn", 1e4), ("triệu", 1e6), ("tỷ", 1e9), ("tỉ", 1e9))


def grouped(whole: int, sign: str) -> str:
    """Write a whole number with `sign` between its groups of three."""
    return f"{whole:,}".replace(",", sign)


def whole_digits(rng: Random, whole: int) -> str:
    """Write a whole number in digits, with or without signs between groups."""
    signs = ["", ".", ".", ".", " ", "\u00a0", "\u202f", "'", "’"]
    if whole >= 1_000_000:
        signs.append(",")  # beyond doubt only with two of them
    text = grouped(whole, rng.choice(signs))
    if rng.random() < 0.08:
        text = text.translate(FULL_WIDTH)
    return text


def below_hundred(rng: Random, number: int, after_hundreds: bool = False) -> str:
    """Say a number below a hundred, in one of its forms."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return f"{rng.choice(('linh', 'lẻ'))} {DIGITS[ones]}" if after_hundreds else DIGITS[ones]
    last = DIGITS[ones]
    if tens == 1:
        last = {0: "", 5: "lăm"}.get(ones, last)
        return f"mười {last}".strip()
    last = {0: "", 1: "mốt", 4: rng.choice(("tư", "bốn")), 5: rng.choice(("lăm", "nhăm"))}.get(ones, last)
    if ones in (1, 4, 5) and last not in ("bốn",) and rng.random() < 0.3:
        return f"{DIGITS[tens]} {last}"  # hai mốt, bốn lăm
    return f"{DIGITS[tens]} mươi {last}".strip()


def below_thousand(rng: Random, number: int, inside: bool = False) -> str:
    """Say a number below a thousand; `inside` a larger one, its hundreds are said even when none."""
    hundreds, rest = divmod(number, 100)
    if not hundreds and not inside:
        return below_hundred(rng, rest)
    words = f"{DIGITS[hundreds]} trăm"
    return f"{words} {below_hundred(rng, rest, True)}" if rest else words


def said(rng: Random, number: int) -> str:
    """Say a whole number below 10^13 in words."""
    groups, words = [], []
    rest = number
    while rest:
        rest, group = divmod(rest, 1000)
        groups.append(group)
    names = ("", rng.choice(("nghìn", "ngàn")), "triệu", "tỷ", "nghìn tỷ")
    for place in reversed(range(len(groups))):
        if groups[place]:
            name = "nghìn" if place == 4 and groups[3] else names[place]
            words.append(f"{below_thousand(rng, groups[place], bool(words))} {name}".strip())
    if len(groups) > 4 and not groups[3] and len(words) == 1:
        return words[0]
    return " ".join(words)


def number(rng: Random) -> tuple[float, str, str]:
    """Draw a number: its value, its text, and how it was written."""
    kind = rng.choice(
        ("digits", "digits", "decimal", "scaled", "scaled", "words", "words", "groups", "half", "power", "vulgar")
    )
    if kind == "digits":
        whole = rng.choice((rng.randint(1, 99), rng.randint(1, 9999), rng.randint(10_000, 10**9)))
        text = whole_digits(rng, whole)
        return whole, text + rng.choice(("", "", "", ",00" if whole > 999 and "," not in text else "")), kind
    if kind == "decimal":
        whole, part = rng.randint(0, 999), rng.randint(1, 99)
        text = f"{part:02d}" if part < 10 else str(part)
        return float(f"{whole}.{text}"), f"{whole},{text}", kind
    if kind == "scaled":
        scale, factor = rng.choice(SCALES)
        whole = rng.choice((str(rng.randint(1, 999)), f"{rng.randint(0, 99)},{rng.randint(1, 9)}"))
        return round(float(whole.replace(",", ".")) * factor, 3), f"{whole}{rng.choice((' ', ' ', ''))}{scale}", kind
    if kind == "words":
        whole = rng.choice(
            (rng.randint(1, 99), rng.randint(1, 999), rng.randint(1000, 10**6), rng.randint(10**6, 10**12))
        )
        return whole, said(rng, whole), kind
    if kind == "groups":
        first, second = rng.randint(1, 99), rng.randint(1, 999)
        return first * 1e9 + second * 1e6, f"{first} {rng.choice(('tỷ', 'tỉ'))} {second} triệu", kind
    if kind == "half":
        whole = rng.randint(1, 20)
        scale, factor = rng.choice((("triệu", 1e6), ("tỷ", 1e9), ("nghìn", 1e3)))
        return (whole + 0.5) * factor, f"{rng.choice((str(whole), said(rng, whole)))} {scale} rưỡi", kind
    if kind == "power":
        mantissa, power = rng.randint(11, 99), rng.randint(4, 9)
        digits = f"{mantissa // 10},{mantissa % 10}"
        forms = (f"{digits}E+{power:02d}", f"{digits.replace(',', '.')}e+{power:02d}", f"{digits} x 10^{power}",
                 f"{digits}×10{str(power).translate(SUPERSCRIPTS)}")  # fmt: skip
        return float(f"{mantissa}e{power - 1}"), rng.choice(forms), kind
    whole, (part, char) = rng.randint(0, 20), rng.choice(FRACTIONS)
    return whole + part, f"{whole or ''}{char}", kind
