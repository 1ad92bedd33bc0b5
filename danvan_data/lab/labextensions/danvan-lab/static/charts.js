// A chart of the collection at the width there is, by the rule of the pages (`static/fit.js`), whenever that changes:
// plotly's own renderer keeps the line breaks of the width it was stored for, and the height of a cell out of sight.
const PLOTLY = 'application/vnd.plotly.v1+json';

const script = address => new Promise((resolve, reject) => {
  document.head.append(Object.assign(document.createElement('script'), { src: address, onload: resolve, onerror: reject }));
});

export async function fitCharts(base) {
  const found = await window._JUPYTERLAB['jupyterlab-plotly']?.get('./mimeExtension');
  if (!found) return;
  for (const name of ['margins', 'fit']) await script(`${base}static/${name}.js`);
  const { RenderedPlotly } = found();
  const { createGraph, onUpdateRequest } = RenderedPlotly.prototype;
  const charts = new WeakMap(); // of what bears an exhibit: the stored figure, and the width it is drawn for

  const drawn = (renderer, chart) => {
    chart.width = renderer.node.clientWidth;
    return { ...(chart.width ? Fit.fit(chart.stored, chart.width) : chart.stored), config: { ...chart.stored.config, responsive: false } };
  };

  const finish = async (renderer, width) => {
    await Fit.mend(renderer.node, RenderedPlotly.Plotly);
    renderer.node.dataset.drawn = width; // for whoever waits for it
  };

  const refit = async (renderer, chart) => {
    const width = renderer.node.clientWidth;
    if (!width || Math.abs(width - chart.width) < 1) return;
    const { data, layout, config } = drawn(renderer, chart);
    await RenderedPlotly.Plotly.react(renderer.node, data, layout, config);
    await finish(renderer, width);
  };

  RenderedPlotly.prototype.createGraph = async function (model) {
    const stored = model.data[PLOTLY];
    if (!stored.layout?.meta?.exhibit) return createGraph.call(this, model);
    const chart = { stored, width: 0 };
    charts.set(this, chart);
    // No picture of it is kept beside it: the notebook's own file has none.
    await createGraph.call(this, { data: { [PLOTLY]: drawn(this, chart) }, setData: () => {} });
    await finish(this, chart.width);
    new ResizeObserver(() => requestAnimationFrame(() => refit(this, chart))).observe(this.node);
  };

  RenderedPlotly.prototype.onUpdateRequest = function (message) {
    if (!charts.has(this)) onUpdateRequest.call(this, message);
  };
}
