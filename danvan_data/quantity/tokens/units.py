"""Units and counted nouns: word -> code, factor to that code, code as a denominator, class."""

from __future__ import annotations

from typing import NamedTuple


class Unit(NamedTuple):
    """What a word measures; `cls` is measure, count, time, money, percent or other."""

    code: str
    factor: float
    per: str
    cls: str
    note: str = ""


YEAR = Unit("other", 1, "year", "time")
VND = Unit("VND", 1, "", "money")
PERCENT = Unit("other", 1, "", "percent")
OTHER = Unit("other", 1, "", "other")
FOREIGN = Unit("other", 1, "", "currency")

CURRENCIES = ("$", "us $", "usd", "€", "eur", "£", "gbp", "¥", "cny", "jpy", "kip", "baht")
BEFORE = frozenset((*CURRENCIES, "₫", "đ", "vnd", "vnđ"))
"""Signs and codes of money that may stand before the number."""

_FAMILIES: dict[str, dict[str, float]] = {
    "land": {"mau": 150, "sao": 15, "thuoc": 1},
    "weight": {"tonne": 1e6, "100 kg": 1e5, "10 kg": 1e4, "kg": 1e3, "100 gram": 100, "gram": 1},
    "length": {"km": 1e6, "m": 1e3, "cm": 10, "mm": 1},
    "area": {"ha": 1e4, "m2": 1},
    "time": {"hour": 60, "minute": 1},
    "calendar": {"year": 12, "month": 1},
}
SIZES = {per: (family, size) for family, sizes in _FAMILIES.items() for per, size in sizes.items()}
"""Units that are said one after the other ("1 mẫu 5 sào"), by their code as a denominator: family and size in it."""

LAND = frozenset(("ha", "m2", "mau", "sao", "thuoc", "cong", "km2"))
"""Measures of land, by their code as a denominator; how large a sào or a công is depends on the place."""

_TIMES = {
    "month": "tháng",
    "week": "tuần",
    "quarter": "quý",
    "hour": "giờ|h|tiếng",
    "minute": "phút",
    "season": "niên vụ",
    "decade": "thập kỷ|thập niên",
    "term": "nhiệm kỳ",
    "night": "đêm",
}
_CROPS = {
    "season": "vụ|mùa|vụ mùa|mùa vụ",
    "batch": "lứa|mẻ",
    "harvest": "vụ thu hoạch|đợt thu hoạch|lần thu hoạch",
    "period": "kỳ",
}
TIME_UNITS: dict[str, Unit] = {
    "năm": YEAR,
    "ngày": Unit("day", 1, "day", "time"),
    **{word: Unit("other", 1, per, "time") for per, words in _TIMES.items() for word in words.split("|")},
    **{word: Unit("other", 1, per, "crop") for per, words in _CROPS.items() for word in words.split("|")},
    "buổi": Unit("other", 1, "session", "other"),
    "lần": Unit("other", 1, "time", "times"),
}


def _measure(code: str, factor: float, per: str, note: str = "") -> Unit:
    return Unit(code, factor, per, "measure", note)


_MEASURES: dict[str, Unit] = {
    "ngđ": Unit("VND", 1e3, "", "money"),
    "ha": _measure("ha", 1, "ha"),
    "m2": _measure("m2", 1, "m2"),
    "km2": _measure("other", 1, "km2"),
    "m3": _measure("other", 1, "m3"),
    "sào": _measure("sao", 1, "sao"),
    "mẫu": _measure("other", 1, "mau", "mau"),
    "thước": _measure("other", 1, "thuoc", "thuoc"),
    "công": _measure("other", 1, "cong", "cong"),
    "kg": _measure("kg", 1, "kg"),
    "tạ": _measure("kg", 100, "100 kg"),
    "yến": _measure("kg", 10, "10 kg"),
    "tấn": _measure("tonne", 1, "tonne"),
    "gram": _measure("kg", 0.001, "gram"),
    "lạng": _measure("kg", 0.1, "100 gram"),
    "km": _measure("km", 1, "km"),
    "m": _measure("m", 1, "m"),
    "tấc": _measure("m", 0.1, ""),
    "cm": _measure("m", 0.01, "cm"),
    "mm": _measure("m", 0.001, "mm"),
    "lít": _measure("other", 1, "litre"),
    "độ c": OTHER,
}
_MEASURE_ALIASES = {  # a sign inside a word stands apart here, as the lexer cuts it
    "ha": "hecta|hécta|héc ta|hec ta|hektar",
    "m2": "mét vuông|m vuông",
    "km2": "ki lô mét vuông|kilômét vuông|cây số vuông|kilomet vuông",
    "m3": "mét khối|khối|m khối",
    "kg": "kí|ký|cân|ki lô gam|kilogam|kilôgam|kgs|ki lô|kilôgram|kilogram|ki - lô - gam",
    "gram": "g|gam|gr",
    "công": "công đất|công ruộng",
    "m": "mét|met",
    "km": "ki lô mét|kilômét|cây số|kilomet|kilômet|ki - lô - mét",
    "cm": "phân|xăng ti mét|centimet",
    "lít": "l|lit",
}

_MONEY = "đồng|đ|vnđ|vnd|₫|đồng tiền mặt|đồng việt nam|đồng vốn|dong|đống"
_PERSONS = (
    "người|thành viên|hội viên|lao động|chị|chị em|đoàn viên|học sinh|khẩu|nhân khẩu|phụ nữ|cán bộ|đảng viên|"
    "thanh niên|chiến sĩ|chiến sỹ|giáo viên|công nhân|xã viên|tổ viên|học viên|sinh viên|đối tượng|"
    "diễn viên|đại biểu|"
    "cá nhân|người dân|nhân dân|dân|cựu chiến binh|ccb|nông dân|ngư dân|bà con|đồng bào|du khách|khách|"
    "khách du lịch|"
    "khách hàng|lao động nữ|trẻ em|trẻ|cháu|em|em học sinh|cụ|ông|bà|anh|anh chị|nữ|nam|nhân viên|"
    "công chức|viên chức|"
    "cán bộ chiến sĩ|công an viên|dân quân|dân quân tự vệ|bộ đội|quân nhân|tình nguyện viên|"
    "cộng tác viên|tuyên truyền viên|"
    "hòa giải viên|hoà giải viên|nghệ nhân|kỹ sư|bác sĩ|bác sỹ|y bác sĩ|bệnh nhân|thầy thuốc|quần chúng|"
    "người lao động|"
    "đồng chí|đ / c|thợ|thợ thủ công|già làng|trưởng thôn|trưởng bản|người có uy tín|nhà giáo|giảng viên|"
    "hướng dẫn viên|"
    "vận động viên|doanh nhân|chủ hộ|hội viên nông dân|nạn nhân|thương binh|thiếu nhi|thiếu niên|nhân công|"
    "lao động thường xuyên|lao động thời vụ|tín đồ|phật tử|giáo dân|chức sắc|tăng ni|linh mục|tù nhân|"
    "phạm nhân|"
    "người cao tuổi|mẹ|con em|thí sinh|đội viên|nhân lực|nhân sự|kiều bào|việt kiều|binh sĩ|"
    "y tá|đầu người|lao động địa phương|hội viên phụ nữ|bạn trẻ|thuyền viên|ngư phủ|trí thức|"
    "nghệ sĩ|cử tri|"
    "cử nhân|thạc sĩ|tiến sĩ|chuyên gia|tài xế|lái xe|bảo mẫu|thân nhân|bí thư|chi hội trưởng|"
    "cựu thanh niên xung phong|"
    "thanh niên xung phong|tân binh|công dân|người nghèo|người có công|hộ viên|ủy viên|uỷ viên|"
    "nữ công nhân|đồng bào dtts"
)
_HOUSEHOLDS = (
    "hộ|hộ dân|hộ gia đình|gia đình|hộ nghèo|hộ cận nghèo|gia đình hội viên|nóc nhà|gia đình chính sách|"
    "hộ hội viên|"
    "nông hộ|hộ nông dân|nhân hộ|hộ sản xuất"
)
_ANIMALS = (
    "con|đầu lợn|đầu heo|đầu con|đầu gia súc|đầu gia cầm|đầu trâu|đầu bò|đầu trâu bò|bò|trâu|lợn|heo|gà|"
    "vịt|dê|cừu|ngựa|"
    "hươu|nghé|bê|ngan|ngỗng|thỏ|lợn nái|heo nái|bò sữa|lợn thịt|chim|chim bồ câu|đầu vật nuôi|gia súc|"
    "gia cầm|nai|trâu bò"
)
_TREES = "cây|gốc|trụ|cây xanh|cây giống|gốc cây|trụ tiêu|trụ thanh long|trụ hồ tiêu|nọc tiêu|bụi tre|cành đào|cây con"
_OTHER_TREES = (
    "cây cầu|cây nước|cây xăng|trụ sở|trụ điện|trụ đèn|trụ đèn chiếu sáng|cây văn nghệ|trụ cột|cây atm|cây viết"
)

_PER_ONLY = {
    "commune": "xã|xã phường",
    "farm": "trang trại|gia trại",
    "fruit": "quả|trái",
    "pair": "cặp|đôi",
    "model": "mô hình",
    "village": "thôn|bản|ấp|xóm|khóm|làng|khu dân cư|buôn",
    "ward": "phường",
    "district": "huyện|quận",
    "group": "tổ|nhóm|tổ nhóm|tổ hợp tác",
    "colony": "đàn|đàn ong",
    "cooperative": "htx|hợp tác xã",
    "branch": "chi hội|chi đoàn|chi bộ",
    "house": "căn|nhà|ngôi nhà|căn nhà",
    "portion": "suất|phần|phần quà|suất quà",
    "trip": "chuyến",
    "case": "ca",
    "pond": "ao|lồng|bè",
    "class": "lớp",
    "product": "sản phẩm",
    "bag": "bao|bịch|túi",
    "club": "câu lạc bộ|clb",
    "enterprise": "doanh nghiệp|công ty",
    "unit": "đơn vị|cơ sở|điểm",
    "pot": "chậu",
    "bottle": "chai|hũ",
    "set": "bộ|chiếc|cái",
    "bunch": "bó|buồng|chùm|nải",
    "sheet": "tấm|bông|cành|bánh",
}
_CASES = "hồ sơ|vụ việc|vụ án|chuyến xe|đợt nhặt rác|vụ vi phạm|vụ phạm pháp|vụ tai nạn|vụ mâu thuẫn"
_GRAVES = "phần mộ|ngôi mộ|mộ|ngôi mộ liệt sĩ|mộ phần"
_CAMERAS = "camera|mắt camera|camera an ninh|camera giám sát|mắt ca me ra"
_OTHERS = (
    "tiêu chí|tiêu chuẩn|hạng mục|"
    "đô la|đô la mỹ|đô|euro|nhân dân tệ|đơn vị khác|con đường|con heo đất|con lợn đất|sao|chỉ vàng|"
    "lượng vàng|cây vàng|tổ yến|tổ ong|thùng ong|đàn ong"
)
_LONGER_WORDS = {
    "person": "con nuôi|con đỡ đầu|con dâu|con rể|con gái|con cháu|con thương binh|con liệt sĩ|con liệt sỹ|"
    "anh hùng|anh em|chị nuôi|bà đỡ|ông bố|cán sự|bà mẹ việt nam anh hùng|mẹ việt nam anh hùng",
    "case": "vụ cháy|vụ trộm|vụ trộm cắp|vụ bạo lực gia đình|vụ đánh bạc|vụ tranh chấp|"
    "vụ khiếu kiện|vụ lừa đảo|vụ đánh nhau|vụ gây rối|vụ ly hôn|vụ tảo hôn",
    "other": "đồng hồ|đồng phục|đồng dao|đồng ca|đồng cỏ|khẩu hiệu|khẩu súng|khẩu pháo|khẩu trang|khẩu phần|"
    "cân điện tử|ký túc xá|ký hiệu|mẫu mã|mẫu vật|mẫu đơn|mẫu hình|mẫu phiếu|mẫu báo cáo|mẫu biểu|mẫu nhà|"
    "mẫu nước|mẫu máu|mẫu xét nghiệm|mẫu thực phẩm|mẫu sản phẩm|thước phim|thước dây|gam màu|phân vàng|phân bón|"
    "phân chuồng|phân hữu cơ|phân hội|phân đoàn|phân khu|phân xưởng|phân đội|phân hiệu|phân trường|khối phố|"
    "khối đoàn thể|khối dân vận|yến sào|khách sạn|con dấu|con thuyền|con tàu|con đò|"
    "con sông|con suối|con kênh|con mương|con hẻm|con ngõ|con dốc|tổ chức",
}
"""Words that begin with a unit's syllable and are another thing: an adopted child is no animal, a clock no money."""


def _build() -> dict[str, Unit]:
    table: dict[str, Unit] = {}
    for per, words in _PER_ONLY.items():
        table |= {w: Unit("other", 1, per, "other") for w in words.split("|")}
    table |= TIME_UNITS | _MEASURES
    for name, words in _MEASURE_ALIASES.items():
        table |= dict.fromkeys(words.split("|"), _MEASURES[name])
    table |= dict.fromkeys(_MONEY.split("|"), VND)
    groups = (
        ("person", _PERSONS, "person"),
        ("household", _HOUSEHOLDS, "household"),
        ("animal", _ANIMALS, "animal"),
        ("tree", _TREES, "tree"),
        ("case", _CASES, ""),
        ("grave", _GRAVES, "grave"),
        ("camera", _CAMERAS, ""),
        ("day", "ngày công|công lao động|ngày công lao động", "day"),
        ("person", _LONGER_WORDS["person"], "person"),
        ("case", _LONGER_WORDS["case"], ""),
    )
    for code, words, per in groups:
        table |= {w: Unit(code, 1, per, "count") for w in words.split("|")}
    table |= dict.fromkeys((*_OTHERS.split("|"), *_OTHER_TREES.split("|"), *_LONGER_WORDS["other"].split("|")), OTHER)
    table["%"] = table["phần trăm"] = PERCENT
    table["‰"] = table["phần nghìn"] = table["phần ngàn"] = Unit("other", 0.1, "", "percent")
    table |= dict.fromkeys(CURRENCIES, FOREIGN)
    table["đàn ong"] = Unit("other", 1, "colony", "other")
    return table


UNITS = _build()

ENGLISH_UNITS: dict[str, Unit] = {
    **dict.fromkeys(("hectare", "hectares"), _MEASURES["ha"]),
    **dict.fromkeys(("square metres", "square meters", "square metre"), _MEASURES["m2"]),
    **dict.fromkeys(("tons", "tonnes", "tonne", "ton"), _MEASURES["tấn"]),
    **dict.fromkeys(("households", "household", "families"), UNITS["hộ"]),
    **dict.fromkeys(("people", "members", "workers", "persons", "person", "members of"), UNITS["người"]),
    **dict.fromkeys(("working days", "workdays", "days"), UNITS["ngày công"]),
    **dict.fromkeys(("models", "model", "collectives", "colonies", "individuals"), OTHER),
    "colony": UNITS["đàn ong"],
    "year": Unit("other", 1, "year", "time"),  # not YEAR itself, which is also the word for five
    "month": TIME_UNITS["tháng"],
    "years": Unit("other", 1, "year", "time"),
    "months": TIME_UNITS["tháng"],
}
