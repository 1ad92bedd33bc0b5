"""A reader's own registers as the tables that the measures and notebooks work on."""

from datetime import date
from pathlib import Path

import pandas as pd

from danvan_data.evidence import Evidence, load_bundled, load_communes, load_provinces, schemas
from danvan_data.evidence.place import Place
from danvan_data.evidence.subjects import subjects
from danvan_data.evidence.today import with_today
from danvan_data.language import number, t
from danvan_data.registers import RegisterError
from danvan_data.registers.collection import Collection
from danvan_data.registers.indicators import outcomes
from danvan_data.registers.shareable import shareable
from danvan_data.text import match_key
from danvan_data.vocabulary import BASES, COUNT_FIELDS, FIELDS, FIELDS_AS_REPORTED

WHOLE = "R000"
"""The id of all files together, among the sources only where a number rests on more than `MOST_CITED` of them."""

MOST_CITED = 30
"""Files that one number names one by one (R001, R002, ...); of more it says how many there are."""

_BASIS_WORDS = (("recognised", "cong nhan"), ("registered", "dang ky"), ("maintained", "duy tri"))
_PREFIXES = ("tỉnh ", "thành phố ", "tp ")


def evidence_of(collection: Collection, name: str = "") -> Evidence:
    """Return a collection of registers as evidence, with `own` True; a source is a file, and charts speak of files.

    `models` is every model of the files; one told again (in another file or year) has `same_as`. `counts` is
    counted from them: of the whole folder and of each commune, year by year and over all years, each model
    once in each. `outcomes` is every figure in the results. `policies` and `benchmarks` are the bundled ones.
    What files say of private persons is left out (`registers.shareable`).
    `name` is what sentences call the whole; else it is the place that all files speak of, never the folder's name.

    Raises:
        RegisterError: when no file holds a model; the sentence names the folder.

    Example:
        >>> from danvan_data.evidence import data_folder
        >>> from danvan_data.registers.collection import collect
        >>> own = evidence_of(collect(data_folder() / "examples", cache=False, progress=False))
        >>> own.own, str(own.place), len(own.models)
        (True, 'Huyện Kim Bảng, Hà Nam', 22)

    """
    if collection.models.empty:
        failed = int(collection.files["state"].eq("failed").sum())
        raise RegisterError(t("collection.no_models", folder=collection.folder.resolve().name, failed=failed))
    collection = shareable(collection)
    bundled, provinces = load_bundled(), load_provinces()
    files = _files(collection)
    told = _told(collection, dict(zip(files["title"], files["source_id"], strict=True)), provinces)
    place = _place(told, name)
    tables = {
        "sources": files,
        "counts": _counts(told, provinces, place),
        "models": _models(told, provinces),
        "outcomes": _outcomes(collection, told),
        "policies": bundled.policies,
        "benchmarks": bundled.benchmarks,
    }
    checked = {name: schemas.validate(name, table) for name, table in tables.items()}
    return Evidence(**checked, place=place, own=True, problems=collection.problems, left_out=collection.left_out)


def _files(collection: Collection) -> pd.DataFrame:
    """One row each file that holds models (of very many, one of all of them); the day is that of its last change.

    A file is known by its title, which names its folder within the whole: it has no publisher.
    """
    names = collection.files.loc[collection.files["state"].eq("read"), "source_file"].tolist()
    days = [_day(collection.registers[name].path) for name in names]
    ids = [f"R{position + 1:03d}" for position in range(len(names))]
    if len(names) > MOST_CITED:
        ids, days = [WHOLE, *ids], [max(filter(None, days), default=""), *days]
        names = [t("own.files", folder=collection.folder.resolve().name, n=number(len(names))), *names]
    table = pd.DataFrame(
        {"source_id": ids, "url": "", "publisher": "", "title": names,
         "title_from_address": "", "published": "", "retrieved": days,
         "language": "vi", "translated": ""},
    )  # fmt: skip
    return table.astype("str")


def _day(path: Path) -> str:
    try:
        return date.fromtimestamp(path.stat().st_mtime).isoformat()
    except OSError:
        return ""


def _told(collection: Collection, ids: dict[str, str], provinces: pd.DataFrame) -> pd.DataFrame:
    """Return the collection's models with their `source_id`, `basis`, `root` (the first telling) and `start`."""
    table = collection.models
    links = collection.links.set_index("model_id")
    sure = links[links["kind"].ne("unclear")]["first_id"].to_dict()
    bases = {file: _basis([file, *register.lines]) for file, register in collection.registers.items()}
    known = {match_key(name): name for name in provinces["province"]}
    return table.assign(
        source_id=table["source_file"].map(ids),
        basis=table["source_file"].map(bases),
        root=[_root(model, sure) for model in table["model_id"]],
        start=pd.to_numeric(table["year"].where(table["year"].str.fullmatch(r"\d{4}"))).astype("Int64"),
        province=table["province"].map(lambda name: _province(name, known)),
    )


def _root(model: str, first: dict[str, str]) -> str:
    seen = {model}
    while (before := first.get(model)) and before not in seen:
        seen.add(model := before)
    return model


def _province(name: str, known: dict[str, str]) -> str:
    key = match_key(name)
    bare = next((key.removeprefix(prefix) for prefix in _PREFIXES if key.startswith(prefix)), key)
    return known.get(bare, name)


def _basis(lines: list[str]) -> str:
    """Return what a file lists, by the words of its name and of what stands above its tables: registered or so."""
    words = match_key(" ".join(lines), marks=False)
    return next((code for code, said in _BASIS_WORDS if said in words), "unclear")


def _place(told: pd.DataFrame, name: str) -> Place:
    """Return the place that all models share; `name`, or the registers themselves, where they share none."""
    shared = {level: _only(told[level]) for level in ("commune", "district", "province")}
    level = next((each for each in ("commune", "district", "province") if shared[each]), "sector")
    sector = (name or t("own.whole")) if level == "sector" else ""
    return Place(level, shared["commune"], shared["district"], shared["province"], sector, name)


def _only(names: pd.Series) -> str:
    """Return the one name of a column in which every row names it, else the empty string."""
    return str(names.iloc[0]) if names.nunique() == 1 else ""


def _models(told: pd.DataFrame, provinces: pd.DataFrame) -> pd.DataFrame:
    table = pd.DataFrame(
        {"model_id": told["model_id"], "source_id": told["source_id"], "name": told["name"],
         "movement": "dan_van_kheo",
         "field": pd.Categorical(_fields(told), list(FIELDS_AS_REPORTED), ordered=True),
         "lead_organisation": told["organisation"], "organisation_type": told["organisation_type"],
         "scale": "",
         "commune": told["commune"], "district": told["district"], "province": told["province"],
         "year": told["start"].astype("str").fillna("").replace("<NA>", ""),
         "same_as": told["root"].where(told["root"].ne(told["model_id"]), ""), "note": told["source_row"],
         "year_start": told["start"], "year_end": told["start"]},
    )  # fmt: skip
    return with_today(table, load_communes(), provinces)


def _fields(told: pd.DataFrame) -> pd.Series:
    return told["field"].where(told["field"].isin(FIELDS_AS_REPORTED), "unclear")


def _counts(told: pd.DataFrame, provinces: pd.DataFrame, whole: Place) -> pd.DataFrame:
    """Count the models of the whole and of each commune: year by year and basis, then over all years."""
    rows: list[dict[str, object]] = []
    for place, models in _places(told, whole):
        for (year, basis), part in models.groupby(["start", _listed_as(models)], sort=True):
            rows += _report(part, place, (year, year), str(basis))
        if models["start"].nunique() != 1 or models["start"].isna().any():
            rows += _report(models, place, _span(models), _shared_basis(models))
    table = pd.DataFrame(rows)
    table = table.assign(count_id=[f"N{position + 1:03d}" for position in range(len(table))])
    table = table.assign(
        counted="models", borders="", recognised_level="", subset_of=_subsets(table), field_as_reported="",
        same_as="", note=t("own.counted"),
        qualifier="exact", tolerance=0.0, entered=False, low=table["n"].astype(float), high=table["n"].astype(float),
        count_as_reported=table["n"].astype("str"),
        field=pd.Categorical(table["field"], list(COUNT_FIELDS), ordered=True),
        basis=pd.Categorical(table["basis"], list(BASES), ordered=True),
        period_start=table["period_start"].astype("Int64"), period_end=table["period_end"].astype("Int64"),
        period_kind=["" if pd.isna(end) else "year" if start == end else "years"
                     for start, end in zip(table["period_start"], table["period_end"], strict=True)],
    )  # fmt: skip
    return with_today(table, load_communes(), provinces)[list(schemas.SCHEMAS["counts"].columns)]


def _listed_as(models: pd.DataFrame) -> pd.Series:
    """Return the basis on which each model counts in its year.

    Where some files of a year call their models registered and others do not say, neither alone is the year's number:
    they are counted together, as listed.
    """
    silent = models["basis"].eq("unclear").groupby(models["start"], dropna=False).transform("any")
    return models["basis"].mask(silent & models["basis"].eq("registered"), "unclear").rename("basis")


def _subsets(table: pd.DataFrame) -> list[str]:
    """Return the total of registered models that each total of recognised ones is a part of, model by model."""
    key = ["level", "commune", "district", "province", "sector", "period_start", "period_end"]
    whole = table[table["role"].eq("all") & table["basis"].eq("registered")]
    known = {tuple(map(str, row[key])): (row["count_id"], row["roots"]) for _, row in whole.iterrows()}
    found = []
    for _, row in table.iterrows():
        count, roots = known.get(tuple(map(str, row[key])), ("", frozenset()))
        part = row["role"] == "all" and row["basis"] == "recognised" and row["roots"] <= roots
        found.append(count if part else "")
    return found


def _places(told: pd.DataFrame, whole: Place) -> list[tuple[dict[str, str], pd.DataFrame]]:
    names = ("level", "commune", "district", "province", "sector")
    places = [({name: getattr(whole, name) for name in names}, told)]
    if whole.level == "commune":
        return places
    for (commune, district, province), models in told.groupby(["commune", "district", "province"], sort=False):
        if commune:
            place = {"level": "commune", "commune": commune, "district": district, "province": province, "sector": ""}
            places.append((place, models))
    return places


def _span(models: pd.DataFrame) -> tuple[object, object]:
    """Return the first and the last year that any of the models states."""
    years = models["start"].dropna()
    return (years.min(), years.max()) if len(years) else (pd.NA, pd.NA)


def _shared_basis(models: pd.DataFrame) -> str:
    """Return the basis of a whole: `registered` also where what was recognised of it stands in another file."""
    registered = models.loc[models["basis"].eq("registered"), "root"]
    return _only(models["basis"]) or ("registered" if models["root"].isin(registered).all() else "unclear")


def _report(
    models: pd.DataFrame, place: dict[str, str], span: tuple[object, object], basis: str
) -> list[dict[str, object]]:
    """Return the rows of one count: its total, then every field (the four also where they have no model)."""
    once = models.drop_duplicates("root")
    sizes = _fields(once).value_counts()
    files = sorted(models["source_id"].unique())
    source = WHOLE if len(files) > MOST_CITED else ", ".join(files)
    shared = {**place, "period_start": span[0], "period_end": span[1], "basis": basis, "source_id": source}
    fields = [*FIELDS, *(code for code in FIELDS_AS_REPORTED if code not in FIELDS and code in sizes)]
    total = {**shared, "role": "all", "field": "total", "n": len(once), "roots": frozenset(once["root"])}
    if sizes.get("unclear", 0) == len(once):
        return [total]  # No model states its field: there is no breakdown, rather than four times none.
    return [total, *({**shared, "role": "field", "field": code, "n": int(sizes.get(code, 0))} for code in fields)]


def _outcomes(collection: Collection, told: pd.DataFrame) -> pd.DataFrame:
    table = outcomes(collection.figures)
    where = told.set_index("model_id")
    ids = pd.Series([f"O{position + 1:04d}" for position in range(len(table))], dtype="str")
    source = table["model_id"].map(where["source_id"]).astype("str")
    table = table.assign(
        outcome_id=ids,
        source_id=source,
        as_reported=_phrases(table),
        note=table["label"],
        entered="",
        stage="now",
        period_kind="",
        tolerance=0.0,
    )
    table = table.assign(subject=subjects(table))
    return table[list(schemas.SCHEMAS["outcomes"].columns)].reset_index(drop=True)


def _phrases(table: pd.DataFrame) -> pd.Series:
    """Return each figure as its register says it: a bare number with the label of its column."""
    bare = ~table["as_reported"].str.contains(r"[^\W\d]")
    return table["as_reported"].mask(bare, table["label"] + ": " + table["as_reported"])
