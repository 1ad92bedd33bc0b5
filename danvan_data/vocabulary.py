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

BASES = (
    "registered",
    "built",
    "maintained",
    "new",
    "effective",
    "replicated",
    "exemplary",
    "recognised",
    "proposed",
    "commended",
    "unclear",
)
"""What a count counts, in the order of a model's life; counts on different bases are never put in one ratio unless
the source relates them (`subset_of`)."""

RECOGNISED_LEVELS = ("commune", "district", "province", "mixed", "not_said")
"""Level of the body that recognised, commended or is asked to."""

PERIOD_KINDS = ("year", "years", "part_of_year", "average_per_year", "so_far", "stock")
"""How a number stands to its years: of one year, summed over several, of a part of one, a mean year, everything so far
(from an unknown start), or what there was on a day."""

BORDERS = ("before", "after")
"""Whether a place is meant in its borders before or after the mergers of 2025-07-01."""

LEVELS = ("national", "province", "district", "commune", "sector")

COUNTED = ("models", "examples", "models_and_examples", "honoured")

COUNTS_OF_MODELS = ("models", "models_and_examples")
"""The kinds of counts that speak of models, alone or together with exemplary cases."""

ROLES = ("all", "field", "part")

MOVEMENTS = ("dan_van_kheo", "related")

ORGANISATION_TYPES = (
    "fatherland_front",
    "front_and_unions",
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

SCALES = ("one_person", "one_household", "one_enterprise", "group_led_by_a_person")
"""Models of one person, household or enterprise, and groups that one person leads."""

SUBJECTS = (
    "whole_group",
    "one_household",
    "one_member",
    "one_enterprise",
    "per_household",
    "per_person",
    "place",
    "not_said",
)
"""Whose a figure is: the whole group's, that of one of its households or members, of one enterprise, of each household
or person, of a whole commune, district or province, or not said."""

STAGES = ("before", "start", "now", "after", "plan")
"""Whether a figure speaks of the time before the model, of its start, of the time of the page, of the time after it, or
of a plan, target or ceiling."""

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
    "support_given",
    "roads",
    "land_donated",
    "labour_days",
    "cases",
    "poor_households_lifted",
    "graves_moved",
    "cameras",
    "other",
)

RETURNS = ("income", "profit", "revenue", "wage")
"""Indicators that say what work brings in; capital, loans, support, savings and prices are no returns."""

MONEY_BASES = ("gross", "net", "unspecified")

QUALIFIERS = ("exact", "more_than", "less_than", "about", "range")
