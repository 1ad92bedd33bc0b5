'use strict';
// The figures behind a drawn chart as rows of text: what the hover says of each mark.
const Figures = (() => {
  const NAMED = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: '\u00a0' };

  // Plotly's notation -> plain text.
  const plain = text => String(text ?? '')
    .replace(/<br\s*\/?>/g, ' ')
    .replace(/<\/?(b|i|em|strong|span|sup|sub|a|extra|u|s)(\s[^>]*)?>/g, '')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, ten, hex, name) =>
      ten ? String.fromCodePoint(ten) : hex ? String.fromCodePoint(parseInt(hex, 16)) : NAMED[name] ?? all)
    .replace(/\s+/g, ' ').trim();

  function written(value, format, lang) {
    if (value === null || value === undefined || value === '' || Number.isNaN(value)) return '–';
    if (typeof value === 'number') {
      const share = /%$/.test(format || ''), digits = Number(/\.(\d+)/.exec(format || '')?.[1] ?? (share ? 0 : 2));
      const options = { maximumFractionDigits: digits, style: share ? 'percent' : 'decimal' };
      return new Intl.NumberFormat(lang, options).format(value);
    }
    if (/^\d{4}-\d\d-\d\d/.test(value)) return new Date(value.slice(0, 10) + 'T12:00').toLocaleDateString(lang);
    return plain(value);
  }

  const at = (list, i) => (Array.isArray(list) || ArrayBuffer.isView(list) ? list[i] : list);

  // The word at a place of an axis: its tick's text where the place is a tick's.
  function named(axis, value, lang) {
    const place = (axis?.tickvals || []).indexOf(value);
    const text = place >= 0 ? axis.ticktext?.[place] : null;
    return text ? plain(text.split(`<br>${Fit.BELOW}`)[0]) : written(value, axis?.type === 'date' ? '' : axis?.tickformat, lang);
  }

  const words = axis => Array.isArray(axis?.ticktext) && axis.tickmode === 'array' || axis?.type === 'category';

  function sentence(trace, point, lang) {
    const template = at(trace.hovertemplate, point.i);
    if (!template) return plain(at(trace.hovertext, point.i) ?? '');
    return plain(template.replace(/<extra>.*<\/extra>/s, '').replace(/%\{([^}:]+)(?::([^}]*))?\}/g, (all, name, format) => {
      const inner = /^(\w+)\[(\d+)\]$/.exec(name);
      if (inner) return written(at(at(trace[inner[1]], point.i), Number(inner[2])), format, lang);
      if (name === 'x' || name === 'y') return format ? written(point[name], format, lang) : named(point[name + 'axis'], point[name], lang);
      if (name === 'z') return written(point.z, format, lang);
      return written(point[name] ?? at(trace[name], point.i), format, lang);
    }));
  }

  function points(trace, layout) {
    const xaxis = layout[(trace.xaxis || 'x').replace('x', 'xaxis')], yaxis = layout[(trace.yaxis || 'y').replace('y', 'yaxis')];
    if (trace.type === 'heatmap') {
      return [...trace.y].flatMap((y, r) => [...trace.x].map((x, c) => (
        { i: r, x, y, z: at(trace.z, r)?.[c], text: at(at(trace.text, r), c), xaxis, yaxis })));
    }
    return Array.from({ length: trace._length ?? trace.x?.length ?? 0 }, (_, i) => (
      { i, x: at(trace.x, i), y: at(trace.y, i), text: at(trace.text, i), xaxis, yaxis }));
  }

  function spoken(traces) {
    const visible = traces.filter(trace => trace.visible === true);
    const hovering = visible.filter(trace => trace.hoverinfo !== 'skip');
    return hovering.length ? hovering : visible.filter(trace => /text/.test(trace.mode || '') || trace.text);
  }

  // A drawn plot -> { columns, rows }; columns that say nothing are left out.
  function table(plot, words_, lang) {
    const traces = spoken(plot._fullData), layout = plot._fullLayout, rows = [];
    const first = traces[0] && points(traces[0], layout)[0];
    const upright = first && !words(first.yaxis) && words(first.xaxis);
    const titles = [upright ? 'xaxis' : 'yaxis', upright ? 'yaxis' : 'xaxis'].map(key => plain(layout[key]?.title?.text));
    for (const trace of traces) {
      for (const point of points(trace, layout)) {
        if (point.x === null || point.x === undefined || point.y === null || point.y === undefined) continue;
        const x = named(point.xaxis, point.x, lang), y = named(point.yaxis, point.y, lang);
        const value = trace.type === 'heatmap' ? [x, y] : upright ? [x, y] : [y, x];
        const text = trace.type === 'heatmap' ? plain(point.text ?? '') || written(point.z, '', lang) : plain(point.text ?? '');
        rows.push([/^trace \d+$/.test(trace.name) ? '' : plain(trace.name), ...value, text, sentence(trace, point, lang)]);
      }
    }
    const columns = [words_.group, titles[0] || words_.item, titles[1] || words_.value, words_.value, words_.detail];
    const useful = columns.map((_, c) => {
      const column = rows.map(row => row[c]);
      if (column.every(each => each === '' || each === '–')) return false;
      if (c === 0 && new Set(column).size < 2) return false;
      return !columns.some((__, other) => other < c && rows.every(row => row[other] === row[c]));
    });
    const kept = row => row.filter((_, c) => useful[c]);
    return { columns: kept(columns), rows: [...new Map(rows.map(row => [JSON.stringify(row), kept(row)])).values()] };
  }

  return { table, plain, written };
})();
