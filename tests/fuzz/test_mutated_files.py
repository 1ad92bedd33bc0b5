"""The short form of `tests.fuzz.files`: a few hundred changed files, and that the judge sees a fault."""

import time

import pytest

from danvan_data.registers import read_register
from tests.fuzz import files
from tests.fuzz.files import corpus, lost, run, unjustified, verdict
from tests.fuzz.mutations import mutated


@pytest.mark.parametrize("first", [0, 10_000, 20_000])
def test_changed_files_are_read_whole_or_refused_in_a_sentence(first):
    told, faults, most = run(first, 120)
    assert not faults
    assert told["read"] > 20 and told["refused"] > 20 and most < files.MEMORY


def test_the_files_that_are_well_are_read(tmp_path):
    told = [verdict(sample, tmp_path)[0] for sample in corpus()]
    assert told.count("read") > 0.9 * len(told) and "fault" not in told


def test_a_seed_makes_the_same_file_at_another_time():
    def made():
        well = corpus.__wrapped__()
        return [hash(sample) for sample in (*well, *(mutated(well, seed) for seed in range(40)))]

    before = made()
    time.sleep(2.1)  # a zip tells time by two seconds
    assert made() == before


@pytest.fixture
def read(tmp_path):
    sample = next(sample for sample in corpus() if sample.name == "flat.csv")
    path = tmp_path / sample.name
    path.write_bytes(sample.data)
    return path, read_register(path)


def test_the_judge_sees_a_row_lost_doubled_or_counted_wrong(read):
    path, register = read
    assert not list(lost(path, register))
    whole = register.ledger
    for wrong in (
        whole.drop(index=9),
        whole.iloc[[*range(len(whole)), 9]],
        whole.assign(n_models=whole["n_models"] * 2),
    ):
        register.ledger = wrong
        assert list(lost(path, register))


@pytest.mark.parametrize(
    ("column", "value"),
    [("name", "Nuôi ong lấy mật"), ("year", "1999"), ("commune", "Xã Quế Võ"), ("result_as_reported", "81 con bò")],
)
def test_the_judge_sees_what_the_file_does_not_say(read, column, value):
    path, register = read
    assert not list(unjustified(path, register))
    register.models.loc[3, column] = value
    assert list(unjustified(path, register))


def test_the_judge_sees_an_error_and_too_long_a_time(tmp_path, monkeypatch):
    sample = corpus()[0]
    monkeypatch.setattr("danvan_data.registers.reader.register_of", lambda *given: 1 / 0)
    assert verdict(sample, tmp_path)[0] == "fault"
    monkeypatch.setattr(files, "SECONDS", 0.05)
    monkeypatch.setattr(files, "read_register", lambda path: [None for _ in iter(int, 1)])
    assert verdict(sample, tmp_path) == ("fault", "more than 0.05 s")


def test_a_workbook_changed_before_is_changed_again_within_bounds():
    """Seed 1049473 lets a cell lie so far out that calamine alone would end the process."""
    assert mutated(corpus(), 1049473).data
