"""A notebook in JupyterLab as a reader's hands and eyes meet it: run, scroll, look, move a control."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from playwright.sync_api import TimeoutError

from danvan_data.explore import MIME

from .patience import PATIENCE

CELLS = """() => {
  const panel = window.jupyterapp.shell.currentWidget;
  const code = panel.content.widgets.filter(cell => cell.model.type === 'code');
  return {
    outputs: code.map(cell => cell.model.outputs.toJSON()),
    folded: code.map(cell => cell.outputHidden),
  };
}"""

# Whether a run has begun, and whether it has come to its end or to an error: asked often, so no output is told of.
STARTED = """() => window.jupyterapp.shell.currentWidget.content.widgets.some(({model}) => model.type === 'code' &&
  (model.executionState === 'running' || Number.isInteger(model.executionCount)))"""
RESTS = """() => {
  const panel = window.jupyterapp.shell.currentWidget;
  const code = panel.content.widgets.map(cell => cell.model).filter(model => model.type === 'code');
  const failed = ({outputs}) => [...Array(outputs.length).keys()].some(at => outputs.get(at).type === 'error');
  const idle = panel.sessionContext.session?.kernel?.status === 'idle';
  return code.some(failed) || (idle && code.every(model => Number.isInteger(model.executionCount)));
}"""
OFTEN = 100
"""Milliseconds between two looks at a run: at each frame they would take longer than what they wait for."""

FOCUS = """async number => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  const at = notebook.widgets.findIndex((cell, i) => cell.model.type === 'code' &&
    notebook.widgets.slice(0, i).filter(other => other.model.type === 'code').length === number);
  notebook.activeCellIndex = at;
  await notebook.scrollToItem(at, 'start');
  notebook.widgets[at].node.id = `code-${number}`;
}"""

CONTROL = ".danvan .control"

# What a cell's last plot or table shows: marks of a size one can see, and the words; "" until it has been drawn.
SEEN = """cell => {
  const shown = [...cell.querySelectorAll('.js-plotly-plot, .jp-RenderedHTML table, .danvan table')];
  const plot = shown.filter(each => each.offsetParent).pop();
  if (!plot) return '';
  // Here, in one breath with the look: a moved control replaces the plot between two calls from outside.
  plot.scrollIntoView({block: 'nearest'});
  if (plot.tagName === 'TABLE') return plot.innerText.trim();
  const area = plot.querySelector('.main-svg');
  if (!area || !plot._fullLayout) return '';
  const marks = [...plot.querySelectorAll('.main-svg :is(.trace path, .trace text, .point, .hm image, .slice path)')]
    .filter(mark => { const box = mark.getBoundingClientRect(); return box.width + box.height > 1; });
  const words = [...plot.querySelectorAll('.main-svg text')].map(text => text.textContent);
  if (plot.data.length ? !marks.length : !words.length) return '';
  const place = mark => ['d', 'transform', 'style', 'href', 'xlink:href'].map(name => mark.getAttribute(name)).join();
  return JSON.stringify([words, marks.map(place)]);
}"""


@dataclass
class Cell:
    """What a code cell holds after a run."""

    number: int
    kinds: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)
    folded: bool = False
    """Whether its outputs are hidden until a reader unfolds them: the answer of an exercise."""
    sentence: bool = False
    """Whether it holds a board that has nothing to draw, and says so."""


# Give the focus to the part of a cell that stands at a place among all that a selector finds, if it can be used now.
TAKE = """([number, parts, at]) => {
  const part = document.querySelector(`#code-${number}`).querySelectorAll(parts)[at];
  const box = part?.getBoundingClientRect();
  if (!box?.width || !box.height || getComputedStyle(part).visibility !== 'visible' || part.disabled) return false;
  part.focus();
  return true;
}"""

# End the kernel of the notebook in sight, if one is, and close its tab, as it is on the disk.
CLOSE = """async () => {
  const panel = window.jupyterapp.shell.currentWidget;
  if (!panel?.sessionContext) return;
  await panel.sessionContext.shutdown();
  panel.dispose();
}"""


def go_to(page, server: str, token: str, notebook: str, anew: bool = False) -> None:
    """Open a notebook in place of another, as from JupyterLab's list of files, or with a page that is loaded anew."""
    if page.url.startswith(server) and not anew:
        close(page)
        page.evaluate("path => void window.jupyterapp.commands.execute('docmanager:open', { path })", notebook)
    else:
        page.goto(f"{server}/lab/tree/{notebook}?reset&token={token}")


def close(page) -> None:
    """End the kernel of the notebook in sight, so that its memory is free for the next, and close its tab."""
    page.evaluate(CLOSE)


class LabPage:
    """A notebook opened in JupyterLab; `page` is Playwright's."""

    def __init__(self, page, server: str, token: str, notebook: str) -> None:
        self.page = page
        self.address = server, token
        self.notebook = notebook
        self._open(anew=False)

    def reload(self) -> None:
        """Load JupyterLab's page anew; a kernel that is already there goes on."""
        self._open(anew=True)

    def _open(self, anew: bool) -> None:
        go_to(self.page, *self.address, self.notebook, anew)
        self.page.wait_for_function(
            "name => window.jupyterapp?.shell?.currentWidget?.context?.path === name", arg=self.notebook
        )
        self.page.wait_for_function(
            "() => window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'"
        )

    def shut_down(self) -> None:
        """Close the notebook and its kernel; the page stays for the next."""
        close(self.page)

    def save(self) -> None:
        """Save the notebook as the toolbar's button would, and wait until it is on the disk."""
        self.page.evaluate("() => window.jupyterapp.shell.currentWidget.context.save()")

    def run_all(self) -> list[Cell]:
        """Clear, restart and run all by the toolbar's button; returns the code cells when the kernel rests."""
        return self._run("[data-command='notebook:restart-run-all']:visible", confirm=True)

    def rerun(self) -> list[Cell]:
        """Clear and run all on the kernel as it is; returns the code cells."""
        return self._run("", confirm=False)

    def _run(self, button: str, confirm: bool) -> list[Cell]:
        command = "name => window.jupyterapp.commands.execute(name)"
        for attempt in range(4):
            self.page.evaluate(command, "notebook:clear-all-cell-outputs")
            if confirm:
                self.page.locator(button).first.click()
            else:
                self.page.evaluate(f"name => void ({command})(name)", "notebook:run-all-cells")
            try:  # just after loading the first click may go nowhere
                if confirm:
                    self.page.locator(".jp-Dialog .jp-mod-accept").click(timeout=20_000)
                self.page.wait_for_function(STARTED, timeout=20_000, polling=OFTEN)
                break
            except TimeoutError:
                if attempt == 3:
                    raise
        self.page.wait_for_function(RESTS, polling=OFTEN)
        return self.cells()

    def cells(self) -> list[Cell]:
        """Return what each code cell holds now."""
        found = self.page.evaluate(CELLS)
        return [
            Cell(
                number,
                {kind for output in outputs for kind in output.get("data", {})},
                ["\n".join(output["traceback"]) for output in outputs if output["output_type"] == "error"],
                folded,
                any(_is_sentence(output.get("data", {})) for output in outputs),
            )
            for number, (outputs, folded) in enumerate(zip(found["outputs"], found["folded"], strict=True))
        ]

    def cell(self, number: int):
        """Scroll to the code cell of that number and return its locator."""
        self.page.evaluate(FOCUS, number)
        return self.page.locator(f"#code-{number}")

    def drawn(self, cell, unlike: str = "", timeout: int = PATIENCE) -> str:
        """Wait until the cell's plot or table shows something (other than `unlike`) and return a mark of it."""
        cell.locator(".js-plotly-plot, .jp-RenderedHTML table, .danvan table").last.wait_for(
            state="attached", timeout=timeout
        )
        handle = cell.element_handle()
        look = f"""([cell, unlike]) => {{
          const seen = ({SEEN})(cell);
          return seen !== unlike && seen;
        }}"""
        return self.page.wait_for_function(look, arg=[handle, unlike], timeout=timeout).json_value()

    def press_in(self, number: int, parts: str, keys: Iterable[str]) -> int:
        """Press each key in each part of a code cell that can be seen and used then; returns how many were pressed."""
        pressed = 0
        for at in range(self.cell(number).locator(parts).count()):
            for key in keys:
                if self.page.evaluate(TAKE, [number, parts, at]):
                    self.page.keyboard.press(key)
                    pressed += 1
        return pressed

    def undrawn(self, numbers: list[int]) -> list[int]:
        """Scroll to each of these code cells and return those whose plot never shows."""
        return [number for number in numbers if not self._shows(self.cell(number))]

    def _shows(self, cell, unlike: str = "", timeout: int = PATIENCE) -> bool:
        try:
            return bool(self.drawn(cell, unlike, timeout))
        except TimeoutError:
            return False

    def controls(self, number: int) -> list:
        """Return the controls of a code cell: none where a board only follows what is chosen in others."""
        return self.cell(number).locator(CONTROL).all()

    def dead_controls(self, number: int) -> list[str]:
        """Move each control of a code cell through its values; return the words of those that never change the plot."""
        cell = self.cell(number)
        return [control.inner_text() for control in self.controls(number) if not self._answers(cell, control)]

    def _answers(self, cell, control) -> bool:
        before = self.drawn(cell)
        for move in _moves(control):
            move()
            if self._shows(cell, unlike=before, timeout=4_000):
                return True
        return False


def _is_sentence(data: dict) -> bool:
    views = data.get(MIME, {}).get("views", [])
    return bool(views) and all(view.get("form") == "sentence" for view in views)


def _moves(control) -> list:
    """Return the ways to move a control by its keys, each a function that moves it to another of its values."""
    if control.locator("select").count():
        box = control.locator("select")
        now = box.evaluate("box => box.selectedIndex")
        others = [place for place in range(box.locator("option:not(:disabled)").count()) if place != now]
        return [lambda place=place: box.select_option(index=place) for place in others]
    if control.locator("input[type=radio]").count():
        return [
            button.check for button in control.locator("input[type=radio]:enabled").all() if not button.is_checked()
        ]
    if control.locator("input[type=checkbox]").count():
        return [control.locator("input[type=checkbox]").click]
    box = control.locator("input")
    if box.get_attribute("role") == "combobox":
        return [lambda: (box.press("ArrowDown"), box.press("Enter"))] * 3
    return [lambda key=key: box.press(key) for key in ("ArrowRight", "ArrowRight", "Home", "End")]
