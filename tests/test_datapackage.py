"""The data package says what every table and column is; here it is held against the tables themselves."""

import json
import re
import shutil

import pandas as pd
import pytest

from danvan_data import vocabulary
from danvan_data.evidence import data_folder

PACKAGE = json.loads((data_folder() / "datapackage.json").read_text(encoding="utf-8"))
TYPES = {
    "string": r".*",
    "number": r"-?\d+(\.\d+)?",
    "year": r"\d{4}",
    "date": r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
}
CODES = {
    ("counts", "level"): vocabulary.LEVELS,
    ("counts", "basis"): vocabulary.BASES,
    ("counts", "counted"): vocabulary.COUNTED,
    ("counts", "role"): vocabulary.ROLES,
    ("counts", "field"): vocabulary.COUNT_FIELDS,
    ("models", "movement"): vocabulary.MOVEMENTS,
    ("models", "field"): vocabulary.FIELDS_AS_REPORTED,
    ("models", "scale"): vocabulary.SCALES,
    ("counts", "period_kind"): vocabulary.PERIOD_KINDS,
    ("counts", "borders"): vocabulary.BORDERS,
    ("counts", "recognised_level"): vocabulary.RECOGNISED_LEVELS,
    ("outcomes", "subject"): vocabulary.SUBJECTS,
    ("outcomes", "stage"): vocabulary.STAGES,
    ("outcomes", "period_kind"): vocabulary.PERIOD_KINDS,
    ("outcomes", "indicator"): vocabulary.INDICATORS,
    ("outcomes", "basis"): vocabulary.MONEY_BASES,
    ("outcomes", "entered_qualifier"): vocabulary.QUALIFIERS,
}


def read(folder, resource):
    return pd.read_csv(folder / resource["path"], dtype=str, keep_default_na=False, encoding="utf-8")


def column_faults(column, field):
    """What breaks the field's type or constraints, one sentence a kind of fault."""
    rules = field.get("constraints", {})
    stated = column[column.ne("")]
    if rules.get("required") and len(stated) < len(column):
        yield "required, but blank somewhere"
    if rules.get("unique") and stated.duplicated().any():
        yield "unique, but repeated"
    for pattern in (TYPES[field["type"]], rules.get("pattern", ".*")):
        wrong = stated[~stated.map(lambda value, p=pattern: bool(re.fullmatch(p, value)))]
        if len(wrong):
            yield f"{wrong.iloc[0]!r} does not match {pattern}"
    if "enum" in rules and set(stated) - set(rules["enum"]):
        yield f"{sorted(set(stated) - set(rules['enum']))} are not in the enum"
    if {"minimum", "maximum"} & set(rules) and len(stated):
        numbers = pd.to_numeric(stated)
        if not numbers.between(float(rules.get("minimum", "-inf")), float(rules.get("maximum", "inf"))).all():
            yield "outside the minimum and maximum"


def key_faults(tables, name, schema):
    """What breaks the primary key or a foreign key; a blank key points nowhere and is allowed."""
    table = tables[name]
    if table.duplicated(schema["primaryKey"]).any():
        yield "the primary key is repeated"
    for key in schema.get("foreignKeys", []):
        target = tables[key["reference"]["resource"] or name][key["reference"]["fields"]]
        lost = set(table[key["fields"]]) - set(target) - {""}
        if lost:
            yield f"{key['fields']}: {sorted(lost)[:3]} lead nowhere"


def faults(folder, package=PACKAGE):
    """Everything in which the tables of `folder` differ from what the package says of them."""
    tables = {resource["name"]: read(folder, resource) for resource in package["resources"]}
    for resource in package["resources"]:
        name, table, schema = resource["name"], tables[resource["name"]], resource["schema"]
        names = [field["name"] for field in schema["fields"]]
        if list(table.columns) != names:
            yield f"{name}: the columns are {list(table.columns)}, not {names}"
            continue
        if len(table) != resource["rows"]:
            yield f"{name}: {len(table)} rows, not {resource['rows']}"
        for field in schema["fields"]:
            yield from (f"{name}.{field['name']}: {fault}" for fault in column_faults(table[field["name"]], field))
        yield from (f"{name}: {fault}" for fault in key_faults(tables, name, schema))


def test_the_tables_are_what_the_package_says():
    assert list(faults(data_folder())) == []


def test_every_table_is_described():
    assert {resource["path"] for resource in PACKAGE["resources"]} == {p.name for p in data_folder().glob("*.csv")}


def test_every_table_and_column_says_what_it_is_in_both_languages():
    for resource in PACKAGE["resources"]:
        assert resource["title"] and resource["description"].startswith("One row is")
        assert resource["licenses"][0]["name"] == "CC-BY-4.0"
        for field in resource["schema"]["fields"]:
            assert field["type"] in TYPES
            assert field["title"].strip() and field["description"].endswith("."), (resource["name"], field["name"])


def test_the_codes_are_those_of_the_vocabulary():
    enums = {
        (resource["name"], field["name"]): tuple(field["constraints"]["enum"])
        for resource in PACKAGE["resources"]
        for field in resource["schema"]["fields"]
        if "enum" in field.get("constraints", {})
    }
    assert {key: enums[key] for key in CODES} == CODES


def test_the_codebook_names_every_column_and_the_number_of_rows():
    codebook = (data_folder() / "README.md").read_text(encoding="utf-8")
    for resource in PACKAGE["resources"]:
        section = codebook.split(f"`{resource['path']}`", 1)[1].split("\n## ", 1)[0]
        assert f" {resource['rows']} rows." in section, resource["name"]
        for field in resource["schema"]["fields"]:
            assert f"| `{field['name']}` |" in section, (resource["name"], field["name"])


def test_the_provinces_are_63_then_and_34_now():
    provinces = read(data_folder(), {"path": "provinces.csv"}).set_index("province")
    huế = {"Thừa Thiên Huế", "Huế"}
    assert len(set(provinces.index) - huế) + 1 == 63
    assert provinces["province_2025"].nunique() == 34
    for then, now in {"Hà Nam": "Ninh Bình", "Kon Tum": "Quảng Ngãi", "Bà Rịa - Vũng Tàu": "TP. Hồ Chí Minh"}.items():
        assert provinces.loc[then, "province_2025"] == now


@pytest.mark.parametrize(
    ("commune", "district", "today"),
    [
        ("Khả Phong", "Kim Bảng", {"Tam Chúc"}),
        ("Văn Xá", "Kim Bảng", {"Kim Bảng"}),
        ("Thi Sơn", "Kim Bảng", {"Lý Thường Kiệt"}),
        ("Kim Bình", "Phủ Lý", {"Phù Vân"}),
        ("Quang Trung", "Phủ Lý", {"Phủ Lý", "Hà Nam"}),
        ("Tiên Ngoại", "Duy Tiên", {"Tiên Sơn", "Hà Nam"}),
        ("Hòa Mạc", "Duy Tiên", {"Duy Tiên", "Duy Tân"}),
        ("Trần Hợi", "Trần Văn Thời", {"Trần Văn Thời", "Đá Bạc"}),
        ("Ea Bar", "Sông Hinh", {"Ea Bá", "Ea Ly"}),
        ("Phường 4", "Mỹ Tho", {"Đạo Thạnh"}),  # not Cao Lãnh, whose resolution names another Phường 4
        ("Hòa Bình", "Vĩnh Bảo", {"Nguyễn Bỉnh Khiêm"}),
        ("Hòa Bình", "Kim Thành", {"Kim Thành", "Hà Nam"}),
        ("Văn Khê", "Mê Linh", {"Tiến Thắng", "Mê Linh", "Yên Lãng", "Ô Diên"}),
    ],
)
def test_a_commune_has_all_its_communes_of_today(commune, district, today):
    communes = read(data_folder(), {"path": "communes.csv"})
    rows = communes[communes["commune"].eq(commune) & communes["district"].eq(district)]
    assert set(rows["commune_2025"]) == today and len(rows) == len(today)
    assert set(rows["part"]) == {"whole" if len(today) == 1 else "part"}


def test_every_province_then_lies_in_one_today():
    communes, provinces = (read(data_folder(), {"path": f"{name}.csv"}) for name in ("communes", "provinces"))
    then = provinces.set_index("province")["province_2025"]
    assert communes["province_2025"].eq(communes["province"].map(then)).all()
    assert set(then.index) - set(communes["province"]) == {"Thừa Thiên Huế"}
    assert len(communes.drop_duplicates(["commune_2025", "kind_2025", "province_2025"])) == 3321


def test_the_version_of_the_data_is_that_of_the_package():
    import danvan_data

    assert PACKAGE["version"] == danvan_data.__version__


@pytest.mark.parametrize(
    ("table", "column", "value", "fault"),
    [
        ("counts", "basis", "promised", "counts.basis: ['promised'] are not in the enum"),
        ("counts", "source_id", "Z999", "counts: source_id: ['Z999'] lead nowhere"),
        ("counts", "period_start", "21", "counts.period_start: '21' does not match"),
        ("counts", "period_start", "1234", "counts.period_start: outside the minimum and maximum"),
        ("models", "model_id", "SM002", "models.model_id: unique, but repeated"),
        ("models", "province", "Hà Namm", "models: province: ['Hà Namm'] lead nowhere"),
        ("outcomes", "as_reported", "", "outcomes.as_reported: required, but blank somewhere"),
        ("policies", "issued_on", "16/10/2013", "policies.issued_on: '16/10/2013' does not match"),
    ],
)
def test_a_damaged_table_is_found_out(tmp_path, table, column, value, fault):
    folder = shutil.copytree(data_folder(), tmp_path / "data")
    frame = pd.read_csv(folder / f"{table}.csv", dtype=str, keep_default_na=False, encoding="utf-8")
    frame.loc[0, column] = value
    frame.to_csv(folder / f"{table}.csv", index=False, encoding="utf-8")
    assert any(found.startswith(fault) for found in faults(folder))


def test_a_lost_row_is_found_out(tmp_path):
    folder = shutil.copytree(data_folder(), tmp_path / "data")
    frame = pd.read_csv(folder / "policies.csv", dtype=str, keep_default_na=False, encoding="utf-8")
    frame.iloc[:-1].to_csv(folder / "policies.csv", index=False, encoding="utf-8")
    assert "policies: 16 rows, not 17" in list(faults(folder))
