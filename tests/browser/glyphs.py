"""Glyphs that are cut: words of a chart whose box does not lie inside the plot's own."""

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


def cut(handle) -> tuple[int, list]:
    """Return how many texts the plots inside an element show, and those that are cut."""
    seen, found = handle.evaluate(CUT)
    return seen, found
