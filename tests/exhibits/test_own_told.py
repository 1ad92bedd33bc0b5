"""What is told of a reader's own registers is told of them: no folder's name, no evidence's words, no empty frame."""

import re

import openpyxl
import pytest

import danvan_data as dv
from danvan_data.exhibits import first_look
from danvan_data.exhibits.every import cells
from danvan_data.explore import boards
from danvan_data.measures import overview
from tests.exhibits.every import states
from tests.own_folder import FIELDS, HEAD, MODELS, bare, register, three_years
from tests.test_own_notebooks import NOTEBOOKS, outputs, titles

COMMUNES, YEARS, EACH = 16, range(2020, 2024), 11


def one(folder):
    """Write one register of one model."""
    return register(folder, MODELS[:1])


def large(folder):
    """Write a district's registers of four years: sixteen communes, each with eleven models of its own a year."""
    folder.mkdir(parents=True)
    for year in YEARS:
        book = openpyxl.Workbook()
        book.active.append(["HUYỆN TÂN PHÚ"])
        book.active.append([f"DANH SÁCH ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM {year}"])
        book.active.append(HEAD)
        for at in range(COMMUNES * EACH):
            name, field, body, _, result = MODELS[at % len(MODELS)]
            row = [at + 1, f"{name} thôn {at + 1} {year}", FIELDS[field], body, f"Xã An {1 + at // EACH}", result]
            book.active.append(row)
        book.save(folder / f"dang_ky_{year}.xlsx")
    return folder


MADE = {"three_years": three_years, "bare": bare, "one": one}


@pytest.fixture(autouse=True)
def cache_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_CACHE", str(tmp_path / "cache"))


@pytest.fixture(scope="module", params=MADE)
def own(request, tmp_path_factory):
    return dv.load(MADE[request.param](tmp_path_factory.mktemp("made") / "reg"))


@pytest.fixture(scope="module")
def told(own):
    return [*cells(own), *states(own)]


def said(each):
    """Everything that an exhibit says but its sources, which do name files and their folder."""
    words = each.table[["row", "series", "text", "detail"]].to_numpy().ravel().tolist()
    return [each.finding, each.subtitle, each.place, *each.prose, *each.notes, *each.heads, *words]


@pytest.mark.parametrize("make", MADE.values(), ids=MADE)
def test_the_name_of_the_folder_is_no_place_and_changes_no_word(make, tmp_path):
    ours, theirs = (dv.load(make(tmp_path / name)) for name in ("reg", "Lạc Sơn"))
    assert str(ours.place) == str(theirs.place) and ours.place == theirs.place
    first, second = ([said(each) for each in cells(evidence)] for evidence in (ours, theirs))
    assert first == second
    assert not re.search(r"\breg\b", str(first))


OTHERS = ("against_peers", "apart")
"""Exhibits that count the public reports of other places alone, and say of those what they state."""


def test_the_words_of_the_public_evidence_are_not_said_of_own_registers(own, told):
    for each in told:
        words = " ".join(map(str, said(each)))
        assert not re.search(r"\b0/\d+ văn bản", words), (each.name, each.finding)
        assert each.name in OTHERS or "đủ bốn lĩnh vực" not in words, (each.name, words)
        assert not re.search(r"từ ([\d.,%]+(?: [^\d\s]+)?) (?:đến|lên|xuống) \1(?!\w)", words), (each.name, words)


def test_own_reports_that_lack_fields_are_not_among_those_that_state_all_four(tmp_path):
    evidence = dv.load(bare(tmp_path / "own"))
    (mixes,) = [each for each in cells(evidence) if each.name == "mixes"]
    assert mixes and not mixes.table["row"].str.contains(str(evidence.place)).any()


EXTREME = re.compile(r"\bnhiều nhất|\bít nhất ở|(?<!vùng )cao nhất|thấp nhất|xa nhất|đứng thứ")


def test_nothing_is_the_most_or_the_least_of_one(tmp_path):
    evidence = dv.load(one(tmp_path / "own"))
    for each in {each.to_json(): each for each in [*cells(evidence), *states(evidence)]}.values():
        if len(each.table) < 2 and EXTREME.search(each.finding):
            raise AssertionError((each.name, each.finding))
        assert str(evidence.place) not in each.finding or not EXTREME.search(each.finding), (each.name, each.finding)


def test_a_single_year_of_registers_is_not_set_beside_a_year_that_has_none(tmp_path):
    board = boards.registers(dv.load(one(tmp_path / "own")))
    assert not board.state(show="renewed") and not board.state(show="renewed_list")


def test_no_chart_of_own_registers_is_an_empty_frame(told):
    for each in told:
        if each and each.form != "table":
            shown = each.table[["low", "high"]].notna().any(axis=1) | each.table["start"].ne("")
            assert shown.any() and each.table["text"].ne("").any(), (each.name, each.finding)
            assert any(len(trace.x if trace.x is not None else ()) for trace in each.figure.data), each.name
            assert each.finding, each.name


def test_a_district_of_sixteen_communes_and_four_years_is_told_whole(tmp_path, monkeypatch):
    folder = large(tmp_path / "own")
    evidence = dv.load(folder)
    reports = overview.complete_reports(evidence.counts)
    report = overview.report_of(reports, evidence.place)
    headline = first_look.dots(report, evidence, overview.named(evidence.models, report, any_page=True))
    whole = len(YEARS) * COMMUNES * EACH
    assert whole > first_look.MOST_DOTS and headline.table["low"].sum() == whole
    assert headline.place == str(evidence.place) == "Huyện Tân Phú"
    board = boards.places(evidence, report, reports)
    assert len(board.controls["place"].options) > COMMUNES and board.state().to_json() == headline.to_json()
    assert board.spec()["states"]
    monkeypatch.setenv("DANVAN_DATA", str(folder))
    first = next(path for path in NOTEBOOKS if path.stem.startswith("00"))
    assert any(f"trong {whole} mô hình" in title.replace("<br>", " ") for title in titles(outputs(first)))
