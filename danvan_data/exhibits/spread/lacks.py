"""What one's own registers lack: fields of a commune without a model, and models without a result in figures."""

import pandas as pd

from danvan_data.evidence import Evidence
from danvan_data.evidence.places import commune_labels
from danvan_data.exhibits.exhibit import Axis, Exhibit, cited, exhibit, sentence
from danvan_data.exhibits.marks import marks
from danvan_data.language import number, opened, t
from danvan_data.vocabulary import FIELDS


@exhibit
def empty_fields(table: pd.DataFrame, evidence: Evidence, year: int | None) -> Exhibit:
    """Tell which communes have no model in which fields in one year's registers, or in all, the most lacking first.

    `table` as from `measures.renewal.empty_fields` of the same year.
    """
    if not evidence.own:
        return sentence("empty_fields", t("renewal.own_only"))
    communes = commune_labels(evidence.models[evidence.models["commune"].ne("")]).nunique()
    if not communes:
        return sentence("empty_fields", t("renewal.no_communes"))
    when, of = (t("renewal.in_year", year=year), t("renewal.of_year", year=year)) if year else ("", "")
    if table.empty:
        return sentence("empty_fields", opened(t("renewal.empty_none", n=number(communes), when=when)))
    missing = table.groupby("commune", sort=False)["field"].agg(list)
    order = missing.iloc[missing.map(len).argsort(kind="stable")[::-1]]
    rows = marks(
        {"row": commune, "low": len(fields), "high": len(fields),
         "text": t("renewal.empty_text", n=number(len(fields)), total=number(len(FIELDS))),
         "detail": ", ".join(t(f"field.{code}") for code in fields)}
        for commune, fields in order.items()
    )  # fmt: skip
    by_field = table["field"].value_counts().reindex(FIELDS).dropna()
    most = by_field[by_field.eq(by_field.max())]
    key = "renewal.empty_alike" if len(most) == len(by_field) else "renewal.empty_finding"
    made = Exhibit(
        "empty_fields",
        t(key, n=number(len(order)), total=number(communes), when=when,
          field=", ".join(t(f"field.{code}").lower() for code in most.index), most=number(most.iloc[0])),
        "table", rows, Axis(t("renewal.empty_axis")), (t("level.commune"), "", t("renewal.empty_axis")),
        subtitle=t("renewal.empty_subtitle", of=of, total=number(communes)),
        notes=(t("renewal.empty_note" if year else "renewal.empty_undated"),),
        place=str(evidence.place),
    )  # fmt: skip
    return cited(made, evidence, evidence.models["source_id"])


@exhibit
def paper(table: pd.DataFrame, evidence: Evidence) -> Exhibit:
    """Tell the models registered in every year of which no register states a result in figures.

    `table` as from `measures.renewal.paper`.
    """
    if not evidence.own:
        return sentence("paper", t("renewal.own_only"))
    years = evidence.models["year_start"].dropna().nunique()
    if years < 2:
        return sentence("paper", t("renewal.paper_one_year"))
    if table.empty:
        return sentence("paper", t("renewal.paper_none", years=number(years)))
    pages = evidence.models.assign(root=evidence.models["same_as"].mask(evidence.models["same_as"].eq(""),
                                                                       evidence.models["model_id"]))  # fmt: skip
    told = pages.groupby("root")["source_id"].agg(lambda ids: ", ".join(dict.fromkeys(ids)))
    rows = marks(
        {"row": f"{row.name} ({row.commune})" if row.commune else row.name, "series": t(f"field.{row.field}"),
         "low": row.years, "high": row.years, "text": t("renewal.paper_text", years=number(row.years)),
         "sources": told[row.model_id]}
        for row in table.itertuples()
    )  # fmt: skip
    total = int(pages["root"].nunique())
    return Exhibit(
        "paper", t("renewal.paper_finding", n=number(len(table)), total=number(total), years=number(years)), "table",
        rows, Axis(t("renewal.paper_axis")), (t("label.model"), t("label.field"), t("renewal.paper_axis")),
        subtitle=t("renewal.paper_subtitle", total=number(total), years=number(years)),
        notes=(t("renewal.paper_note"),), place=str(evidence.place),
    )  # fmt: skip
