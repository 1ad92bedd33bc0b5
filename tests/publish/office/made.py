"""Exhibits made by hand: one of each form, with every qualifier that a mark can have."""

from dataclasses import replace

import pandas as pd

from danvan_data.exhibits import theme
from danvan_data.exhibits.citing import SOURCES
from danvan_data.exhibits.exhibit import Axis, Band, Exhibit
from danvan_data.exhibits.marks import marks
from danvan_data.exhibits.wording import shown

NAN, MINUS = float("nan"), "\u2212"
FIELDS = dict(zip(("Kinh tế", "Văn hóa – xã hội", "Quốc phòng – an ninh", "Hệ thống chính trị"),
                  list(theme.FIELD_COLOURS.values())[:4], strict=True))  # fmt: skip
PAGES = pd.DataFrame(
    [["Z001", "Báo Hà Nam", "Dân vận khéo ở Kim Bảng", "2024-03-05", "https://example.org/kim-bang"],
     ["Z002", "Tạp chí Dân vận", "Mô hình hay", "2023-11", "https://example.org/mo-hinh"]],
    columns=SOURCES,
)  # fmt: skip
COUNTS = (41, 112, 35, 1234)


def _told(name: str, form: str, rows: list[dict[str, object]], axis: Axis, **more: object) -> Exhibit:
    table = marks([{"sources": "Z001", **row} for row in rows])
    return Exhibit(
        name, f"Hình {name} nói một điều về 1.422 mô hình", form, table, axis, ("Lĩnh vực", "Nhóm", "Số mô hình"),
        subtitle="1.422 mô hình, 2021–2023", notes=("Số liệu chưa nói hết mọi điều.",), sources=PAGES, cited=2,
        **more,
    )  # type: ignore[arg-type]  # fmt: skip


def bars() -> Exhibit:
    """One bar hatched for its assumption, one pale, one whose number is a thousand and more."""
    looks = ("", "hatched", "pale", "")
    total = sum(COUNTS)
    rows = [{"row": name, "low": float(n), "high": float(n), "colour": colour, "look": look,
             "text": f"{n:,} ({round(100 * n / total)}%)".replace(",", ".")}
            for (name, colour), n, look in zip(FIELDS.items(), COUNTS, looks, strict=True)]  # fmt: skip
    return _told("bars", "bars", rows, Axis("Số mô hình"), emphasis=("Hệ thống chính trị",))


def signed() -> Exhibit:
    """Differences to both sides of zero."""
    rows = [{"row": name, "low": n, "high": n, "colour": colour,
             "text": f"{'+' if n > 0 else MINUS}{abs(n)}".replace(".", ",")}
            for (name, colour), n in zip(FIELDS.items(), (5.5, -12.0, 6.5, -0.5), strict=True)]  # fmt: skip
    return _told("signed", "signed", rows, Axis("Điểm phần trăm", "points"))


def parts() -> Exhibit:
    """How many are named inside how many are reported."""
    rows: list[dict[str, object]] = []
    for (name, colour), n, named in zip(FIELDS.items(), COUNTS, (10, 7, 0, 5), strict=True):
        share = f"{named}/{n:,} ({round(100 * named / n)}%)".replace(",", ".")
        rows.append({"row": name, "series": "được nêu tên", "low": float(named), "high": float(named), "text": share,
                     "colour": colour})  # fmt: skip
        rows.append({"row": name, "series": "được báo cáo", "low": float(n), "high": float(n),
                     "text": f"{n:,}".replace(",", "."), "colour": colour})  # fmt: skip
    return _told("parts", "parts", rows, Axis("Số mô hình"))


def _layers(form: str, rows: tuple[str, ...], share: bool = False) -> Exhibit:
    made: list[dict[str, object]] = []
    for series, (name, colour) in enumerate(FIELDS.items()):
        for at, row in enumerate(rows):
            n = float(3 + 5 * ((series + at) % 4))
            whole = sum(3 + 5 * ((each + at) % 4) for each in range(4))
            value = n / whole if share else n
            text = f"{round(100 * value)}%" if share else f"{n:.0f}"
            end = str(whole) if form in ("shares", "dots") else ""
            made.append({"row": row, "series": name, "low": value, "high": value, "text": text, "colour": colour,
                         "end": end, "look": "pale" if share and at == 1 else ""})  # fmt: skip
    return _told(form, form, made, Axis("" if share else "Số mô hình", "share" if share else "count"))


def lines() -> Exhibit:
    """Two lines by year, with a gap."""
    rows: list[dict[str, object]] = [
        {"row": str(year), "series": series, "low": n, "high": n, "colour": colour,
         "text": "" if n != n else f"{n:.0f}"}
        for series, colour, values in (("đăng ký", "#0072B2", (200.0, 211.0, NAN, 250.0)),
                                       ("công nhận", "#009E73", (NAN, 81.0, 90.0, 95.0)))
        for year, n in zip(range(2020, 2024), values, strict=True)
    ]  # fmt: skip
    return _told("lines", "lines", rows, Axis("Số mô hình"))


def lane() -> Exhibit:
    """A place's own shares, and those of five others."""
    own = [{"row": name, "series": "Kim Bảng", "low": x, "high": x, "text": f"{round(100 * x)}% ({round(211 * x)})",
            "colour": colour}
           for (name, colour), x in zip(FIELDS.items(), (0.19, 0.53, 0.17, 0.11), strict=True)]  # fmt: skip
    rest = [{"row": name, "series": f"Nơi {at}", "low": 0.1 + 0.07 * ((at + len(name)) % 6), "colour": theme.MUTED,
             "high": 0.1 + 0.07 * ((at + len(name)) % 6), "text": f"{10 + 7 * ((at + len(name)) % 6)}%"}
            for name in FIELDS for at in range(5)]  # fmt: skip
    shown_as = _told("lane", "lane", [*own, *rest], Axis("Tỷ trọng", "share"))
    return replace(shown_as, heads=("Lĩnh vực", "mỗi chấm một nơi khác", "Tỷ trọng"))


INTERVALS = (
    (3e9, NAN, {"per": "năm"}, "Tổ hợp tác nuôi cá lồng trên sông Đáy của Hội Nông dân xã Kim Bình và bà con",
     "đã trừ chi phí", ""),
    (300e6, 500e6, {"about": True}, "Trồng bưởi", "doanh thu", "square"),
    (NAN, 50e6, {"per": "vụ", "one_case": "một hộ"}, "Lúa – cá", "doanh thu", "square"),
    (3.79e6, 3.79e6, {"derived": True}, "Nuôi ong", "chưa nói", "diamond hollow"),
    (40e6, 40e6, {"assumed": "2 vụ một năm"}, "Dệt lụa", "chưa nói", "diamond hatched"),
)  # fmt: skip


def intervals(log: bool = True) -> Exhibit:
    """Amounts: open to either side, about, of one household, our own division, and one that is assumed."""
    colours = {"đã trừ chi phí": "#009E73", "doanh thu": "#E69F00", "chưa nói": "#0072B2"}
    rows: list[dict[str, object]] = [
        {"row": name, "series": group, "low": low / 1e6, "high": high / 1e6, "text": shown(low, high, "VND", **said),
         "colour": colours[group], "look": look, "said": "theo lời nguồn", "assumed": str(said.get("assumed", "")),
         "about": "about" in said, "derived": "derived" in said, "one_case": "one_case" in said}
        for low, high, said, name, group, look in INTERVALS
    ]  # type: ignore[arg-type]  # fmt: skip
    bands = (Band("Lương tối thiểu vùng 3,25–4,68 triệu", 3.25, 4.68), Band("Thu nhập bình quân 5 triệu", 5.0, 5.0))
    return _told("intervals", "intervals", rows, Axis("Triệu đồng một năm", "amount", log), bands=bands)


def pairs() -> Exhibit:
    """What was registered beside what was recognised."""
    rows = [{"row": f"Nơi {at}, 2021–2023", "series": series, "low": n, "high": n,
             "text": f"{n:,.0f}".replace(",", "."), "colour": colour,
             "detail": f"{round(100 * b / a)}%" if series == "công nhận" else ""}
            for at, (a, b) in enumerate(((211.0, 81.0), (1500.0, 1200.0), (40.0, 39.0)))
            for series, n, colour in (("đăng ký", a, "#0072B2"), ("công nhận", b, "#009E73"))]  # fmt: skip
    return _told("pairs", "pairs", rows, Axis("Số mô hình", log=True))


def spans() -> Exhibit:
    """Totals over the years they cover."""
    rows = [{"row": f"Nơi {at}", "series": "đăng ký" if at % 2 else "công nhận", "low": n, "high": n,
             "text": f"{n:.0f}", "start": str(a), "end": str(b), "colour": "#0072B2" if at % 2 else "#009E73"}
            for at, (n, a, b) in enumerate(((211.0, 2021, 2023), (81.0, 2022, 2022), (500.0, 2016, 2020)))]  # fmt: skip
    return _told("spans", "spans", rows, Axis("", "year"))


def timeline() -> Exhibit:
    """Documents of a day, and a period."""
    rows = [{"row": name, "text": text, "start": a, "end": b, "colour": "#0072B2"}
            for name, text, a, b in (("Chỉ thị 01", "", "2011-05-17", "2011-05-17"),
                                     ("Kế hoạch 5 năm", "giai đoạn 2", "2016-01-01", "2020-12-31"))]  # fmt: skip
    return _told("timeline", "timeline", rows, Axis("", "day"))


def words() -> Exhibit:
    """A table of words."""
    rows = [{"row": name, "series": "chưa rõ", "text": "≥ 3 tỷ đồng/năm", "said": "hơn ba tỷ đồng"} for name in FIELDS]
    return _told("words", "table", rows, Axis())


MADE = {
    "bars": bars, "signed": signed, "parts": parts, "lines": lines, "lane": lane, "intervals": intervals,
    "pairs": pairs, "spans": spans, "timeline": timeline, "table": words,
    "stacked": lambda: _layers("stacked", ("Hội Nông dân", "Hội Phụ nữ", "Đoàn Thanh niên")),
    "shares": lambda: _layers("shares", ("Kim Bảng", "Lục Ngạn", "Lạc Sơn"), share=True),
    "columns": lambda: _layers("columns", tuple(map(str, range(2015, 2024)))),
    "dots": lambda: _layers("dots", ("Kinh tế", "Văn hóa")),
    "heat": lambda: _layers("heat", ("Hội Nông dân", "Hội Phụ nữ")),
}  # fmt: skip
