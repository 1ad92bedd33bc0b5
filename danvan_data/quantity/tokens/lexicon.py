"""The words of the grammar: each surface form with its kind of token and its value."""

from __future__ import annotations

import unicodedata
from itertools import count
from typing import NamedTuple

from danvan_data.quantity.tokens import units
from danvan_data.quantity.tokens.spelling import FRACTIONS

# Kinds of token. Plain integers: the parser compares them a few dozen times per phrase.
WORD, NUM, DIG, TEN, MUOI, TRAM, CHUC, LINH, SCALE, RUOI, HALF, VAGUE, HANG = range(13)
QUAL, FROM, DASH, TO, SLASH, UNIT, EACH, PERW, FILL, BASIS, DOWN, UP, TIMES = range(13, 26)
LPAR, RPAR, COMMA, DOT, POSTUP, POSTDN, LABEL, PLACE, PUNCT, AND, END = range(26, 37)
OR, FRAC, ZERO, BARE, LINK = range(37, 42)
_FIRST_MARK = 42

Value = object


class Longer(NamedTuple):
    """An expression of several words: how many, those after the first, what it means, how it is written."""

    size: int
    tail: list[str]
    kind: int
    value: Value
    english: bool
    words: str
    mark: int


class Entry(NamedTuple):
    """A word: what it means alone, and longer expressions that begin with it, by their second word.

    `mark` tells a meaning apart from all others of its lexicon, and from a kind of token.
    """

    kind: int
    value: Value
    english: bool
    longer: dict[str, list[Longer]]
    mark: int


def _numerals() -> dict[str, tuple[int, Value]]:
    table: dict[str, tuple[int, Value]] = {}
    digits = "một:1 mốt:1 hai:2 ba:3 bốn:4 tư:4 lăm:5 nhăm:5 sáu:6 bảy:7 bẩy:7 tám:8 chín:9"
    for pair in digits.split():
        word, value = pair.split(":")
        table[word] = (DIG, int(value))
    table["mười"] = (TEN, 10)
    table["hăm"], table["băm"] = (TEN, 20), (TEN, 30)
    table["không trăm"] = (ZERO, 0)
    table["mươi"] = (MUOI, 10)
    table["chục"] = (CHUC, 10)
    table["trăm"] = (TRAM, 100)
    for word in ("linh", "lẻ"):
        table[word] = (LINH, 0)
    scales = {1e3: "nghìn ngàn k", 1e4: "vạn", 1e6: "triệu tr triệ", 1e9: "tỷ tỉ tỹ"}
    for factor, words in scales.items():
        for word in words.split():
            table[word] = (SCALE, factor)
    table["rưỡi"] = table["rưởi"] = (RUOI, 0.5)
    for word in ("nửa", "một nửa"):
        table[word] = (HALF, 0.5)
    for prefix in ("gấp", "cao gấp", "tăng gấp", "nhiều gấp"):
        table[f"{prefix} đôi"] = (HALF, 2)
        table[f"{prefix} rưỡi"] = (HALF, 1.5)
    vague = {"vài": (2, None), "vài ba": (2, 3), "một vài": (2, None), "dăm": (5, None), "dăm ba": (3, 5),
             "mấy": (2, None), "đôi ba": (2, 3), "dăm bảy": (5, 7), "một hai": (1, 2)}  # fmt: skip
    for word, ends in vague.items():
        table[word] = (VAGUE, ends)
    table |= {char: (FRAC, share) for char, share in FRACTIONS.items()}
    for word in ("hàng", "cả", "tiền", "bạc", "nhiều"):
        table[word] = (HANG, None)
    return table


_QUALIFIERS = {
    "more_than": ("hơn|trên|ít nhất|tối thiểu|không dưới|không ít hơn|thấp nhất|nhiều hơn|lớn hơn|quá|có hơn|≥|>"),
    "less_than": (
        "dưới|không quá|tối đa|không vượt quá|không vượt|nhiều nhất|chưa đến|chưa tới|chưa đầy|"
        "không đến|không tới"
        "|ít hơn|nhỏ hơn|không đầy|không hơn|không nhiều hơn|cao nhất là|≤|<"
    ),
    "nearly": "gần|ngót|ngót nghét|non|suýt|ngót ngét|sát",
    "about": (
        "khoảng|chừng|ước|ước tính|ước chừng|ước khoảng|xấp xỉ|tầm|cỡ|độ|khoảng chừng|áng chừng|"
        "suýt soát|~|≈"
        "|vào khoảng|dao động|dao động khoảng|ước đạt|ước đạt khoảng|gần như"
    ),
    "around": "trên dưới",
    "plus minus": "±",
}

_FILLERS = (
    "đạt|được|là|có|tới|còn|chỉ|chỉ có|chỉ còn|lên|trung bình|bình quân|tổng|tổng số|số lượng|số|thêm|"
    "đã|đều|cũng|hiện|"
    "hiện có|gồm|tăng|giảm|chiếm|gấp|cao gấp|vượt|hết|thu|thu về|thu nhập|cho thu nhập|trị giá|giá trị|"
    "tổng trị giá|mức|"
    "với|diện tích|cao hơn|thấp hơn|đạt mức|bằng|toàn|đủ|những|trong đó|tổng thu nhập|sau|trong|"
    "cho|xây dựng mới|xây dựng|hơn nữa"
)

_SIMPLE: dict[int, str] = {
    FROM: "từ",
    TO: "đến|tới|cho đến",
    DOWN: ("xuống còn|xuống|giảm còn|giảm xuống còn|giảm xuống|còn lại|nay còn|xuống chỉ còn|hiện còn|nay chỉ còn"),
    UP: "lên|tăng lên|lên đến|lên tới|tăng lên đến|tăng lên thành|nâng lên|lên thành",
    EACH: "mỗi|từng|một|cứ mỗi|trên một|trên mỗi|mỗi một",
    TIMES: "lượt",
    POSTUP: "trở lên|đổ lên|trở đi",
    POSTDN: "trở xuống|đổ lại|trở lại|đổ xuống",
    AND: "và|cùng|cùng với|cộng|&",
    OR: "hoặc|hay|hoặc là|hay là",
    LINK: "×|x|*|^|=|+",
    LABEL: "nghị quyết|chỉ thị|quyết định|thông tư|nghị định|công văn|số hiệu|thứ|lần thứ|khóa|khoá|điều|khoản|quốc lộ|"
    "tỉnh lộ|hạng|giờ thứ|ngày thứ|kết luận|pháp lệnh|hướng dẫn|phiên bản|đường số|lô số|"
    "chương trình mục tiêu|cmnd|cccd|căn cước|căn cước công dân|chứng minh nhân dân|mã số|mã số thuế|mã|mst|"
    "mã hồ sơ|số tài khoản|tài khoản|tài khoản số|stk|số tk|tk số|số điện thoại|điện thoại|đt|sđt|đtdđ|di động|"
    "hotline|zalo|fax|tel|biển số|số sổ|số seri|số định danh|định danh|tcvn|qcvn|iso|nq|qđ|nghị quyết số|quyết định số|"
    "chỉ thị số|lúc|kế hoạch số|công văn số|thông tư số|nghị định số|hướng dẫn số|báo cáo số|đề án số|"
    "dịp|ngày lễ|sáng|chiều|hôm|ql|tl|hl|đh|đx|hương lộ|huyện lộ|đường tỉnh|đường huyện|hẻm|ngõ|ngách|kiệt|"
    "số nhà|nhà số|thửa|thửa đất số|thửa số|tờ bản đồ|tờ bản đồ số",
    PLACE: "thôn|xóm|ấp|khóm|khu phố|kp|tổ dân phố|tdp|quận|phường|khu|tổ|đội|bản|tháng|quý|ngày|giai đoạn|đề án|"
    "chương trình|kế hoạch|dự án|loại|cấp|bậc|mục|số|cụm|chi hội|chi bộ|khối|tuyến",
    WORD: "một số|một phần|một trong|một trong những|một cách|một lần nữa|tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tỷ suất|"
    "lãi suất|không lãi|không tính lãi|lãi vay|ba ba|đồng thời|đồng bộ|đồng ruộng|đồng đội|"
    "cánh đồng|hội đồng|cộng đồng|hàng hóa|hàng hoá|hàng xóm|tiền mặt|tiền gửi|tiền vốn|cả nước|"
    "nhiều hơn nữa|"
    "công an|công ty|công nghệ|công đoàn|công cụ|công việc|công suất|công khai|tiền lương|"
    "tổng thu ngân sách|kiểu mẫu|gương mẫu|công tác|công trình|thành công|trả lời|lời dạy|kịp thời|"
    "trăm họ|tư nhân|tư tưởng|đầu tư|"
    "ba má|ba me|ba tôi|một lòng|"
    "ba vì|ba đình|ba tơ|trên địa bàn|trên cơ sở|trên địa|dưới sự|con đường|con heo đất|con lợn đất|"
    "con số|ký kết|cân đối|tấn công|phân loại|khối lượng|dân số|dân tộc|dân ca|bê tông",
}
PLACES = frozenset(_SIMPLE[PLACE].split("|"))
"""Words after which a bare number is a name ("thôn 3", "tháng 6"), not a count."""

LARGEST_NAME = {"cấp": 4}
"""Beyond it a number behind such a word counts: “cấp 3” is a school, “cấp 35 thẻ” gives out 35 of them."""
DATED = frozenset(("dịp", "ngày lễ", "sáng", "chiều", "hôm", "lúc", "khóa", "khoá", "thứ", "lần thứ", "ngày thứ"))
"""Labels after which a chain of numbers is a date: "sáng 28/7/2022"; after others it names a paper."""

_MONEY_TEXT = """tiền vốn từ cho để nhờ mỗi một trong trừ mua hỗ đầu vay gửi tiết quyên ủng đóng nên từng và với sau
so do bằng làm xây tu sửa giúp tặng lãi lợi ngân quỹ mặt tổng kinh học"""
MONEY_WORDS = frozenset(_MONEY_TEXT.split())
"""Words before which a number of millions is money, not a number of things."""

_BASIS = {
    "net": "lãi|lời|"
    "lợi nhuận|lãi ròng|trừ chi phí|trừ đi chi phí|trừ các chi phí|trừ các khoản chi phí|trừ mọi chi phí|"
    "trừ hết chi phí|trừ khoản chi phí|trừ vốn|trừ tất cả chi phí|trừ tổng chi phí|lời ròng|lãi thuần|"
    "thu lãi|"
    "trừ chi|trừ các khoản|trừ khấu hao|tiền lãi|tiền lời|thu lời|lợi nhuận ròng",
    "gross": "doanh thu|doanh số|tổng thu",
    "before costs": "chưa trừ chi phí|chưa trừ|chưa trừ các chi phí|chưa trừ các khoản chi phí|chưa tính chi phí",
}

_ENGLISH: dict[str, tuple[int, Value]] = {
    **dict.fromkeys(("more than", "over", "at least", "above"), (QUAL, "more_than")),
    **dict.fromkeys(("under", "less than", "up to", "fewer than"), (QUAL, "less_than")),
    **dict.fromkeys(("nearly", "almost"), (QUAL, "nearly")),
    **dict.fromkeys(("about", "approximately", "around", "some", "roughly"), (QUAL, "about")),
    "from": (FROM, None), "to": (TO, None), "and": (AND, None), "per": (SLASH, None), "each": (EACH, None),
    "thousand": (SCALE, 1e3), "million": (SCALE, 1e6), "billion": (SCALE, 1e9), "trillion": (SCALE, 1e12),
    "tens of thousands of": (VAGUE, (10_000, None)), "hundreds of": (VAGUE, (100, None)),
    "thousands of": (VAGUE, (1000, None)), "of": (WORD, None),
}  # fmt: skip


def _simple() -> dict[str, tuple[int, Value]]:
    table: dict[str, tuple[int, Value]] = {}
    for words in _FILLERS.split("|"):
        table[words] = (FILL, None)
    for kind, group in _SIMPLE.items():
        for words in filter(None, group.split("|")):
            table[words] = (kind, None)
    for code, group in _QUALIFIERS.items():
        for words in group.split("|"):
            table[words] = (QUAL, code)
    for code, group in _BASIS.items():
        for words in group.split("|"):
            table[words] = (BASIS, code)
    for article in ("hằng", "hàng", "mỗi một"):
        for word, info in units.TIME_UNITS.items():
            table[f"{article} {word}"] = (PERW, info.per)
    table["thường niên"] = (PERW, "year")
    return table


def _symbols() -> dict[str, tuple[int, Value]]:
    table: dict[str, tuple[int, Value]] = {"/": (SLASH, None), "(": (LPAR, None), ")": (RPAR, None)}
    table |= dict.fromkeys("-–—−‑‒→÷⇒…", (DASH, None))
    table |= {",": (COMMA, None), ";": (PUNCT, None), ":": (PUNCT, None), ".": (DOT, None), "⁄": (SLASH, None)}
    return table


_STRONG = frozenset(
    ["hon", "tren", "duoi", "nguoi", "muoi", "trieu", "nghin", "tram", "chuc", "ruoi", "khong", "duoc", "thuoc", "khoi"]
)
"""Words that are none with marks left off: a text that has one is written without marks."""
_BARE_ONLY = frozenset(["khoảng", "gần", "hơn", "trên", "dưới", "chừng", "ngót", "tới", "được", "đạt", "là", "có"])
"""Single words of the grammar that are read without marks; shorter ones are too many other words."""
_BARE_MEANS = {"tu": "từ", "sau": "sau", "nam": "năm", "muoi": "mươi", "den": "đến", "khoi": "khối"}


def unmarked(word: str) -> str:
    """Return a word without its marks."""
    letters = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(char for char in letters if not unicodedata.combining(char))


def _flat() -> dict[str, tuple[int, Value, bool]]:
    # The order matters where a word has two roles: the later table wins.
    flat: dict[str, tuple[int, Value, bool]] = {}
    for table in (_simple(), {w: (UNIT, info) for w, info in units.UNITS.items()}, _numerals(), _symbols()):
        flat |= {words: (kind, value, False) for words, (kind, value) in table.items()}
    english = {w: (UNIT, info) for w, info in units.ENGLISH_UNITS.items()} | _ENGLISH
    return flat | {words: (kind, value, True) for words, (kind, value) in english.items()}


def build() -> dict[str, Entry]:
    """The whole lexicon, keyed by first word, longer expressions first; words that tell of no marks are `BARE`."""
    flat = _flat()
    return index(dict.fromkeys((*_STRONG, "lao dong"), (BARE, None, False)) | flat)


def build_bare() -> dict[str, Entry]:
    """The lexicon of texts without marks: "hai muoi lam trieu dong"; words with marks are read beside them."""
    flat = _flat()
    bare: dict[str, tuple[int, Value, bool]] = {}
    for words, entry in flat.items():
        if not entry[2] and (" " in words or entry[0] not in (QUAL, FILL, FROM, TO, BASIS) or words in _BARE_ONLY):
            bare[unmarked(words)] = entry
    bare |= {word: flat[marked] for word, marked in _BARE_MEANS.items()}
    return index(bare | flat | {w: bare[w] for w in ("nam", "sao", "ba", "tu", "ta", "tan", "dong", "ngan")})


def index(flat: dict[str, tuple[int, Value, bool]]) -> dict[str, Entry]:
    """Group flat entries by their first word so that the lexer can match the longest."""
    mark = count(_FIRST_MARK)
    longer: dict[str, list[Longer]] = {}
    for words, (kind, value, english) in flat.items():
        first, *tail = words.split(" ")
        if tail:
            longer.setdefault(first, []).append(Longer(len(tail) + 1, tail, kind, value, english, words, next(mark)))
    result = {}
    for first in longer.keys() | {w for w in flat if " " not in w}:
        kind, value, english = flat.get(first, (WORD, None, False))
        tails: dict[str, list[Longer]] = {}
        for candidate in sorted(longer.get(first, ()), key=lambda item: -item.size):
            tails.setdefault(candidate.tail[0], []).append(candidate)
        result[first] = Entry(kind, value, english, tails, next(mark))
    return result


LEXICON = build()
BARE_LEXICON = build_bare()
_LEFT_OFF = {unmarked(word) for words in _flat() for word in words.split() if unmarked(word) != word}
_MARKED_OR_NONE = {word for words in _flat() for word in words.split()}
BARE_TELLS = frozenset(word for word in _LEFT_OFF - _MARKED_OR_NONE if len(word) > 1) | {"ty", "ti"}
"""Words that tell so where the whole text has no marks."""
