'use strict';
// The rows of a chart that its slide has room for.
const Rows = (() => {
  const { bare, labels, list, wrap, breaks, across, setLabels } = Fit;
  const ROW = 1.12; // a row is at least so many letters high

  // Where there is no room for all rows, the first are drawn with those that the finding speaks of; the others are left
  // out of every list of a trace, and `more` follows. Returns how many are drawn and how many there are, or null where all are.
  function first(data, layout, width, size, room, more) {
    const found = labels(data, layout, 'yaxis'), values = found ? list(found.values) : [];
    sparse(layout, found, width, size);
    const most = Math.max(1, Math.floor(room / pitch(found, values, width, size, more)));
    const known = new Set(values), numbers = values.every(value => typeof value === 'number');
    const tied = data.some(trace => list(trace.y).some(y => y === y && y !== null && !known.has(y)));
    if (values.length <= most || tied || !numbers) return null;
    const isBold = i => /^<b>/.test(found.texts[i]), order = values.map((_, i) => i).sort((a, b) => isBold(b) - isBold(a) || a - b);
    const kept = order.slice(0, most).sort((a, b) => a - b), place = new Map(kept.map((i, at) => [values[i], at]));
    for (const trace of data) {
      const rows = list(trace.y);
      thin(trace, rows.length, rows.map(y => y !== y || y === null || place.has(y)));
      trace.y = list(trace.y).map(y => place.get(y) ?? null);
    }
    const said = [...more].filter(([y]) => place.has(y)).map(([y, words]) => [place.get(y), words]);
    more.clear();
    said.forEach(([y, words]) => more.set(y, words));
    layout.annotations = layout.annotations.filter(({ yref = 'y', y }) => yref !== 'y' || y < 0 || place.has(y));
    setLabels(layout.yaxis, { values: kept.map((_, at) => at) }, kept.map(i => found.texts[i]));
    const [last, start] = layout.yaxis.range.map(Number);
    layout.yaxis.range = [last - values.length + most, start];
    return [most, values.length];
  }

  // How high a row is at least: a line, or on a narrow plot as many as its words take.
  function pitch(found, values, width, size, more) {
    if (width >= 900 || !values.length) return size * ROW;
    const chars = across(width, size), lines = text => breaks(wrap(text, chars));
    const high = values.map((value, i) => lines(found.texts[i]) + (more.get(value) || []).reduce((sum, each) => sum + lines(each), 0));
    return Math.max(...high) * size * 1.3 + 6;
  }

  // The ticks of a logarithmic axis stand upright: powers of ten alone, where all of them would touch.
  function sparse(layout, found, width, size) {
    const axis = layout.xaxis;
    if (axis.type !== 'log' || !axis.ticktext || !axis.range || width < 900) return;
    const words = Math.max(0, ...(found?.texts || []).map(text => bare(text).length)) * size * 0.56;
    const [low, high] = axis.range.map(Number), ticks = list(axis.tickvals), unit = (width - words) / (high - low);
    const touch = ticks.some((tick, i) => i && Math.log10(tick / ticks[i - 1]) * unit < (bare(axis.ticktext[i]).length + 1) * size * 0.56);
    axis.ticktext = axis.ticktext.map((text, i) => (touch && Math.log10(ticks[i]) % 1 ? '' : text));
    axis.tickangle = 0;
  }

  // A packed grid as its lines.
  function lines(grid) {
    const flat = list(grid), [n, wide] = String(grid.shape).split(',').map(Number);
    return Array.from({ length: n }, (_, i) => Array.from(flat.slice(i * wide, (i + 1) * wide)));
  }

  // Leave out of every list as long as a trace's rows those that do not stay.
  function thin(node, length, stays) {
    for (const key in node) {
      const many = node[key]?.shape ? lines(node[key]) : list(node[key]);
      if (many.length === length) node[key] = many.filter((_, i) => stays[i]);
      else if (node[key]?.constructor === Object && !node[key].dtype) thin(node[key], length, stays);
    }
  }

  return { first };
})();
