"""The reader's language: every text from one catalogue, every number by locale."""

from danvan_data.language.numbers import (
    day,
    interval,
    money,
    number,
    percent,
    period,
    quantity,
    separators,
    unit_name,
)
from danvan_data.language.voice import LANGUAGES, catalogue, get_language, set_language, speaking, t

__all__ = [
    "LANGUAGES",
    "catalogue",
    "day",
    "get_language",
    "interval",
    "money",
    "number",
    "percent",
    "period",
    "quantity",
    "separators",
    "set_language",
    "speaking",
    "t",
    "unit_name",
]
