"""What is made of an evidence is made once, and goes when the evidence goes."""

import gc
import weakref
from dataclasses import replace

import danvan_data as dv
from danvan_data.evidence.remembered import once


class Made:
    def __init__(self, rows: int) -> None:
        self.rows = rows


def test_it_is_made_once_for_each_evidence():
    made = once(lambda evidence: Made(len(evidence.models)))
    one = dv.load()
    other = replace(one, models=one.models.head(3))
    assert made(one) is made(one) and made(other).rows == 3 and made(one).rows > 3


def test_it_goes_with_its_evidence():
    made = once(lambda evidence: Made(len(evidence.models)))
    evidence = replace(dv.load())
    kept = weakref.ref(made(evidence))
    assert kept() is not None
    del evidence
    gc.collect()
    assert kept() is None
