'use strict';
// The room that words along the axes need, measured before anything is drawn: plotly's automargin finds it by drawing all
// of a figure, and then all of it once more.
const Margins = (() => {
  const PAD = 12, UNSAID = 80, LEAST_PLOT = 64; // plotly's own: around labels, of a margin that is not named, left for a plot
  const LINE = 1.3, CAP = 0.7, LETTER = 1.28; // heights in sizes of letter: of a line, of a capital, of the last line
  const SIGNS = { '&lt;': '<', '&gt;': '>', '&amp;': '&' }; // what `theme.plain` writes
  const pen = document.createElement('canvas').getContext('2d'), known = new Map();
  document.fonts.addEventListener('loadingdone', () => known.clear()); // by other letters they are as wide as no longer

  function measured(text, font) {
    const name = `${font}|${text}`;
    if (!known.has(name)) {
      pen.font = font;
      known.set(name, pen.measureText(text).width);
    }
    return known.get(name);
  }

  // The widest line of a text in plotly's notation.
  function wide(text, { size, family, weight = 400 }) {
    let most = 0, line = 0, bold = 0;
    for (const part of String(text).match(/<[^>]*>|[^<]+|</g) || []) {
      if (part === '<br>') line = 0;
      else if (/^<\/?b>$/.test(part)) bold += part === '<b>' ? 1 : -1;
      else if (!/^<.+>$/.test(part)) line += measured(part.replace(/&\w+;/g, sign => SIGNS[sign] ?? sign), `${bold > 0 ? 'bold' : weight} ${size}px ${family}`);
      most = Math.max(most, line);
    }
    return most;
  }

  const lines = text => String(text).split('<br>').length;

  // Give the margins of a layout what its axes ask for; `texts(key)` are the words along one, null where plotly chooses.
  function keep(data, layout, texts) {
    const base = layout.template?.layout || {}, margin = layout.margin, side = name => margin[name] ?? UNSAID;
    const pad = Math.min(PAD, ...['l', 'r', 't', 'b'].map(side));
    const told = (key, name) => layout[key][name] ?? base[key]?.[name];
    const font = (key, part = {}, under = {}) => ({ size: 12, ...base.font, ...layout.font, ...under, ...part });
    const kept = (key, at) => told(key, 'automargin') === true && (told(key, 'side') || at) === at && !told(key, 'overlaying')
      && told(key, 'visible') !== false && told(key, 'showticklabels') !== false && !told(key, 'tickangle');
    const letters = key => font(key, layout[key].tickfont, base[key]?.tickfont);
    const grid = data.some(trace => /heatmap|contour|histogram2d/.test(trace.type)); // whose ticks plotly draws unasked
    const ticks = (key, size) => ((told(key, 'ticks') ?? (grid ? 'outside' : '')) === 'outside' ? (told(key, 'ticklen') ?? 5) + 0.2 * size : 0);

    // Where the margins make room for an axis' words, plotly need not measure each for running out of the figure.
    for (const key of Object.keys(layout).filter(each => /^[xy]axis\d*$/.test(each))) {
      if ((layout[key].automargin ?? base[key.slice(0, 5)]?.automargin) === true) layout[key].ticklabeloverflow = 'allow';
    }
    const rows = texts('yaxis');
    if (rows && kept('yaxis', 'left') && !layout.yaxis.title?.text) {
      const letter = letters('yaxis'), words = Math.max(0, ...rows.map(each => wide(each, letter)));
      const need = words ? words + pad + 1 + (told('yaxis', 'ticklabelstandoff') ?? 0) + ticks('yaxis', letter.size) : 0;
      margin.l = Math.max(side('l'), Math.min(Math.ceil(need), layout.width - side('r') - LEAST_PLOT));
      layout.yaxis.automargin = false;
    }
    if (kept('xaxis', 'bottom')) {
      const { size } = letters('xaxis'), { title } = layout.xaxis, under = base.xaxis?.title || {};
      const named = title?.text ? font('xaxis', title.font, under.font).size * (CAP + LINE * (lines(title.text) - 1)) + (title.standoff ?? under.standoff ?? 0) : 0;
      const more = Math.max(1, ...(texts('xaxis') || ['']).map(lines)) - 1;
      margin.b = Math.max(side('b'), Math.ceil(pad + 1 + ticks('xaxis', size) + size * (LETTER + LINE * more) + named));
    }
  }

  return { keep };
})();
