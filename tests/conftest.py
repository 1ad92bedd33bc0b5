import signal

import pytest

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as a shell starts what runs in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def vietnamese_by_default(monkeypatch):
    """Each test starts in Vietnamese, whatever the machine's environment or another test chose."""
    monkeypatch.setenv("DANVAN_LANG", "vi")
    monkeypatch.delenv("DANVAN_DATA", raising=False)
    monkeypatch.delenv("DANVAN_PLACE", raising=False)
