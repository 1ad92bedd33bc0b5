"""A quantity in canonical Vietnamese, such that reading it back gives the same quantity."""

from __future__ import annotations

from decimal import Decimal

from danvan_data.quantity.model import Quantity

_UNITS = {
    "VND": "đồng", "person": "người", "household": "hộ", "ha": "ha", "m2": "m2", "kg": "kg", "tonne": "tấn",
    "animal": "con", "tree": "cây", "m": "m", "km": "km", "day": "ngày công", "case": "hồ sơ", "grave": "phần mộ",
    "camera": "camera", "sao": "sào", "other": "đơn vị khác", "": "",
}  # fmt: skip
_PERS = {
    "year": "năm", "month": "tháng", "day": "ngày", "week": "tuần", "quarter": "quý", "season": "vụ", "batch": "lứa",
    "harvest": "vụ thu hoạch", "person": "người", "household": "hộ", "ha": "ha", "m2": "m2", "kg": "kg", "tonne": "tấn",
    "sao": "sào", "animal": "con", "tree": "cây", "pair": "cặp", "fruit": "quả", "commune": "xã", "farm": "trang trại",
    "litre": "lít", "model": "mô hình", "village": "thôn", "district": "huyện", "group": "tổ", "colony": "đàn ong",
    "1000 m2": "1.000 m2", "6 months": "6 tháng", "hour": "giờ", "time": "lần", "100 kg": "tạ", "km": "km", "m": "m",
}  # fmt: skip
_SCALES = ((10**9, "tỷ"), (10**6, "triệu"))
_WORDS = {"more_than": "hơn", "less_than": "dưới", "about": "khoảng"}


def number_text(value: float) -> str:
    """Write a number with dots between thousands and a decimal comma; never three decimals (1,250 has two readings)."""
    exact = Decimal(repr(float(value)))
    whole, _, fraction = f"{exact:f}".partition(".")
    fraction = fraction.rstrip("0")
    if len(fraction) == 3:
        fraction += "0"
    return f"{int(whole):,}".replace(",", ".") + (f",{fraction}" if fraction else "")


def _amount(value: float, unit: str) -> str:
    if unit == "VND" and value:
        exact = Decimal(repr(float(value)))
        for scale, word in _SCALES:
            scaled = exact / scale
            if exact >= scale and scaled == round(scaled, 2):
                return f"{number_text(float(scaled))} {word} đồng"
    return f"{number_text(value)} {_UNITS[unit]}".strip()


def print_quantity(quantity: Quantity) -> str:
    """Write a quantity in canonical Vietnamese ("hơn 40 ha", "từ 3 tỷ đồng đến 4 tỷ đồng/năm").

    What was not understood (`rest`) is only repeated for "none"; `ambiguous` is not printed.

    Raises:
        KeyError: for a unit or per code that this package does not know.

    """
    low, high, unit = quantity.low, quantity.high, quantity.unit
    if quantity.qualifier == "none":
        return quantity.rest
    per = "".join(f"/{_PERS[code]}" for code in quantity.per.split("/")) if quantity.per else ""
    basis = {"net": "lãi ", "gross": "doanh thu "}.get(quantity.basis, "")
    return basis + _ends(low, high, unit, quantity.qualifier) + per


def _ends(low: float | None, high: float | None, unit: str, qualifier: str) -> str:
    if low is None and high is None:
        return "không rõ"
    if low is None or high is None:
        value = _amount(high if low is None else low, unit)  # type: ignore[arg-type]
        if qualifier == "about":
            return f"khoảng {value} trở lên"
        if qualifier == "range":
            return f"từ {value} đến hơn {value}"
        return f"{_WORDS[qualifier]} {value}"
    if low == high and qualifier in ("exact", "about"):
        return f"{_WORDS.get(qualifier, '')} {_amount(low, unit)}".strip()
    words = "trên dưới" if qualifier == "about" else "từ"
    return f"{words} {_amount(low, unit)} đến {_amount(high, unit)}"
