"""Exhibits made by hand: small, with every qualifier that a board must show."""

import pandas as pd

from danvan_data.exhibits.citing import SOURCES
from danvan_data.exhibits.exhibit import Axis, Exhibit
from danvan_data.exhibits.marks import marks

PAGES = pd.DataFrame(
    [
        ["B001", "Báo Hà Nam", "Kim Bảng thi đua", "2023-10-16", "https://bao.example/kim-bang"],
        ["B002", "Ban Dân vận", "Báo cáo năm", "2022", "https://ban.example/bao-cao"],
    ],
    columns=SOURCES,
)


def bars(n=1, finding="Một phát hiện", rows=("Kinh tế", "Đời sống", "An ninh"), said="hơn bốn mươi", **more):
    """An exhibit of bars whose values are multiples of `n`; the first has words of its source."""
    table = marks(
        {"row": row, "low": n * (at + 1), "high": n * (at + 1), "text": f"{n * (at + 1)} mô hình", "colour": "#0072B2",
         "sources": "B001" if at % 2 == 0 else "B001, B002", "said": said if at == 0 else ""}
        for at, row in enumerate(rows)
    )  # fmt: skip
    words = {
        "heads": ("Lĩnh vực", "", "Số mô hình"),
        "sources": PAGES,
        "subtitle": "huyện Kim Bảng, 2021–2023",
        "notes": ("Không nói gì về hiệu quả.",),
        "cited": 2,
    }
    return Exhibit("bars", finding, "bars", table, Axis(), **words | more)
