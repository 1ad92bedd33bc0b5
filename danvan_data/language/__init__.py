"""The reader's language: every text from one catalogue, every number by locale."""

from danvan_data.language.numbers import (
    day,
    interval,
    money,
    month,
    number,
    percent,
    period,
    quantity,
    separators,
    unit_name,
)
from danvan_data.language.tongues import LANGUAGES, TONGUES, narrative
from danvan_data.language.voice import catalogue, get_language, opened, set_language, speaking, t

__all__ = [
    "LANGUAGES",
    "TONGUES",
    "catalogue",
    "day",
    "get_language",
    "interval",
    "money",
    "month",
    "narrative",
    "number",
    "opened",
    "percent",
    "period",
    "quantity",
    "separators",
    "set_language",
    "speaking",
    "t",
    "unit_name",
]
