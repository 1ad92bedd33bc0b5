"""What a notebook works on, in sentences: how much there is, and what a reader's registers lack."""

import pandas as pd
from IPython.display import Markdown

from danvan_data.evidence import Evidence
from danvan_data.exhibits.citing import ids_of
from danvan_data.language import number, t
from danvan_data.measures.economy import returns


def about(evidence: Evidence) -> Markdown:
    """Say what the tables hold; of a reader's registers also of which place, and what they leave unsaid."""
    tables = {name: getattr(evidence, name) for name in ("counts", "models", "outcomes")}
    # Pages that only a document of the timeline leads to give no figure.
    pages = set(ids_of(pd.concat([table["source_id"] for table in tables.values()])))
    sizes = {"sources": number(len(pages)), **{name: number(len(table)) for name, table in tables.items()}}
    if not evidence.own:
        named = evidence.models[evidence.models["same_as"].eq("")]
        called = len(returns.of_movement(named))
        related = t("about.related", n=number(len(named) - called)) if len(named) > called else ""
        others = len(evidence.sources) - len(pages)
        rest = t("about.evidence_rest", n=number(others)) if others else ""
        return Markdown(t("about.evidence", **{**sizes, "models": number(called), "related": related, "rest": rest}))
    from danvan_data.registers.shareable import left_out  # late: only a reader with registers waits for what reads them

    files = evidence.models["source_id"].nunique()
    different = number(int(evidence.models["same_as"].eq("").sum()))
    said = t(
        "about.own", place=evidence.place.said, files=number(files), rows=sizes["models"], models=different,
        outcomes=sizes["outcomes"],
    )  # fmt: skip
    return Markdown("\n\n".join([said, *_lacks(evidence), *filter(None, [left_out(evidence.left_out)])]))


def _lacks(evidence: Evidence) -> list[str]:
    """Return the sentences on what is missing: columns that models leave empty, and years to compare."""
    models = evidence.models[evidence.models["same_as"].eq("")]
    gaps = lacking(models, evidence.outcomes, evidence.models)
    total = number(len(models))
    parts = [t(f"about.lacks_{name}", n=number(n), total=total) for name, n in gaps.items() if n]
    years = evidence.models["year_start"].dropna().unique()
    one = [t("about.one_year", year=years[0])] if len(years) == 1 else []
    return [*([t("about.lacks", what=", ".join(parts))] if parts else []), *one]


def lacking(models: pd.DataFrame, outcomes: pd.DataFrame, told: pd.DataFrame) -> dict[str, int]:
    """Count the models that leave something unsaid: the field, year, commune, organisation, province, or any figure.

    `told` is every telling of the models: a figure in any of them is the model's.
    """
    first = told["same_as"].where(told["same_as"].ne(""), told["model_id"])
    figured = set(first[told["model_id"].isin(outcomes["model_id"])])
    return {
        "field": int(models["field"].eq("unclear").sum()),
        "year": int(models["year_start"].isna().sum()),
        "commune": int(models["commune"].eq("").sum()),
        "organisation": int(models["lead_organisation"].eq("").sum()),
        "province": int(models["province"].eq("").sum()),
        "figures": int((~models["model_id"].isin(figured)).sum()),
    }
