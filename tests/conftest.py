import pytest

from danvan_data import language


@pytest.fixture(autouse=True)
def vietnamese_by_default(monkeypatch):
    """Each test starts in Vietnamese, whatever the machine's environment or another test chose."""
    monkeypatch.delenv("DANVAN_LANG", raising=False)
    monkeypatch.delenv("DANVAN_DATA", raising=False)
    monkeypatch.setattr(language, "_current", None)
    monkeypatch.setattr(language, "_own", False)
