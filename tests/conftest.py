import pytest

from danvan_data.language import voice


@pytest.fixture(autouse=True)
def vietnamese_by_default(monkeypatch):
    """Each test starts in Vietnamese, whatever the machine's environment or another test chose."""
    monkeypatch.setenv("DANVAN_LANG", "vi")
    monkeypatch.delenv("DANVAN_DATA", raising=False)
    monkeypatch.setattr(voice, "_own", False)
