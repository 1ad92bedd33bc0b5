"""What a collection of registers holds, for a reader to look through: models, problems, coverage, repeats, files."""

import pandas as pd
from IPython.display import HTML, Markdown

from danvan_data.exhibits import theme
from danvan_data.exhibits.exhibit import Axis, Exhibit, sentence
from danvan_data.exhibits.marks import marks
from danvan_data.exhibits.tables import searchable
from danvan_data.language import catalogue, number, percent, t
from danvan_data.registers.collection import Collection
from danvan_data.registers.shareable import left_out, shareable
from danvan_data.text import sort_key
from danvan_data.vocabulary import FIELDS, FIELDS_AS_REPORTED

MODELS = ["name", "field", "organisation", "commune", "year", "result_as_reported", "linked_to", "source_file",
          "source_row"]  # fmt: skip
PROBLEMS = ["source_file", "source_row", "message"]
LINKS = ["name", "year", "source_file", "source_row", "link_kind", "reason", "first_id", "first_year"]
TOTALS = ["source_file", "source_row", "text", "stated", "counted", "agrees"]
FILES = ["file", "state", "rows", "models", "problems", "notes"]
WORDS = {"field": "field", "link_kind": "linking.kind", "state": "collection.state"}
MOST_COMMUNES = 40


def summary(collection: Collection) -> Markdown:
    """Say how many models, files, points to check, repeats and totals there are."""
    return Markdown(theme.plain(f"{collection.summary()} {left_out(shareable(collection).left_out)}".strip()))


def models(collection: Collection) -> HTML:
    """List every model with its file and row."""
    table = _linked(collection, "models", "linked_to")
    return searchable(_worded(table[MODELS]), t("register.models", n=number(len(table))))


def problems(collection: Collection) -> HTML | Markdown:
    """List what is to be checked, by file and row; files that could not be read come first."""
    table = shareable(collection).problems
    if table.empty:
        return Markdown(t("register.no_problems"))
    return searchable(_worded(table[PROBLEMS]), t("register.problems", n=number(len(table))))


def links(collection: Collection) -> HTML | Markdown:
    """List the models that are told more than once, with the reason why they are taken for one."""
    table = _linked(collection, "links", "first_id").rename(columns={"kind": "link_kind"})
    if table.empty:
        return Markdown(t("register.no_links"))
    return searchable(_worded(table[LINKS]), t("register.links", n=number(len(table))))


def totals(collection: Collection) -> HTML | Markdown:
    """List the totals that the files state beside the number of their rows."""
    table = shareable(collection).totals
    if table.empty:
        return Markdown(t("register.no_totals"))
    differ = int((~table["agrees"]).sum())
    return searchable(_worded(table[TOTALS]), t("register.totals", n=number(len(table)), differ=number(differ)))


def files(collection: Collection) -> HTML:
    """List every file with what was read of it, or why it was not."""
    table = shareable(collection).files.rename(columns={"source_file": "file"})
    return searchable(_worded(table[FILES]), t("register.files", n=number(len(table))))


def coverage(collection: Collection) -> Exhibit:
    """Tell how many models each commune has in each field; what is not stated has a row and a column of its own."""
    table = shareable(collection).models
    if table.empty:
        return sentence("commune_fields", t("register.no_models"))
    field = table["field"].where(table["field"].ne(""), "unclear")
    wide = pd.crosstab(table["commune"], field)
    wide = wide.reindex(columns=_fields(wide), fill_value=0)
    stated = wide.drop(index="", errors="ignore")
    drawn = stated.loc[stated.sum(axis=1).sort_values(ascending=False, kind="stable").index[:MOST_COMMUNES]]
    drawn = drawn.loc[sorted(drawn.index, key=sort_key)]
    rest = (
        stated.drop(index=drawn.index)
        .sum()
        .to_frame(t("register.other_communes", n=number(len(stated) - len(drawn))))
        .T
    )
    parts = [drawn, *([rest] if len(stated) > len(drawn) else []), *([wide.loc[[""]]] if "" in wide.index else [])]
    rows = pd.concat(parts)
    cells = [
        {"row": f"{name or t('register.no_commune')} ({number(rows.loc[name].sum())})", "series": t(f"field.{code}"),
         "low": rows.at[name, code], "high": rows.at[name, code], "colour": theme.FIELD_COLOURS[code],
         "text": number(rows.at[name, code]) if rows.at[name, code] else "·"}
        for name in rows.index for code in rows
    ]  # fmt: skip
    subtitle = t(
        "register.coverage_subtitle", shown=number(len(drawn)), all=number(len(stated)), total=number(len(table))
    )
    return Exhibit(
        "commune_fields", _coverage_finding(table, stated), "heat", marks(cells), Axis(t("label.models")),
        (t("label.place"), t("label.field"), t("label.models")), subtitle=subtitle,
        notes=(t("register.source", n=number(table["source_file"].nunique())),),
    )  # fmt: skip


def _fields(wide: pd.DataFrame) -> list[str]:
    return [*FIELDS, *(code for code in FIELDS_AS_REPORTED[len(FIELDS) :] if code in wide)]


def _coverage_finding(table: pd.DataFrame, stated: pd.DataFrame) -> str:
    known = int((table["field"].ne("") & table["commune"].ne("")).sum())
    gaps = int((stated.reindex(columns=list(FIELDS), fill_value=0) == 0).any(axis=1).sum())
    key = "register.coverage_finding" if len(stated) > 1 else "register.coverage_known"
    return t(
        key, known=number(known), total=number(len(table)), share=percent(known / len(table)),
        gaps=number(gaps), communes=number(len(stated)),
    )  # fmt: skip


def _linked(collection: Collection, name: str, column: str) -> pd.DataFrame:
    """Return a table of a collection with the file and row of the first telling of a model where its id was."""
    told = shareable(collection)
    rows = told.models.set_index("model_id")
    standing, table = rows["source_file"] + ", " + rows["source_row"], getattr(told, name)
    return table.assign(**{column: table[column].map(standing).fillna("")})


def _worded(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table in the reader's words: headings, codes, yes and no."""
    shown = table.copy()
    for name, group in WORDS.items():
        if name in shown:
            shown[name] = [_word(group, code) for code in shown[name]]
    if "agrees" in shown:
        shown["agrees"] = [t("column.yes" if value else "column.no") for value in shown["agrees"]]
    shown.columns = [t(f"column.{'linked_to' if name == 'first_id' else name}") for name in table]
    return shown


def _word(group: str, code: str) -> str:
    return t(f"{group}.{code}") if f"{group}.{code}" in catalogue() else code
