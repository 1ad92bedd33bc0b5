"""A real JupyterLab in a real Chromium, for the promises that only a browser can break."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from danvan_data.lab import launch
from danvan_data.publish.notebooks.kernels import environment

from .patience import PATIENCE

TOKEN = "browser-test"
NOT_OURS = ("Could not restore the debugger state",)
"""Console errors of JupyterLab itself: its debugger asks a kernel that is just being restarted."""
PATIENT = f"AbortSignal.timeout = (really => () => really({PATIENCE}))(AbortSignal.timeout.bind(AbortSignal))"
"""anywidget gives a board up that is not there after two seconds, which says of a busy machine that it is busy."""
NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


@pytest.fixture(scope="session")
def chromium():
    """The path of Chromium: `DANVAN_CHROMIUM`, or the one on the PATH."""
    names = (os.environ.get("DANVAN_CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium here: install it, or name its path in DANVAN_CHROMIUM")
    return found


@pytest.fixture(scope="session")
def browser(chromium):
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@contextlib.contextmanager
def watched(browser):
    """Open a page of a projector's size that takes down what goes wrong: `.problems`, `.strangers` (asked outside)."""
    opened = browser.new_page(viewport={"width": 1280, "height": 720})
    opened.set_default_timeout(PATIENCE)
    opened.add_init_script(PATIENT)
    opened.problems, opened.strangers = [], []
    opened.on("pageerror", lambda error: opened.problems.append(f"exception: {error}"))
    opened.on("console", lambda line: _is_problem(line) and opened.problems.append(f"console: {line.text}"))
    opened.on("request", lambda request: _is_strange(request.url) and opened.strangers.append(request.url))
    yield opened
    opened.close()


@pytest.fixture
def page(browser):
    """A watched page of the test's own."""
    with watched(browser) as opened:
        yield opened


def _is_problem(line) -> bool:
    return line.type == "error" and not any(known in line.text for known in NOT_OURS)


def _is_strange(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "about:"))


@pytest.fixture(scope="session")
def desk(tmp_path_factory):
    """A copy of the notebooks: what a browser saves never reaches the collection itself."""
    folder = tmp_path_factory.mktemp("desk")
    for notebook in NOTEBOOKS.glob("*.ipynb"):
        shutil.copyfile(notebook, folder / notebook.name)
    return folder


@pytest.fixture(scope="session")
def server(desk):
    """The address of a JupyterLab on the desk, which runs nothing by itself: its notebooks are no copies of ours."""
    port = launch.free_port(18900)
    command = [*launch.command(desk, port, browser=False), "--LabApp.expose_app_in_browser=True"]
    with _serving(command, port, environment(), desk / ".server.log") as address:
        yield address


@pytest.fixture(scope="session")
def danvan_lab(tmp_path_factory):
    """Start the command `danvan lab` with options; `(address, home)`: where it answers, and the reader's folder."""
    with contextlib.ExitStack() as open_ones:

        def started(*options: str, home: Path | None = None) -> tuple[str, Path]:
            room = tmp_path_factory.mktemp("lab")
            home = home or room / "copies"
            port = launch.free_port(19000)
            (room / "jupyter_lab_config.json").write_text('{"LabApp": {"expose_app_in_browser": true}}', "utf-8")
            told = {"DANVAN_HOME": str(home), "JUPYTER_CONFIG_DIR": str(room), "JUPYTER_DATA_DIR": str(room)}
            command = [sys.executable, "-m", "danvan_data", "lab", "--no-browser", "--port", str(port), *options]
            serving = _serving(command, port, {**environment(), **told}, room / "server.log")
            return open_ones.enter_context(serving), home

        yield started


@contextlib.contextmanager
def _serving(command: list[str], port: int, environment: dict[str, str], log: Path):
    """Run a server until the tests are through with it, and every process it has started."""
    with log.open("w", encoding="utf-8") as lines:
        settings = {**environment, "JUPYTER_TOKEN": TOKEN}
        process = subprocess.Popen(command, env=settings, stdout=lines, stderr=lines, start_new_session=True)
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(address, process, log)
            yield address
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(20)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait_for(address: str, process: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/api?token={TOKEN}", timeout=5):
            return
        time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text(encoding='utf-8')[-2000:]}")


@pytest.fixture(scope="session")
def lab(browser):
    """A watched page for the JupyterLab on the desk: loaded once, it opens one notebook after the other."""
    with watched(browser) as opened:
        yield opened
