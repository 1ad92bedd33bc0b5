import pytest


@pytest.fixture(autouse=True)
def vietnamese_by_default(monkeypatch):
    """Each test starts in Vietnamese, whatever the machine's environment or another test chose."""
    monkeypatch.setenv("DANVAN_LANG", "vi")
    monkeypatch.delenv("DANVAN_DATA", raising=False)
    monkeypatch.delenv("DANVAN_PLACE", raising=False)
