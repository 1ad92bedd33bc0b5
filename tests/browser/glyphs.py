"""Glyphs that are cut: words of a chart whose box does not lie inside the plot's own."""

LEAST = 5
"""Texts that the charts of any notebook show at least."""

# Of the plots in `root`: how many texts they show, and each that is cut, with the sides and by how many pixels.
CUT = """root => {
  const cut = [];
  let seen = 0;
  for (const plot of root.querySelectorAll('.js-plotly-plot')) {
    if (!plot.offsetParent || !plot._fullLayout) continue;
    const frame = plot.getBoundingClientRect();
    for (const text of plot.querySelectorAll('.main-svg text')) {
      const box = text.getBoundingClientRect();
      const shown = box.width && getComputedStyle(text).visibility !== 'hidden' && !text.closest('.hoverlayer');
      if (!shown || !text.textContent.trim()) continue;
      seen += 1;
      const over = { left: frame.left - box.left, right: box.right - frame.right, top: frame.top - box.top,
        bottom: box.bottom - frame.bottom };
      const sides = Object.entries(over).filter(([, by]) => by > 1).map(([side, by]) => `${side} ${by.toFixed(0)}`);
      if (sides.length) cut.push([text.textContent, ...sides]);
    }
  }
  return [seen, cut];
}"""


# The same of every chart of the notebook that is open in JupyterLab, which draws a cell when it comes into sight.
IN_LAB = """async () => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  const look = CUT;
  const cut = [];
  let seen = 0;
  for (const [place, cell] of notebook.widgets.entries()) {
    if (cell.model.type === 'code') await notebook.scrollToItem(place, 'start');
    const charts = cell.model.type !== 'code' || cell.outputHidden ? [] : cell.model.outputs.toJSON()
      .filter(output => output.data?.['application/vnd.plotly.v1+json']);
    if (!charts.length) continue;
    // Kept charts say for which width they were drawn, boards that they have been drawn.
    const late = () => {
      const kept = [...cell.node.querySelectorAll('.jp-RenderedPlotly')];
      const boards = [...cell.node.querySelectorAll('.danvan .plot[data-drawn]')];
      return kept.length + boards.length < charts.length || kept.some(plot => !plot._fullLayout ||
        (plot._fullLayout.meta?.exhibit && Number(plot.dataset.drawn) !== plot.clientWidth));
    };
    for (let tries = 0; tries < 200 && late(); tries++) await new Promise(resolve => setTimeout(resolve, 100));
    await new Promise(resolve => setTimeout(resolve, 250));
    const [n, found] = look(cell.node);
    seen += n;
    cut.push(...found);
  }
  return [seen, cut];
}""".replace("CUT", CUT)


def cut_on(page) -> tuple[int, list]:
    """Return how many texts the charts of a shared page show, and those that are cut."""
    seen, found = page.locator("body").evaluate(CUT)
    return seen, found


def cut_in_lab(page, width: int) -> tuple[int, list]:
    """Give JupyterLab a window of that width; return how many texts its open notebook's charts show, and those cut."""
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_timeout(400)
    seen, found = page.evaluate(IN_LAB)
    for _ in range(3):  # a chart may be drawn once more on a busy machine; what is cut or lacks for good stays so
        if seen >= LEAST and not found:
            break
        page.wait_for_timeout(1500)
        seen, found = page.evaluate(IN_LAB)
    return seen, found
