"""A folder of registers that hold the data of private persons in many places, made for the tests of what is shared."""

from pathlib import Path

import openpyxl

PRIVATE = (
    "0912345678", "0912 345 679", "0912.345.680", "+84 912 345 681", "912345682", "001085012345", "012345683",
    "15/08/1984", "1976", "02/9/1990", "hoa.nguyen@example.com", "Nguyễn Thị Hoa", "Trần Văn Bình", "Lê Thị Cúc",
    "Phạm Văn Dũng", "Hoàng Thị Én", "Số nhà 17", "ngõ 204",
)  # fmt: skip
"""What no output may hold: telephone and identity numbers, days of birth, addresses, names of private persons."""
PUBLIC = "Mô hình trồng dưa của ông Vũ Hữu Khương"
"""A model's own name, which a register makes public."""

HEAD = ["STT", "Tên mô hình", "Lĩnh vực", "Đơn vị thực hiện", "Xã", "Năm", "Kết quả", "Người liên hệ",
        "Số điện thoại", "CCCD", "Ngày sinh", "Chủ hộ", "Ghi chú"]  # fmt: skip
ROWS = [
    [PUBLIC, "Kinh tế", "Hội Nông dân xã", "Xã An Lạc", 2023,
     "Thu nhập 60 triệu đồng/năm, liên hệ ông Trần Văn Bình SĐT 0912 345 679",
     "Nguyễn Thị Hoa", "0912345678", "001085012345", "15/08/1984", "Lê Thị Cúc", "email hoa.nguyen@example.com"],
    ["Trồng bưởi da xanh", "Kinh tế", "Hội Nông dân xã", "Xã Bình Minh", 2023,
     "Doanh thu 150 triệu đồng/năm (bà Phạm Văn Dũng, sinh năm 1976, CMND 012345683)",
     "Hoàng Thị Én", 912345682, "", "02/9/1990", "", "Số nhà 17, ngõ 204, thôn Đông, xã Bình Minh"],
    ["Ống tre tiết kiệm", "Văn hóa - xã hội", "Hội LHPN xã, ĐT 0912.345.680", "Xã Cẩm Sơn", 2023,
     "Tiết kiệm 45 triệu đồng, cho vay 12 hộ; hotline +84 912 345 681",
     "", "", "", "", "", ""],
]  # fmt: skip


def personal(folder: Path) -> Path:
    """Write a register whose columns, results, notes and bodies name private persons and how to reach them."""
    folder.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["HUYỆN TÂN PHÚ"])
    sheet.append(["DANH SÁCH ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2023"])
    sheet.append(HEAD)
    for position, row in enumerate(ROWS, 1):
        sheet.append([position, *row])
    sheet.append(["", "", "", "", "", "", "Mô hình chưa rõ tên, hỏi chị Lê Thị Cúc 0912345678", "", "", "", "", "", ""])
    book.save(folder / "Sổ 2023 (chị Lê Thị Cúc, 0912345678).xlsx")
    return folder
