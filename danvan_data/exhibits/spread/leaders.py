"""Who leads the named models."""

import re

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.exhibits import theme
from danvan_data.exhibits.exhibit import Axis, Exhibit, cited, exhibit, sentence
from danvan_data.exhibits.marks import marks
from danvan_data.exhibits.wording import listed
from danvan_data.language import interval, number, opened, percent, t
from danvan_data.measures.spread.distribution import FEW
from danvan_data.vocabulary import FIELDS_AS_REPORTED, ORGANISATION_TYPES

COMMON = ("several", "party", "government", "cooperative", "enterprise", "residents", "individual", "other", "unknown")
"""Kinds of bodies that no proper noun names."""
LEAST = 3
"""Models of a body below which nothing is said of their shares."""


@exhibit
def leaders(table: pd.DataFrame, evidence: Evidence, show: str = "number") -> Exhibit:
    """Tell who leads the named models of which field; a cell for each organisation and field.

    `table` as from `measures.distribution.leaders`; `show` is `number` or `share` (of the body's models).
    """
    if table.empty or not table["n"].sum():
        return sentence("leaders", t("distribution.no_leader"))
    sums = table.groupby("organisation", sort=False)["n"].sum()
    if set(sums.index) == {"unknown"}:
        return sentence("leaders", _finding(table, sums))
    total, unknown = int(sums.sum()), int(sums.get("unknown", 0))
    fields = [code for code in FIELDS_AS_REPORTED if table.loc[table["field"].eq(code), "n"].sum()]
    rows = []
    for row in table[table["field"].isin(fields)].itertuples():
        share = row.n / sums[row.organisation]
        of = t("distribution.of_models", n=number(row.n), total=number(sums[row.organisation]), share=percent(share))
        value = row.n if show == "number" else share
        rows.append({
            "row": row_label(row.organisation, sums[row.organisation]),
            "series": t(f"field.{row.field}"), "low": value, "high": value, "detail": of if row.n else "",
            "text": (number(row.n) if show == "number" else percent(share)) if row.n else "·",
            "colour": theme.FIELD_COLOURS[row.field],
        })  # fmt: skip
    key = "distribution.leaders_subtitle" if show == "number" else "distribution.leaders_share_subtitle"
    shown = Exhibit(
        "leaders", _finding(table, sums), "heat", marks(rows),
        Axis(t("label.models" if show == "number" else "label.share"), "count" if show == "number" else "share"),
        (t("label.organisation"), t("label.field"), t("label.models")),
        subtitle=t(key, n=number(total - unknown), total=number(total)), notes=(t("distribution.leaders_note"),),
        emphasis=tuple(row_label(code, sums[code]) for code in _top(sums)),
    )  # fmt: skip
    own = evidence.models["same_as"].eq("")
    return cited(shown, evidence, evidence.models.loc[own, "source_id"])


def _top(sums: pd.Series) -> list[str]:
    """Return the bodies (codes) that lead most models, equals together; none where no body is named."""
    known = sums.drop(["unknown", "other"], errors="ignore")
    return [str(code) for code in known.index[known.eq(known.max()) & known.gt(0)]]


def row_label(code: str, n: float) -> str:
    """Name the row of a kind of body (a code) that leads `n` models."""
    return t("distribution.leader_row", organisation=t(f"organisation.{code}"), n=number(n))


def code_of(row: str) -> str:
    """Return the kind of body (a code) that a row of `row_label` is of."""
    codes = (*ORGANISATION_TYPES, "several", "unknown")
    return next((code for code in codes if row.startswith(row_label(code, 0).rstrip("0)"))), "other")


def in_sentence(code: str) -> str:
    """Name a kind of body (a code) within a sentence: common nouns without a capital, English ones with an article."""
    return t(f"body.{code}")


def within(finding: str) -> str:
    """Return a finding as it stands after a colon: without its capital, unless a proper noun begins it.

    A body's is known; of others' names, such as places', the second word has a capital, too.
    """
    proper = (t(f"organisation.{code}") for code in ORGANISATION_TYPES if code not in COMMON)
    named = finding.startswith(tuple(proper)) or re.match(r"\w+\.?[ \u00a0](?=\w)(\w)", finding)
    if named is True or (named and named[1].isupper()):
        return finding
    return finding[:1].lower() + finding[1:]


def _finding(table: pd.DataFrame, sums: pd.Series) -> str:
    top, unknown = _top(sums), int(sums.get("unknown", 0))
    if not top:
        return t("distribution.leaders_unknown", unknown=number(unknown), total=number(sums.sum()))
    of = table[table["organisation"].eq(top[0])]
    most, n = of.loc[of["n"].idxmax()], sums[top[0]]
    said = t(
        _key(most, n, len(top), sums), organisation=listed([in_sentence(each) for each in top]), n=number(n),
        total=number(sums.sum()), share=percent(most["n"] / n) if n >= FEW else f"{number(most['n'])}/{number(n)}",
        field=theme.keep(t(f"field.{most['field']}")).lower(),
    )  # fmt: skip
    return opened(said) + (t("distribution.leaders_rest", unknown=number(unknown)) if unknown else "")


def _key(most: pd.Series, n: float, tops: int, sums: pd.Series) -> str:
    """Return what is said of the body that leads `n` models, `most` of them in one field, or of the equals that do."""
    if sums.drop(["unknown", "other"], errors="ignore").gt(0).sum() == 1:
        return "distribution.leaders_one"  # nobody leads most where nobody else is named
    if tops > 1:
        return "distribution.lead_equal"
    if n < LEAST:
        return "distribution.leaders_few"
    alike = most["n"] == n
    if most["field"] == "unclear":
        return "distribution.leaders_alike_unclear" if alike else "distribution.leaders_unclear"
    return "distribution.leaders_alike" if alike else "distribution.leaders_finding"


@exhibit
def lead_bounds(table: pd.DataFrame, evidence: Evidence) -> Exhibit:
    """Tell how many of the named models each organisation leads at least, and at most, in place of a rank.

    `table` as from `measures.distribution.lead_bounds`.
    """
    if table.empty:
        return sentence("lead_bounds", t("distribution.no_leader"))
    rows = marks(
        {"row": t(f"organisation.{row.organisation}"), "low": row.low, "high": row.high,
         "text": f"{interval(row.low, row.high)}/{number(row.total)}",
         "detail": t("distribution.lead_several", n=number(row.several)) if row.several else "",
         "colour": theme.BASIS_COLOURS["recognised"]}
        for row in table.itertuples()
    )  # fmt: skip
    first = table.iloc[0]
    made = Exhibit(
        "lead_bounds", _bounds_finding(table), "intervals", rows, Axis(t("label.models"), "count"),
        (t("label.organisation"), "", t("label.models")),
        emphasis=tuple(t(f"organisation.{code}") for code in _busiest(table)),
        subtitle=t("distribution.lead_bounds_subtitle" if first["unknown"] else "distribution.lead_all_known",
                   total=number(first["total"]), unknown=number(first["unknown"])),
        notes=(t("distribution.leaders_note"),),
    )  # fmt: skip
    own = evidence.models["same_as"].eq("")
    return cited(made, evidence, evidence.models.loc[own, "source_id"])


def _busiest(table: pd.DataFrame) -> list[str]:
    """Return the body that the finding speaks of, with its equals where every model names its body."""
    equals: list[str] = table["organisation"][table["low"].eq(table["low"].iloc[0])].tolist()
    return equals[:1] if table["unknown"].iloc[0] else equals


def _bounds_finding(table: pd.DataFrame) -> str:
    """Say of the busiest organisation its bounds; where every model names its body, who leads most, equals together."""
    first = table.iloc[0]
    low, total, unknown = (number(first[name]) for name in ("low", "total", "unknown"))
    if not first["unknown"]:
        top = _busiest(table)
        names = ", ".join(in_sentence(code) for code in top)
        key = "lead_one" if len(table) == 1 else "lead_exact" if len(top) == 1 else "lead_equal"
        return opened(t(f"distribution.{key}", organisation=names, n=low, total=total))
    said = t("distribution.lead_bounds_finding", organisation=t(f"organisation.{first['organisation']}"), low=low,
             high=number(first["high"]), total=total)  # fmt: skip
    sure = bool((table["high"].iloc[1:] < first["low"]).all())
    return said + t("distribution.lead_sure" if sure else "distribution.lead_unsure", unknown=unknown)
