'use strict';
// A figure made to fit the width there is: its frame's words are set around it as text, its labels wrapped anew.
const Fit = (() => {
  const LEAST = 220; // plotly leaves out what a mark says where the plot is lower than its words
  const SIZE = 16, TITLE = 22, CROWD = 12, BELOW = '\u2060', NAMES = 0.4; // of the width, what names on one line may take
  const DARK = {
    '#1f2933': '#e7ecf1', '#52606d': '#b3bec9', '#e4e7eb': '#343d46', '#ffffff': '#171c21', '#9aa5b1': '#66717c',
    '#cbd2d9': '#5b6671', '#3e4c59': '#b8c4ce', '#7b8794': '#95a1ad', '#0b5d7a': '#3d93b5', '#7a4fa3': '#a586c4',
  };
  // The cells of a heat map in the dark: the more, the lighter, and white words on all of them.
  const DARK_CELLS = [[0, '#1d3447'], [1, '#2f73a8']], DARK_CELL_TEXT = '#ffffff';
  const breaks = text => (text ? String(text).split('<br>').length : 0);
  const bare = text => String(text).replace(/<[^>]*>/g, '').replace(/&\w+;/g, '.');

  // Greedy wrap that steps over plotly's tags; old line breaks fall away when `anew`.
  function wrap(text, chars, anew = true) {
    const glued = String(text).replace(/■<\/span> /g, '■</span>\u00a0');
    const words = (anew ? glued.replace(/<br>/g, ' ') : glued).match(/<br>|(?:<[^>]*>|[^ <])+|<| +/g) || [];
    let line = 0, made = '', gap = '';
    // A name is kept in one line, unless the line is too short for it.
    const parts = word => (bare(word).length > chars ? word.match(/(?:<[^>]*>|[^<\u00a0])+\u00a0?|[<\u00a0]/g) : [word]);
    for (const word of words.flatMap(parts)) {
      if (word === '<br>') { made += word; line = 0; gap = ''; continue; }
      if (/^ +$/.test(word)) { gap = word; continue; }
      const long = bare(word).length;
      if (line && line + gap.length + long > chars) { made += '<br>' + word; line = long; }
      else { made += (line ? gap : '') + word; line += (line ? gap.length : 0) + long; }
      gap = '';
    }
    return made;
  }

  // A label in as few lines, about equally long; a number stays beside its unit.
  function even(text, chars, anew = true) {
    text = String(text).replace(/(\d) (?=\p{L})/gu, '$1\u00a0');
    const made = wrap(text, chars, anew), lines = breaks(made), words = bare(made.replace(/<br>/g, ' ')).split(/ +/);
    let best = made;
    if (lines > 1 && anew) {
      for (let each = chars - 1; each >= Math.max(...words.map(word => word.length)); each -= 1) {
        const tried = wrap(text, each);
        if (breaks(tried) > lines) break;
        best = tried;
      }
    }
    return best;
  }

  const darken = value => {
    if (typeof value === 'string' && value.includes('#')) {
      return DARK[value.toLowerCase()] || value.replace(/color:\s*(#[0-9a-f]{6})/gi, (all, hex) => 'color:' + (DARK[hex.toLowerCase()] || hex));
    }
    if (Array.isArray(value)) return value.map(darken);
    if (value && typeof value === 'object') {
      const made = {};
      for (const key in value) made[key] = darken(value[key]);
      return made;
    }
    return value;
  };

  // The brightness of a colour, 0 to 1, and which of ink and white is read on it.
  const light = hex => [1, 3, 5].reduce((sum, at, i) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return sum + [0.2126, 0.7152, 0.0722][i] * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  }, 0);
  const INK = '#1f2933', WHITE = '#ffffff';
  const read = hex => ((light(hex) + 0.05) / (light(INK) + 0.05) >= 1.05 / (light(hex) + 0.05) ? INK : WHITE);

  // Text that stands on a coloured mark keeps its colour in the dark, for the mark keeps its own; on a grey that the dark
  // changes it takes the colour that is read there.
  function darkTrace(trace) {
    const made = darken(trace);
    const inside = trace.textposition === 'inside' || trace.insidetextfont;
    if (inside && trace.textfont) made.textfont = trace.textfont;
    const mark = trace.marker?.color, changed = colour => DARK[String(colour).toLowerCase()];
    const seen = typeof mark === 'string' ? changed(mark) : undefined;
    if (inside && seen) made.textfont = { ...trace.textfont, color: read(seen) };
    if (inside && Array.isArray(mark) && mark.some(changed)) {
      const own = trace.textfont?.color, each = i => (Array.isArray(own) ? own[i] : own) || INK;
      made.textfont = { ...trace.textfont, color: mark.map((colour, i) => (changed(colour) ? read(changed(colour)) : each(i))) };
    }
    // A pale mark lets the dark through.
    const shows = trace.marker?.opacity;
    if (inside && Array.isArray(shows) && Array.isArray(trace.textfont?.color)) {
      made.textfont = { ...trace.textfont, color: trace.textfont.color.map((own, i) => (shows[i] < 1 ? DARK[INK] : seen ? read(seen) : own)) };
    }
    if (trace.insidetextfont) made.insidetextfont = trace.insidetextfont;
    if (trace.type === 'heatmap') {
      made.colorscale = DARK_CELLS;
      made.textfont = { ...trace.textfont, color: DARK_CELL_TEXT };
    }
    return made;
  }

  function scaled(node, ratio, least) {
    for (const key in node) {
      const value = node[key];
      if (key === 'size' && typeof value === 'number') node[key] = Math.max(least, Math.round(value * ratio));
      else if (value && typeof value === 'object') scaled(value, ratio, least);
    }
  }

  function fonts(data, layout, ratio, least) {
    const shrink = holder => {
      for (const key in holder) if (/font$/i.test(key) && holder[key]) scaled(holder[key], ratio, least);
    };
    shrink(layout);
    for (const key in layout) {
      if (/^[xy]axis\d*$/.test(key)) { shrink(layout[key]); shrink(layout[key].title || {}); }
    }
    for (const name of ['legend', 'annotationdefaults']) shrink(layout[name] || {});
    (layout.annotations || []).forEach(shrink);
    data.forEach(shrink);
  }

  const TYPED = {
    i1: Int8Array, u1: Uint8Array, i2: Int16Array, u2: Uint16Array, i4: Int32Array, u4: Uint32Array, f4: Float32Array, f8: Float64Array,
  };

  // A list as plotly's JSON has it: plain, or packed into base64.
  function list(value) {
    if (Array.isArray(value)) return value;
    if (!value || !TYPED[value.dtype]) return [];
    const bytes = Uint8Array.from(atob(value.bdata), letter => letter.charCodeAt(0));
    return [...new TYPED[value.dtype](bytes.buffer)];
  }

  const strings = value => (Array.isArray(value) ? value.filter(each => typeof each === 'string') : []);

  // The words along an axis, and where they stand: its own ticks, or the categories of its traces.
  function labels(data, layout, key) {
    const axis = layout[key], letter = key[0], id = letter + key.slice(5);
    if (Array.isArray(axis.ticktext)) return axis.ticktext.length ? { texts: axis.ticktext, values: axis.tickvals } : null;
    if (axis.type && axis.type !== 'category') return null;
    const found = new Set();
    for (const trace of data) {
      if ((trace[letter + 'axis'] || letter) !== id) continue;
      const across = trace.type === 'bar' && (trace.orientation === 'h') !== (letter === 'y');
      if (!across) strings(trace[letter]).forEach(each => found.add(each));
    }
    const texts = [...found];
    if (!texts.length || texts.every(each => each === '' || !isNaN(each) || /^\d{4}-\d\d/.test(each))) return null;
    return { texts, values: texts };
  }

  // The texts beside horizontal bars or marks, when they are too long to leave the marks room on a narrow plot.
  function isBeside(trace, most) {
    const place = String(trace.textposition || ''), texts = strings(trace.text);
    const fits = trace.type === 'bar' ? trace.orientation === 'h' : /text/.test(trace.mode || '') && /right|left/.test(place);
    return fits && place !== 'none' && texts.some(each => bare(each).trim().length > most);
  }

  // Take those texts off the plot; returns them by the place of their row, to stand below the row's words.
  function aside(data, layout, width, size) {
    const rows = new Map(), found = labels(data, layout, 'yaxis');
    const moved = found ? data.filter(trace => isBeside(trace, (width * 0.2) / (size * 0.54))) : [];
    const places = new Set(found && list(found.values));
    if (!moved.length || !moved.every(trace => list(trace.y).every(y => places.has(y)))) return rows;
    for (const trace of moved) {
      list(trace.y).forEach((y, i) => {
        const said = strings(trace.text).length ? String(trace.text[i] ?? '').trim() : '';
        if (said) rows.set(y, [...(rows.get(y) || []), said]);
      });
      if (trace.type === 'bar') trace.textposition = 'none';
      else if (trace.mode === 'text') Object.assign(trace, { mode: 'markers', marker: { size: 24, opacity: 0 } });
      else trace.mode = trace.mode.replace(/\+?text/, '');
    }
    tighten(data, layout);
    return rows;
  }

  // Texts beside marks that would take most of the plot go on in more lines, and the axis leaves room for them where
  // they stand; returns the height that they add.
  function foldBeside(data, layout, plot, size) {
    const chars = Math.floor((plot * 0.66) / (size * 0.54)), moved = data.filter(trace => isBeside(trace, chars));
    if (!moved.length) return 0;
    const axis = layout.xaxis || {}, log = axis.type === 'log', [low, high] = (axis.range || []).map(Number), needs = [];
    let most = 1;
    for (const trace of moved) {
      const at = list(trace.x);
      trace.text = trace.text.map(each => even(String(each ?? '').trim(), chars).split('<br>').map(line => `   ${line}`).join('<br>'));
      trace.text.forEach((text, i) => {
        const lines = text.split('<br>'), wide = Math.max(...lines.map(line => bare(line).length)) * size * 0.54;
        most = Math.max(most, lines.length);
        needs.push(low + ((log ? Math.log10(at[i]) : at[i]) - low) / (1 - Math.min(0.8, wide / plot)));
      });
    }
    tighten(data, layout);
    const end = Math.max(...needs, Number(axis.range?.[1]));
    if (isFinite(end) && end < high) axis.range = [low, end];
    return new Set(moved.flatMap(trace => list(trace.y))).size * (most - 1) * size * 0.9;
  }

  // Give back the room that an axis kept for texts beside its marks.
  function tighten(data, layout) {
    const axis = layout.xaxis || {}, log = axis.type === 'log';
    if (!Array.isArray(axis.range) || axis.type === 'date' || /stack|relative/.test(layout.barmode || '')) return;
    const ends = data.flatMap(trace => list(trace.x)).filter(x => typeof x === 'number' && isFinite(x) && (!log || x > 0));
    const end = ends.length ? Math.max(...ends.map(x => (log ? Math.log10(x) : x))) : NaN, [low, high] = axis.range.map(Number);
    if (end > low && end < high) axis.range = [low, Math.min(high, end + (end - low) * 0.06)];
  }

  function setLabels(axis, found, texts) {
    axis.tickmode = 'array';
    axis.tickvals = found.values;
    axis.ticktext = texts;
    axis.tickangle = 0;
  }

  // A name of so many letters at most, the place in brackets that it ends in whole.
  function cut(name, most) {
    const plain = name.replace(/<[^>]*>/g, ''), place = (plain.match(/ \([^()]*\)(?: \*)?$/) || [''])[0], end = 1.5 * place.length <= most ? place : '';
    if (bare(name).length <= most) return name;
    const made = plain.slice(0, Math.max(1, most - 1 - end.length)).replace(/&\w*$/, '').trimEnd() + '…' + end;
    return name.startsWith('<b>') ? `<b>${made}</b>` : made;
  }

  // The letters of a line of the words at the left.
  const across = (width, size) => Math.max(10, Math.floor((width * (width < 480 ? 0.34 : 0.3)) / (size * 0.54)));

  // Wrap the labels at the left, `more` below them; returns the height that their lines need.
  function left(data, layout, key, width, size, room, more) {
    const found = labels(data, layout, key);
    if (!found) return 0;
    const chars = across(width, size);
    const own = Array.isArray(layout[key].ticktext) ? layout[key].tickfont?.size || size : size;
    const isLong = text => String(text).split('<br>').some(line => bare(line).length > chars);
    let texts = width < 900 ? found.texts.map(each => even(each, chars, width < 640 || isLong(each))) : found.texts;
    const said = list(found.values).map(value => (more.get(value) || []).map(each => `<br>${BELOW}<b>${wrap(each, chars)}</b>`).join(''));
    texts = texts.map((each, i) => each + said[i]);
    const needs = list => list.length * (Math.max(...list.map(breaks)) * own * 1.3 + 6);
    if (room && needs(texts) > room) texts = texts.map(each => cut(String(each).replace(/<br>/g, ' '), Math.floor((width * NAMES) / (own * 0.5))));
    if (width < 900 || room) setLabels(layout[key], found, texts);
    return needs(texts);
  }

  // Rows of marks on a phone: each row's words stand above its mark, over the whole width, and a row is as high as its
  // own lines. Returns the height of the rows; 0 where they cannot stand so.
  function upon(data, layout, width, size, more) {
    const axis = layout.yaxis, found = labels(data, layout, 'yaxis'), values = found ? list(found.values) : [];
    const marks = data.every(trace => (trace.type || 'scatter') === 'scatter' && list(trace.y).every(y => typeof y !== 'string'));
    const tied = [...(layout.shapes || []), ...layout.annotations].some(each => (each.yref || 'y') === 'y');
    if (!more.size || !marks || tied || !values.every(value => typeof value === 'number')) return 0;
    const chars = Math.floor((width - 20) / (size * 0.54)), line = size * 1.3, places = new Map();
    let top = 0;
    values.forEach((value, i) => {
      const said = (more.get(value) || []).map(each => `${BELOW}<b>${each}</b>`), name = String(found.texts[i]).replace(/<br>/g, ' ');
      const text = wrap([name, ...said].filter(Boolean).join(' · '), chars);
      layout.annotations.push({ text, x: 0, xref: 'paper', xanchor: 'left', y: top, yref: 'y', yanchor: 'top', align: 'left',
        showarrow: false, borderpad: 0, font: { size } });
      top += line * breaks(text) + 14;
      places.set(value, top);
      top += 18;
    });
    for (const trace of data) trace.y = list(trace.y).map(y => places.get(y) ?? null);
    Object.assign(axis, { tickvals: [], ticktext: [], range: [top, 0], autorange: false });
    return top;
  }

  function below(data, layout, key, plot, size) {
    const axis = layout[key], found = labels(data, layout, key);
    if (axis.title?.text) axis.title.text = wrap(axis.title.text, Math.floor(plot / (size * 0.52)), false);
    if (!found) return 0;
    const each = Math.floor(plot / found.texts.length / (size * 0.56));
    let texts = found.texts;
    const longest = Math.max(...texts.flatMap(text => bare(text).split(/[\s–-]+/)).map(word => word.length));
    if (texts.some(text => /[^\d.,%\s-]{3}/.test(text)) && longest > each + 1 && texts.length < 9) {
      texts = texts.map(text => wrap(text, 12));
      setLabels(axis, found, texts);
      axis.tickangle = -90;
      return Math.max(...texts.flatMap(text => text.split('<br>')).map(text => bare(text).length)) * size * 0.56;
    }
    const wordy = texts.map(text => /[^\d.,%\s-]{3}/.test(text));
    const step = Math.ceil(Math.max(0, ...texts.map((text, i) => (wordy[i] ? 0 : bare(text).length + 1))) / Math.max(1, each));
    const last = wordy.lastIndexOf(true) === texts.length - 1 && step > 1 ? 1 : 0;
    texts = texts.map((text, i) => {
      if (wordy[i]) return even(text, Math.max(4, each - 2));
      return i % step || (last && i > texts.length - 1 - step) ? '' : text;
    });
    setLabels(axis, found, texts);
    return (Math.max(...texts.map(breaks)) - Math.max(...found.texts.map(breaks))) * size * 1.3;
  }

  // Take the frame's words off the figure: they stand in the page around it. Returns the height they took.
  function unframe(layout) {
    const margin = layout.margin || {};
    const title = breaks(layout.title?.text), under = breaks(layout.title?.subtitle?.text);
    const foot = (layout.annotations || []).find(each => each.name === 'footer');
    const head = Math.min(margin.t ?? 60, 30 + 29 * title + 24 * under);
    const tail = foot ? 22 * breaks(foot.text) : 0;
    delete layout.title;
    layout.annotations = (layout.annotations || []).filter(each => each.name !== 'footer');
    const below = Math.max(16, (margin.b ?? 60) - tail - 24);
    layout.margin = { ...margin, t: (margin.t ?? 60) - head + 12, b: below };
    return head - 12 + (margin.b ?? 60) - below;
  }

  // A frame that stays on the figure: its title goes on in more lines where the width asks for them; returns the
  // height that these add.
  function retitle(layout, width) {
    const { title } = layout, before = breaks(title?.text), under = breaks(title?.subtitle?.text);
    const fold = (words, letter) => {
      const chars = Math.floor((width - 32) / letter);
      return String(words).split('<br>').some(line => bare(line).length > chars) ? wrap(words, chars) : words;
    };
    if (!before) return 0;
    title.text = fold(title.text, TITLE * 0.56);
    if (under) title.subtitle.text = fold(title.subtitle.text, SIZE * 0.54);
    const more = 29 * (breaks(title.text) - before) + 24 * (breaks(title.subtitle?.text) - under);
    layout.margin = { ...layout.margin, t: (layout.margin?.t ?? 60) + more };
    return more;
  }

  // Words in the cells of a heatmap, as large as its cells.
  function cells(data, plot) {
    for (const trace of data.filter(each => each.type === 'heatmap' && each.text)) {
      const columns = Math.max(1, list(trace.z?.[0]).length || list(trace.x).length);
      const tight = (plot / columns) * 0.9 / 0.58 / 10, split = each => String(each ?? '').replace('/', '<br>/');
      if (trace.text.flat().some(each => bare(each ?? '').length > tight)) trace.text = trace.text.map(row => row.map(split));
      const longest = Math.max(1, ...trace.text.flat().flatMap(each => String(each ?? '').split('<br>')).map(each => bare(each ?? '').length));
      const size = (plot / columns) * 0.9 / (longest * 0.58);
      trace.textfont = { ...trace.textfont, size: Math.max(8, Math.min(trace.textfont?.size || SIZE, Math.round(size))) };
    }
  }

  // A ring as wide as on a desk would join small dots into a band.
  function thin(marker) {
    if (typeof marker.line?.width === 'number') marker.line.width = Math.min(marker.line.width, marker.size * 0.16);
  }

  // When the plot is narrow, many dots are drawn small, and those drawn as squares of a grid lose its shape, not their room.
  function loosen(data, layout, plot) {
    const dots = data.filter(trace => trace.mode === 'markers' && typeof trace.marker?.size === 'number');
    if (dots.some(trace => list(trace.x).length > CROWD)) {  // all of them alike: a larger one would say more
      const at = dots.flatMap(trace => list(trace.x)).filter(x => typeof x === 'number');
      const unit = plot / (Math.max(...at) - Math.min(...at) + 1), most = at.every(Number.isInteger) ? 12 : 7;
      for (const { marker } of dots) {
        marker.size = Math.min(marker.size, most, at.length ? Math.max(2.5, unit * 0.7) : most);
        thin(marker);
      }
    }
    for (const axis of [layout.xaxis, layout.yaxis]) {
      if (!axis?.scaleanchor) continue;
      delete axis.scaleanchor;
      const [low, high] = (layout.xaxis.range || []).map(Number), unit = plot / (high - low);
      for (const trace of data) {
        if (typeof trace.marker?.size === 'number' && unit > 0) trace.marker.size = Math.max(2.5, Math.min(trace.marker.size, unit * 0.7));
        if (trace.marker) thin(trace.marker);
      }
    }
  }

  // Words set beside the plot or at a mark of it, as wide as there is room; returns the height that they add.
  function notes(layout, width, size) {
    const { t, b } = layout.margin;
    for (const note of layout.annotations) {
      if (note.text && note.xref !== 'paper' && width < 640) note.text = wrap(note.text, Math.floor((width * 0.32) / (size * 0.54)), false);
      if (note.xref !== 'paper' || !note.text) continue;
      const chars = Math.floor((width - 32) / (size * 0.54)), isKey = note.name === 'key';
      const text = wrap(isKey ? note.text.replace(/<br>/g, '   ') : note.text, chars, false), more = (breaks(text) - breaks(note.text)) * size * 1.3;
      note.text = text;
      if ((more > 0 || isKey) && note.yref === 'paper' && note.y >= 1) layout.margin.t += more;
      if (more > 0 && note.yref === 'paper' && note.y <= 0) layout.margin.b += more;
    }
    // The line that stands where controls will be keeps its place below the upper edge.
    for (const note of layout.annotations) if (note.name === 'run') note.yshift += layout.margin.t - t;
    return layout.margin.t - t + layout.margin.b - b;
  }

  // A stored figure -> the data and layout to draw at this width (and height, where it is given).
  function fit(figure, width, { height = 0, dark = false, least = 12, template = {}, cut = null } = {}) {
    const data = figure.data.map(trace => structuredClone(trace));
    const layout = structuredClone(figure.layout);
    layout.template = structuredClone(layout.template || template);
    const ratio = height ? 1 : width < 480 ? 0.78 : width < 720 ? 0.88 : 1, size = Math.max(least, SIZE * ratio);
    layout.annotations = layout.annotations || [];
    let body = (layout.height || 480) + (figure.finding ? -unframe(layout) : retitle(layout, width));
    layout.margin = { ...layout.margin, t: layout.margin?.t ?? 60, b: layout.margin?.b ?? 60 };
    if (ratio < 1) {
      fonts(data, layout, ratio, least);
      fonts([], layout.template.layout || {}, ratio, least);
      layout.margin.l = Math.min(layout.margin.l ?? 16, 8);
      layout.margin.r = Math.min(layout.margin.r ?? 16, 12);
      layout.uniformtext = { minsize: 9, mode: 'hide' };
    }
    for (const axis of ['xaxis', 'yaxis']) layout[axis] = layout[axis] || {};
    body += notes(layout, width, size);
    const more = width < 640 ? aside(data, layout, width, size) : new Map();
    const room = () => (height || body) - layout.margin.t - layout.margin.b;
    const drawn = cut?.(data, layout, width, size, room(), more);
    const rows = width < 480 && !height ? upon(data, layout, width, size, more) : 0;
    if (rows) body = rows + layout.margin.t + layout.margin.b;
    for (const key of Object.keys(layout).filter(each => /^yaxis\d*$/.test(each) && !(rows && each === 'yaxis'))) {
      const needed = left(data, layout, key, width, size, height && room(), key === 'yaxis' ? more : new Map());
      if (!height && needed > room()) body += needed - room();
    }
    if (width >= 640) {
      const added = foldBeside(data, layout, width * (labels(data, layout, 'yaxis') ? 0.58 : 0.85), size);
      if (!height) body += added;
    }
    if (width < 900) {
      const plot = width * (labels(data, layout, 'yaxis') ? 0.6 : 0.85);
      for (const key of Object.keys(layout).filter(each => /^xaxis\d*$/.test(each))) {
        const lines = below(data, layout, key, plot, size);
        if (!height && lines > 0) body += lines;
      }
      cells(data, plot);
      if (width < 640) loosen(data, layout, plot);
    }
    Object.assign(layout, { width, height: height || Math.max(LEAST, Math.round(body)), autosize: false });
    if (layout.title) layout.title.y = 1 - 36 / layout.height;
    Margins.keep(data, layout, key => (Array.isArray(layout[key].ticktext) ? layout[key].ticktext : labels(data, layout, key)?.texts ?? null));
    if (!dark) return { data, layout, drawn };
    return { data: figure.data.map((_, i) => darkTrace(data[i])), layout: darken(layout), drawn };
  }

  // Where a text beside a mark runs off the right edge, the axis is drawn a little longer; words of notes move inside.
  function mend(plot, drawer = Plotly) {
    const box = plot.getBoundingClientRect(), scale = box.width / plot._fullLayout.width || 1, change = {};
    const edge = box.right - 2 * scale;
    let ratio = 1;
    for (const text of plot.querySelectorAll('.bartext, .textpoint text')) {
      const mark = text.getBoundingClientRect(), over = mark.right - edge;
      if (over <= 0 || !mark.width) continue;
      const start = box.left + plot._fullLayout._size.l * scale, at = mark.left - start;
      if (at - over > 8) ratio = Math.max(ratio, at / (at - over));
    }
    const axis = plot._fullLayout.xaxis;
    if (ratio > 1 && axis?.range && axis.type !== 'category' && typeof axis.range[0] === 'number') {
      const [low, high] = axis.range;
      if (high > low) change['xaxis.range'] = [low, low + (high - low) * ratio * 1.02];
    }
    plot.querySelectorAll('.annotation').forEach(note => {
      const mark = note.getBoundingClientRect(), index = note.dataset.index;
      const past = Math.max(0, mark.right - edge) - Math.max(0, box.left + 2 * scale - mark.left);
      if (index !== undefined && Math.abs(past) > 1 && mark.width < box.width) {
        change[`annotations[${index}].xshift`] = (plot.layout.annotations[index].xshift || 0) - past / scale;
      }
    });
    return Object.keys(change).length ? drawer.relayout(plot, change) : Promise.resolve();
  }

  return { fit, mend, bare, BELOW, labels, list, wrap, breaks, across, setLabels };
})();
