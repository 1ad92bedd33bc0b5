"""A shared page opened from disk as a reader's browser opens it, with the network off."""

from pathlib import Path

from .patience import PATIENCE

# Marks of a size one can see in each chart's plot: the ids of those that show none.
UNDRAWN = """() => [...document.querySelectorAll('.plot:not([hidden]), .thumb')].filter(plot => {
  if (!plot.offsetParent) return false; // a table or a sentence stands there
  if (!plot._fullLayout) return true;
  const kinds = ['.trace path', '.point', '.hm image', '.textpoint text', '.bartext', '.annotation text'];
  const marks = [...plot.querySelectorAll(`.main-svg :is(${kinds.join()})`)].map(mark => mark.getBoundingClientRect());
  return !marks.some(box => box.width + box.height > 1);
}).map(plot => (plot.closest('.chart') || plot).id)"""

# Whether every chart of a page was drawn as wide as its place is now (pictures of the index keep a width of their own).
FITTED = """() => [...document.querySelectorAll('.plot')].filter(plot => plot.offsetParent).every(
  plot => Math.abs(plot._fullLayout.width - plot.clientWidth) < 2
)"""

# Each control of the page moved through its values: [chart, control, milliseconds to the new picture, changed].
MOVES = """async () => {
  const turn = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  const shown = ['.finding', '.subtitle', '.main-svg', '.nothing'].join();
  const seen = chart => [...chart.querySelectorAll(shown)].map(part => part.innerHTML).join();
  const moved = [];
  for (const chart of document.querySelectorAll('.chart:has(.controls)')) {
    chart.scrollIntoView();
    await turn();
    for (const control of chart.querySelectorAll('.control')) {
      const first = control.querySelector('select, input'), kind = first.getAttribute('role') || first.type;
      const tell = (part, name) => part.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
      const ways = {
        radio: () => [...control.querySelectorAll('input')].filter(part => !part.disabled && !part.checked)
          .map(part => () => { part.checked = true; tell(part, 'change'); }),
        checkbox: () => (first.disabled ? [] : [() => { first.checked = !first.checked; tell(first, 'change'); }]),
        range: () => [...Array(Number(first.max) + 1).keys()].filter(place => place !== Number(first.value))
          .map(place => () => { first.value = place; tell(first, 'input'); }),
        'select-one': () => [...first.options].filter(option => !option.disabled && !option.selected)
          .map(option => () => { first.value = option.value; tell(first, 'change'); }),
        combobox: () => [...control.querySelectorAll('li:not([aria-disabled="true"], [aria-selected="true"])')]
          .map(item => () => tell(item, 'mousedown')),
      }[kind]();
      for (const way of ways) {
        const before = seen(chart), began = performance.now();
        way();
        await turn();
        moved.push([chart.id, control.dataset.control, performance.now() - began, seen(chart) !== before]);
      }
    }
  }
  return moved;
}"""


class SharedPage:
    """A page of a site in Playwright's `page`; `.problems` is what went wrong, `.requests` what it asked for."""

    def __init__(self, context, path: Path, address: str = "") -> None:
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.path = path
        self.problems: list[str] = []
        self.requests: list[str] = []
        self.page.on("pageerror", lambda error: self.problems.append(f"exception: {error}"))
        self.page.on("console", lambda line: line.type in ("error", "warning") and self.problems.append(line.text))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("dialog", lambda dialog: (self.problems.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        self.page.goto(path.as_uri() + address)
        self.page.wait_for_selector("html[data-ready]", state="attached")

    @property
    def asked(self) -> list[str]:
        """The requests for anything but the page itself and what it carries."""
        return [
            url
            for url in self.requests
            if url.partition("#")[0] != self.path.as_uri() and not url.startswith(("data:", "blob:"))
        ]

    def undrawn(self) -> list[str]:
        """Return the ids of the charts that show nothing."""
        return self.page.evaluate(UNDRAWN)

    def moves(self) -> list[tuple[str, str, float, bool]]:
        """Move every control through its values: chart, control, milliseconds, whether the chart changed."""
        return [tuple(each) for each in self.page.evaluate(MOVES)]

    def resize(self, width: int, height: int) -> None:
        """Give the page another window, and wait until its charts have been drawn for it."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.wait_for_function(FITTED)

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than its window."""
        return self.page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
