'use strict';
// One chart of a page or slide: its words, its plot, its controls, its table of data.
const Board = (() => {
  const page = JSON.parse(document.getElementById('danvan-data').textContent);
  const words = page.words, lang = document.documentElement.lang;
  const CONFIG = { displayModeBar: false, showSendToCloud: false, displaylogo: false, responsive: false, doubleClick: 'reset' };
  const fine = matchMedia('(pointer: fine)').matches;
  const { make, say } = Tables;
  const state = { dark: false, height: null };

  const noted = view => (view.layout?.annotations || []).map(each => Figures.plain(each.text)).join('. ');

  class Chart {
    constructor(box) {
      const source = page.charts[box.id];
      this.box = box;
      this.spec = source.states ? source : null;
      this.figure = this.spec ? null : source;
      this.plot = box.querySelector('.plot');
      this.part = name => box.querySelector(`.${name}`);
      if (this.spec) this.listen();
      const shows = view => view?.kind === 'table' || view?.data?.length; // controls of nothing are none
      if (this.spec && !this.spec.figures.some(shows)) this.part('controls').hidden = true;
      this.part('show-data')?.addEventListener('click', () => this.toggle());
      this.part('save')?.addEventListener('click', () => this.save());
    }

    // The controls' positions, as the key of the state they choose.
    key() {
      return this.spec.controls.map((control, i) => {
        const parts = [...this.box.querySelectorAll(`[data-control="${i}"]`)];
        const radio = parts.find(part => part.type === 'radio' && part.checked);
        if (parts[0].type === 'checkbox') return Number(parts[0].checked);
        return Number((radio || parts[0]).value);
      }).join(',');
    }

    listen() {
      this.part('controls').addEventListener('input', event => {
        const control = event.target, shown = control.parentElement.querySelector('output');
        if (shown) shown.textContent = this.spec.controls[control.dataset.control].options[control.value].label;
        this.drawing = this.draw();
      });
    }

    view() {
      if (!this.spec) return { kind: 'figure', ...this.figure };
      const index = this.spec.states[this.key()];
      const view = index === null || index === undefined ? null : this.spec.figures[index];
      return view ? { ...view, template: this.spec.template } : { kind: 'nothing', words: this.spec.nothing };
    }

    // A figure that draws nothing is the sentence it bears: no empty frame, and no buttons for its numbers.
    seen() {
      const view = this.view();
      return view.kind === 'figure' && !view.data.length ? { ...view, kind: 'nothing', words: noted(view) } : view;
    }

    speak(view) {
      const meta = view.layout?.meta || {};
      const set = (name, text) => {
        const part = this.part(name);
        if (part) { part.textContent = text || ''; part.hidden = !text; }
      };
      set('finding', meta.finding);
      set('subtitle', meta.subtitle);
      set('note', meta.note);
      set('source', meta.source ? say(words.source, { sources: meta.source }) : '');
      const told = [meta.finding, meta.subtitle].filter(Boolean).join('. ') || noted(view) || words.chart;
      this.plot.setAttribute('role', 'img');
      this.plot.setAttribute('aria-label', told);
    }

    async draw(width = 0) {
      const view = this.seen();
      this.speak(view);
      this.shown = view;
      const empty = this.part('nothing');
      this.plot.hidden = view.kind !== 'figure';
      empty.hidden = view.kind === 'figure';
      if (view.kind === 'nothing') empty.replaceChildren(view.words);
      if (view.kind === 'table') empty.replaceChildren(this.tableOf(view.columns, view.rows));
      for (const tool of ['show-data', 'save']) if (this.part(tool)) this.part(tool).hidden = view.kind !== 'figure';
      if (view.kind === 'figure') {
        this.width = width || this.plot.clientWidth;
        const height = state.height ? state.height(this) : 0;
        const template = view.template || page.template;
        const { data, layout } = Fit.fit(view, this.width, { height, dark: state.dark, template, least: height ? 16 : 12 });
        layout.dragmode = fine && !height ? 'zoom' : false;
        // Both are begun before either is awaited: what is printed is what stands when this call returns.
        const drawn = Plotly.react(this.plot, data, layout, CONFIG);
        await Promise.all([drawn, Fit.mend(this.plot)]);
        this.plot.dataset.drawn = 'true';
      }
      if (this.open) this.fill();
    }

    tableOf(columns, rows) {
      const text = cell => (cell === null ? '–' : typeof cell === 'number' ? Figures.written(cell, '', lang) : String(cell));
      return Tables.table(columns, rows.map(row => row.map(text)), words, lang, this.part('finding')?.textContent);
    }

    fill() {
      const made = this.shown.kind === 'figure' ? Figures.table(this.plot, words, lang) : { columns: [], rows: [] };
      this.part('figures').replaceChildren(this.tableOf(made.columns, made.rows));
    }

    toggle() {
      this.open = !this.open;
      const button = this.part('show-data');
      button.setAttribute('aria-expanded', String(this.open));
      button.textContent = this.open ? words.data_hide : words.data_show;
      this.part('figures').hidden = !this.open;
      if (this.open) this.fill();
    }

    save() {
      const { data, layout } = structuredClone({ data: this.shown.data, layout: this.shown.layout });
      layout.template = structuredClone(layout.template || this.shown.template || page.template);
      const size = { width: 1280, height: layout.height || 640 };
      const filename = (layout.meta?.finding || this.box.id).replace(/[\\/:*?"<>|%]+/g, ' ').slice(0, 80).trim();
      return Plotly.downloadImage({ data, layout: { ...layout, ...size } }, { format: 'png', ...size, scale: 2, filename });
    }
  }

  const wait = (milliseconds = 0) => new Promise(done => setTimeout(done, milliseconds));

  // Draw every chart once the page's own letters are there, for they decide how wide the words are.
  async function start(options = {}) {
    Object.assign(state, options);
    await Promise.all(['400', '600'].map(weight => document.fonts.load(`${weight} 16px "Be Vietnam Pro"`, 'aạư')));
    const charts = [...document.querySelectorAll('.chart')].map(box => new Chart(box));
    for (const chart of charts) {
      await chart.draw();
      await wait();
    }
    document.documentElement.dataset.ready = 'true';
    return charts;
  }

  return { page, words, lang, state, start, make, wait };
})();
