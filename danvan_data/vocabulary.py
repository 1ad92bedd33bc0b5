"""The controlled terms of the movement: codes in the order in which people list them.

The words for each code, in Vietnamese and English, stand in `language/catalogue/common.toml` and are
reached by `language.t("field.economy")` and its like.
"""

FIELDS = ("economy", "culture_society", "defence_security", "political_system")
"""The four fields of the movement."""

FIELDS_AS_REPORTED = (*FIELDS, "new_rural", "other", "unclear")
"""The fields as sources use them; some report a fifth one, some name none."""

COUNT_FIELDS = ("total", *FIELDS_AS_REPORTED)
"""What a reported count may speak of: the whole or one field of it."""

BASES = ("registered", "built", "maintained", "recognised", "new", "unclear")
"""What a count counts, in the order of a model's life."""

LEVELS = ("national", "province", "district", "commune", "sector")

COUNTED = ("models", "examples", "honoured")

ROLES = ("all", "field", "part")

MOVEMENTS = ("dan_van_kheo", "related")

ORGANISATION_TYPES = (
    "fatherland_front",
    "womens_union",
    "farmers_union",
    "veterans",
    "youth_union",
    "trade_union",
    "party",
    "government",
    "police",
    "army",
    "cooperative",
    "enterprise",
    "residents",
    "individual",
    "other",
)

INDICATORS = (
    "income",
    "profit",
    "revenue",
    "wage",
    "production",
    "area",
    "households",
    "members",
    "jobs",
    "capital",
    "savings",
    "money_raised",
    "loans",
    "roads",
    "land_donated",
    "labour_days",
    "cases",
    "poor_households_lifted",
    "graves_moved",
    "cameras",
    "other",
)

MONEY_BASES = ("gross", "net", "unspecified")

QUALIFIERS = ("exact", "more_than", "less_than", "about", "range")
