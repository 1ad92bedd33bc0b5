'use strict';
// The index: one small still picture of each page's key figure.
(async () => {
  const page = danvanData(), root = document.documentElement;
  const SMALL = 0.45, LEAST_DOT = 4;
  const draw = box => {
    const { data, layout } = Fit.fit(page.charts[box.id].views[0], box.clientWidth, { height: 150, template: page.template, dark: Theme.dark() });
    for (const key of Object.keys(layout).filter(each => /^[xy]axis\d*$/.test(each))) {
      Object.assign(layout[key], { showticklabels: false, title: { text: '' }, ticks: '', automargin: false });
    }
    data.forEach(trace => { trace.textposition = trace.type === 'bar' ? 'none' : trace.textposition; trace.hoverinfo = 'skip'; });
    const texts = data.map(trace => (/text/.test(trace.mode || '') && trace.mode !== 'text' ? trace.mode.replace(/\+?text/, '') : trace.mode));
    data.forEach((trace, i) => { if (texts[i]) trace.mode = texts[i]; delete trace.texttemplate; });
    // A dot stays as large as its edge, so that something of it is left within.
    data.forEach(({ marker }) => {
      if (typeof marker?.size !== 'number') return;
      marker.size = Math.max(LEAST_DOT, marker.size * SMALL);
      if (typeof marker.line?.width === 'number') marker.line.width *= SMALL / 2;
    });
    Object.assign(layout, { annotations: [], showlegend: false, margin: { l: 2, r: 2, t: 2, b: 2 } });
    return Plotly.react(box, data.filter(trace => trace.mode !== 'text'), layout, { staticPlot: true });
  };
  const all = async () => { for (const box of document.querySelectorAll('.thumb')) await draw(box); };
  await all();
  root.dataset.ready = 'true';
  Theme.onchange(all);
  addEventListener('resize', all);
})();
