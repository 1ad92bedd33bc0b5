import os
import signal
import tempfile
from unittest import mock

import pytest
from hypothesis import settings

# Many tests start a Python of their own, which keeps what it has compiled for the next, as on a reader's machine.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# All processes of a run share one cache, which is empty when it begins: what the user or another run has read is not
# what is tested, and what tests read is nothing for the user.
if "PYTEST_XDIST_WORKER" not in os.environ:
    CACHE = tempfile.TemporaryDirectory(prefix="danvan-tests-", ignore_cleanup_errors=True)
    os.environ["DANVAN_CACHE"] = CACHE.name

# A slow machine is no fault: time is measured by the benchmarks. The same examples each time, so that a test that turns
# red is the change's doing; `--hypothesis-profile=exploring` looks at others.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("exploring", deadline=None)
settings.load_profile("steady")

LONG = ("tests/browser/", "test_recipes", "test_whole_or_not", "test_wheel", "notebooks/")
"""Tests that start browsers, kernels or commands."""

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as a shell starts what runs in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def vietnamese_by_default():
    """Each test starts in Vietnamese, whatever the machine's environment chose; what it sets is gone after it.

    A command keeps the place, the data and the language it was given in the environment, for the kernels it starts.
    """
    with mock.patch.dict(os.environ, DANVAN_LANG="vi"):
        os.environ.pop("DANVAN_DATA", None)
        os.environ.pop("DANVAN_PLACE", None)
        yield


def pytest_collection_modifyitems(items):
    """Let what takes longest begin first, so that no process is left with it at the end."""
    items.sort(key=lambda item: not any(part in item.nodeid for part in LONG))
