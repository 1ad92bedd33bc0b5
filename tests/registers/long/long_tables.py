"""Long text tables of every kind of row, made for tests."""

import random

HEAD = [
    "ỦY BAN NHÂN DÂN HUYỆN KIM BẢNG;;;;;;",
    "DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2023;;;;;;",
    "STT;Tên mô hình;Lĩnh vực;Đơn vị thực hiện;Xã;Số hộ;Kết quả",
]
NAMES = ("Trồng dâu nuôi tằm", "Nồi cháo yêu thương", "Tổ tự quản an ninh")
SECTIONS = ("KINH TẾ", "VĂN HÓA - XÃ HỘI", "QUỐC PHÒNG - AN NINH")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
FLAVOURS = ("flat", "sections", "ditto", "sparse", "repeats", "quotes", "second_header")


def table(rows: int, seed: int, flavour: str) -> str:
    """Return a register of so many models: `flavour` says what in it reaches from one row to others."""
    chance, lines = random.Random(seed), list(HEAD)
    for number in range(1, rows + 1):
        if flavour == "sections" and number % 180 == 1:
            section = number // 180
            lines.append(f"{ROMAN[section % 10]};LĨNH VỰC {SECTIONS[section % 3]};;;;;")
        if flavour == "second_header" and number == rows // 2:
            lines.append("TT;Tên mô hình;Đơn vị thực hiện;Lĩnh vực;Xã;Số hộ;Kết quả")
        if flavour == "repeats" and number % 401 == 0 and number > 500:
            old = lines[-330 if number % 2 else -5]
            lines.append(f"{number};{old.partition(';')[2]}")
            continue
        body = chance.choice(["Hội Nông dân xã", "nt" if flavour == "ditto" and number % 5 else "Công an xã"])
        commune = f"Xã Tân {number // 37}" if flavour != "sparse" or number % 37 in (0, 1) else ""
        field = "" if flavour == "sections" else "Kinh tế"
        result = f"Vận động {number % 90 + 10} hộ, hiến {number % 700} m2"
        if flavour == "quotes" and number % 13 == 0:
            result = f'"Dòng một\nhiến ""đất"" {number} m2; ba"'
        cells = [field, body] if flavour != "second_header" or number < rows // 2 else [body, field]
        name = f"{chance.choice(NAMES)} ở thôn {number}"
        lines.append(";".join([str(number), name, *cells, commune, str(number % 50), result]))
    return "\n".join([*lines, f";Tổng cộng: {rows} mô hình;;;;;", ";;;;;;", ";;;;;NGƯỜI LẬP BIỂU;", ""])
