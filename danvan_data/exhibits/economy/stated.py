"""What is known of returns and what is not: coverage, things unsaid, a place's own figures, divisions, assumptions."""

from typing import Any

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.exhibits import theme
from danvan_data.exhibits.economy.amounts import case_words, label
from danvan_data.exhibits.economy.money import SURE
from danvan_data.exhibits.exhibit import Axis, Exhibit, cited, exhibit, sentence
from danvan_data.exhibits.marks import marks
from danvan_data.exhibits.wording import shown, told, tolerated
from danvan_data.language import catalogue, number, percent, t
from danvan_data.measures.economy.returns import ASPECTS, STAGES


@exhibit
def coverage(table: pd.DataFrame, evidence: Evidence) -> Exhibit:
    """Tell of how many models each kind of figure is known, in all and by field.

    `table` as from `measures.returns.coverage`.
    """
    whole = table[table["field"].eq("total")].set_index("stage")
    if whole.empty or not int(whole["total"].iloc[0]):
        return sentence("returns_known", t("returns.no_models"))
    total = number(whole["total"].iloc[0])
    if not int(whole["n"].max()):
        return sentence("returns_known", t("returns.nothing_known", total=total))
    rows = [
        {"row": t(f"returns.stage_{row.stage}"), "series": t(f"field.{row.field}"), "low": row.n / row.total,
         "high": row.n / row.total, "text": f"{number(row.n)}/{number(row.total)}", "colour": SURE,
         "detail": percent(row.n / row.total)}
        for stage in STAGES for row in table[table["stage"].eq(stage)].itertuples() if row.total
    ]  # fmt: skip
    after = int(whole.loc["net", "n"])
    net = t("returns.coverage_net" if after else "returns.coverage_no_net", net=number(after))
    said = {"money": number(whole.loc["any_return", "n"]), "net": net, "total": total}
    if not int(whole.loc["any_return", "n"]):
        return sentence("returns_known", t("returns.no_return_known", total=total))
    economy = table[table["field"].eq("economy") & table["stage"].eq("any_return")]
    if len(economy):
        row = economy.iloc[0]
        finding = t("returns.coverage_finding", economy=number(row["n"]), economy_total=number(row["total"]), **said)
    else:
        finding = t("returns.coverage_finding_all", **said)
    made = Exhibit(
        "returns_known", finding, "heat", marks(rows), Axis("", "share"),
        (t("returns.known"), t("label.field"), t("label.coverage")),
        subtitle=t("returns.coverage_subtitle", total=total), notes=(t("returns.coverage_note"),),
    )  # fmt: skip
    return cited(made, evidence, evidence.models["source_id"])


@exhibit
def unsaid(table: pd.DataFrame, evidence: Evidence) -> Exhibit:
    """Tell how many amounts state what a comparison needs; `table` as from `measures.returns.unsaid`."""
    rows = table.set_index("aspect").loc[list(ASPECTS)]
    if not int(rows["total"].max()):
        return sentence("unsaid", t("returns.no_money"))
    series = {"stated": ("stated", SURE), "unsaid": ("unstated", theme.NEUTRAL)}
    finding = t(
        "returns.unsaid_finding",
        **{
            f"{aspect}{suffix}": number(rows.loc[aspect, column])
            for aspect in ("basis", "whose")
            for suffix, column in (("", "unsaid"), ("_total", "total"))
        },
    )
    made = Exhibit(
        "unsaid", finding, "stacked",
        marks(
            {"row": t(f"returns.aspect_{aspect}"), "series": t(f"returns.{key}"), "low": rows.loc[aspect, column],
             "high": rows.loc[aspect, column], "text": number(rows.loc[aspect, column]), "colour": colour}
            for aspect in rows.index for column, (key, colour) in series.items()
        ),
        Axis(t("returns.axis_figures")), (t("returns.aspect"), "", t("returns.axis_figures")),
        subtitle=t("returns.unsaid_subtitle"), notes=(t("returns.unsaid_note"),),
    )  # fmt: skip
    return cited(made, evidence, evidence.outcomes["source_id"])


@exhibit
def place_figures(figures: pd.DataFrame, evidence: Evidence, money: pd.DataFrame, models: pd.DataFrame) -> Exhibit:
    """Tell every figure of a place's models as a table, with what its source leaves unsaid.

    `figures`, `money` and `models` as from `measures.returns`; all of them are the reader's own in own registers.
    """
    own = evidence.own
    here, mine, paid = (rows if own else rows[evidence.place.holds(rows)] for rows in (models, figures, money))
    if here.empty:
        return sentence("place_figures", t("returns.no_models_of", place=evidence.place.said))
    if mine.empty:
        said = t("returns.place_without", place=evidence.place.said, named=number(len(here)))
        return sentence("place_figures", said)
    key = "returns.place_sentence" if len(paid) else "returns.place_no_money"
    said = t(key, place=evidence.place.said, named=number(len(here)), figures=number(len(mine)),
             with_figures=number(mine["model_id"].nunique()),
             with_money=number(paid["model_id"].nunique()))  # fmt: skip
    table = marks(
        {"row": label(row, evidence), "series": t(f"indicator.{row.indicator}"),
         **told(row, row.unit, per=_per(row), one_case=case_words(row)), "one_case": bool(case_words(row)),
         "said": row.as_reported,
         "detail": _missing(row), "sources": row.source_id}
        for row in mine.itertuples()
    )  # fmt: skip
    return Exhibit(
        "place_figures", said, "table", table, Axis("", "amount"),
        (t("label.model"), t("label.indicator"), t("returns.column_reading")), place=str(evidence.place),
        subtitle=t("returns.place_subtitle", figures=number(mine["model_id"].nunique()), named=number(len(here))),
    )  # fmt: skip


def _per(row: Any) -> str:
    words = [t(f"per.{part}") for part in (row.of, row.period) if part and f"per.{part}" in catalogue()]
    if row.area < 0:
        words[0] = t("per.sao")
    return "/".join(words)


def _missing(row: Any) -> str:
    """Name what the source leaves unsaid of an amount of money."""
    if row.unit != "VND":
        return ""
    gaps = {
        "basis": row.basis == "unspecified" and row.indicator != "wage",
        "whose": row.whose == "unknown",
        "period": row.period == "unknown",
        "year": pd.isna(row.year_start),
    }
    missing = [t(f"returns.unsaid_{name}") for name, gap in gaps.items() if gap]
    return t("returns.unsaid_list", things=", ".join(missing)) if missing else ""


@exhibit
def quotients(quotients: pd.DataFrame, evidence: Evidence, figures: pd.DataFrame) -> Exhibit:
    """Tell each division of a group's yearly amount by its members; `quotients` as from `measures.returns.quotient`."""
    if quotients.empty:
        return sentence("quotients", t("returns.no_quotient"))
    known = figures.drop_duplicates("outcome_id").set_index("outcome_id")
    rows = []
    for row in quotients.itertuples():
        whole, count = known.loc[row.outcome_id], known.loc[row.divisor_id]
        low, high = float(f"{row.low:.3g}"), float(f"{row.high:.3g}")
        rows.append({
            "row": label(row, evidence), "low": low / 1e6, "high": high / 1e6, "derived": True,
            "about": row.qualifier == "about", "assumed": tolerated(row), "look": "hatched" if tolerated(row) else "",
            "text": shown(low, high, "VND", about=row.qualifier == "about", derived=True, assumed=tolerated(row),
                          per=f"{t('per.person')}/{t('per.year')}"),
            "detail": t("returns.quotient_of", amount=told(whole, "VND")["text"],
                        count=told(count, count["unit"])["text"]),
            "sources": row.source_id,
        })  # fmt: skip
    return Exhibit(
        "quotients", t("returns.quotients_finding", n=number(len(rows))), "table", marks(rows), Axis("", "amount"),
        (t("label.model"), "", t("returns.quotient")), notes=(t("returns.quotient_note"),),
    )  # fmt: skip


@exhibit
def assumed_years(before: pd.DataFrame, evidence: Evidence, after: pd.DataFrame, crops: int) -> Exhibit:
    """Say what the named assumptions on crops and months would add to the figures on a yearly scale."""
    if len(after) == len(before):
        return sentence("assumed_years", t("returns.assumption_nothing", n=number(len(before))))
    words = t("returns.assumption_sentence", crops=number(crops), before=number(len(before)), after=number(len(after)))
    return sentence("assumed_years", words)
