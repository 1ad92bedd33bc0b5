'use strict';
// A board: controls, and what they choose as a chart, its table and its sources; a mark leads to its source.
const Boards = (() => {
  const { make, say, fresh } = Tables;
  const CONFIG = { displayModeBar: false, showSendToCloud: false, displaylogo: false, responsive: false, doubleClick: 'reset' };
  const TABS = ['chart', 'data', 'sources'];
  const fine = matchMedia('(pointer: fine)').matches;
  const plain = text => new DOMParser().parseFromString(String(text ?? '').replace(/<br\s*\/?>/g, ' '), 'text/html').body.textContent;

  // The letters decide how wide the words are: they are there before anything is measured.
  const letters = () => Promise.all(['400', '600'].map(weight => document.fonts.load(`${weight} 16px "Be Vietnam Pro"`, 'aạư')));

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch { // a page opened from a disk has no clipboard of its own
      const area = make('textarea', { readonly: '', style: 'position:fixed;opacity:0' }), back = document.activeElement;
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand('copy');
      area.remove();
      back?.focus();
      return done;
    }
  }

  const named = text => (text || 'danvan').replace(/[\\/:*?"<>|%.]+/g, ' ').slice(0, 80).trim();
  // A page as a citation names it (`citing.told`).
  const cited = ([publisher, title, published, url]) => [publisher, title && publisher ? `“${title.replace(/[“"]([^“”"]*)[”"]/g, '‘$1’')}”` : title, published, url].filter(Boolean).join(', ');

  class Board {
    // `source`: `view`, or `controls` with `states` and `views`, or with `want(key)` that asks for a view;
    // `env`: words, lang, dark(), template, sources, height(board), plotly(view), chosen(key).
    constructor(box, source, env) {
      Object.assign(this, { box, source, env, words: env.words, known: new Map(), tab: 'chart', turn: 0, id: box.id || fresh('board') });
      this.part = name => box.querySelector(`.${name}`);
      if (source.controls?.length) this.controls = Controls.build(source.controls, this.words, at => this.move(at.join(',')));
      if (source.view) this.known.set(source.key || '', source.view);
      if (!this.part('stage')) this.build();
      else if (this.controls) this.part('controls-here')?.replaceWith(this.controls.element);
      this.plot = this.part('plot');
      this.plot.addEventListener('keydown', event => this.walk(event));
      box.addEventListener('keydown', event => {
        if (event.key === 'Escape' && this.part('told') && !this.part('told').hidden) { this.shut(); event.stopPropagation(); }
      });
    }

    build() {
      const { words, id } = this;
      this.tabs = TABS.map(name => make('button', {
        type: 'button', role: 'tab', id: `${id}-tab-${name}`, class: `tab tab-${name}`, 'aria-controls': `${id}-${name}`,
      }, words[name]));
      const bar = make('div', { class: 'tabs', role: 'tablist', 'aria-label': words.tabs }, ...this.tabs);
      const panel = (name, ...parts) => make('div', { class: `panel panel-${name}`, id: `${id}-${name}`, role: 'tabpanel', 'aria-labelledby': `${id}-tab-${name}` }, ...parts);
      const said = make('p', { class: 'unseen at', role: 'status' });
      const told = make('aside', { class: 'told', hidden: '', tabindex: '-1' });
      const plot = make('div', { class: 'plot' });
      this.box.setAttribute('aria-labelledby', `${id}-finding`);
      this.box.replaceChildren(
        ...(this.controls ? [this.controls.element] : []), make('div', { class: 'chips', hidden: '' }),
        make('h3', { class: 'finding', id: `${id}-finding`, 'aria-live': this.controls ? 'polite' : null }),
        make('p', { class: 'subtitle' }), make('div', { class: 'nothing', hidden: '' }), bar,
        panel('chart', plot, said, told, make('div', { class: 'tools' }, this.button('picture', () => this.save()), ...this.pinning())),
        panel('data'), panel('sources'),
        make('p', { class: 'note' }), make('p', { class: 'note left' }, this.source.left || ''), make('p', { class: 'source' }), make('p', { class: 'note dated' }, this.env.dated || ''),
        make('p', { class: 'unseen done', role: 'status' }),
      );
      this.part('dated').hidden = !this.env.dated;
      this.part('left').hidden = !this.source.left;
      this.tabs.forEach((tab, i) => {
        tab.addEventListener('click', () => this.turnTo(TABS[i]));
        tab.addEventListener('keydown', event => {
          const open = this.tabs.filter(each => !each.hidden), at = open.indexOf(tab);
          const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: open.length - 1 }[event.key];
          if (next === undefined) return;
          event.preventDefault();
          const to = open[(next + open.length) % open.length];
          to.focus();
          to.click();
        });
      });
    }

    button(word, press) {
      const made = make('button', { type: 'button', class: word.replace('_', '-') }, this.words[word]);
      made.addEventListener('click', press);
      return made;
    }

    // ---- what is chosen in this board or in others: `{by, here, shared}`, each choice `[column, value, words]`

    chips({ by, here, shared }) {
      this.shared = shared;
      const bar = this.part('chips'), had = bar.contains(document.activeElement);
      const chip = ([column, , what]) => {
        const made = make('button', { type: 'button', class: 'chip', 'aria-label': say(this.words.widen, { what }) }, what, make('span', { 'aria-hidden': 'true' }, ' ×'));
        made.addEventListener('click', () => this.env.widen(column));
        return made;
      };
      bar.replaceChildren(...[[this.words.filtered, by], [this.words.filters, here]].filter(([, picks]) => picks.length)
        .flatMap(([words, picks]) => [make('span', {}, words), ...picks.map(chip)]));
      bar.hidden = !bar.childElementCount;
      if (had) (bar.querySelector('button') || this.plot).focus();
    }

    // What has been narrowed is another thing: all that was known of it is asked for anew, even where nothing is left.
    async anew() {
      this.known.clear();
      this.view = null;
      await this.show();
    }

    // The buttons that narrow the other boards to what a mark stands for.
    narrowing(place) {
      const picks = (this.view.offers?.[place] || []).filter(([column]) => this.shared?.includes(column));
      return picks.map(([column, value, what]) => {
        const made = make('button', { type: 'button', class: 'narrow' }, say(this.words.narrow, { what }));
        made.addEventListener('click', () => { this.shut(); this.env.narrow(column, value); this.line(say(this.words.narrowed, { what })); });
        return made;
      });
    }

    // Where there is a kernel, what is on the screen can be pinned.
    pinning() {
      return this.env.pin ? [this.button('pin', async () => this.line(await this.env.pin()))] : [];
    }

    // ---- states

    key() { return this.controls ? this.controls.at().join(',') : ''; }

    // Whether a state is known to have nothing to show; one that nobody has asked for yet may have something.
    dead(key) {
      if (this.source.states) return this.source.states[key] === null || this.source.states[key] === undefined;
      return Boolean(this.known.get(key)?.dead);
    }

    async viewOf(key) {
      if (this.source.views) return this.source.views[this.source.states ? this.source.states[key] : 0];
      if (!this.known.has(key)) this.known.set(key, await this.source.want(key));
      return this.known.get(key);
    }

    offer() { this.controls?.offer(at => !this.dead(at.join(','))); }

    // A state that turns out to have nothing to show is not gone to: the control goes back, and a line says why.
    async move(key) {
      const from = this.shownKey;
      this.env.chosen?.(this, key);
      if (await this.show(key) || key !== this.key()) return;
      this.controls.set(from.split(',').map(Number));
      this.offer();
      this.box.dataset.state = from;
      this.env.chosen?.(this, from);
      this.line(this.known.get(key)?.finding || this.words.nothing);
    }

    // Show a state: the last one asked for wins, whatever arrives first.
    async show(key = this.key()) {
      const mine = ++this.turn;
      const busy = setTimeout(() => this.box.setAttribute('aria-busy', 'true'), 150);
      let view;
      try {
        view = await this.viewOf(key);
      } finally {
        clearTimeout(busy);
        this.box.removeAttribute('aria-busy');
      }
      if (mine !== this.turn) return true;
      if (this.view && (!view || view.dead)) return false;
      this.view = view || { kind: 'sentence', finding: this.words.nothing };
      this.shownKey = key;
      this.shut(false);
      await this.draw();
      this.offer();
      this.box.dataset.state = key; // what stands on the screen, for whoever waits for it
      return true;
    }

    async choose(key) {
      const at = key.split(',').map(Number);
      const fits = this.controls && at.length === this.source.controls.length && at.every((place, i) => this.source.controls[i].options[place]);
      if (!fits || this.dead(key)) return false;
      this.controls.set(at);
      return this.show(key);
    }

    // ---- words

    sources() {
      const { sources = [] } = this.view;
      return Array.isArray(sources) ? sources.map(id => [id, this.env.sources[id]]) : Object.entries(sources);
    }

    speak() {
      const view = this.view;
      const set = (name, text) => {
        const part = this.part(name);
        if (part) { part.textContent = text || ''; part.hidden = !text; }
      };
      set('finding', view.finding);
      // Where there is no room for notes, the subtitle says what the signs on a chart stand for.
      const signs = this.part('note') ? [] : (view.notes || []).filter(note => /^[*†]/.test(note));
      set('subtitle', [view.subtitle, ...signs].filter(Boolean).join('. '));
      set('note', (view.notes || []).join(' '));
      set('source', view.source ? say(this.words.source, { sources: view.source }) : '');
      const told = [view.finding, view.subtitle].filter(Boolean).join('. ') || this.words.chart;
      const walks = Boolean(view.marks?.length) && Boolean(this.tabs);
      this.plot.setAttribute('role', walks ? 'application' : 'img');
      this.plot.setAttribute('aria-label', walks ? `${told}. ${this.words.marks_help}` : told);
      if (walks) this.plot.tabIndex = 0; else this.plot.removeAttribute('tabindex');
    }

    // ---- tabs

    turnTo(name) {
      this.tab = name;
      return this.draw();
    }

    // Which tabs there are: a table has no chart, a sentence has none, a figure of the reader's own has a chart alone.
    open() {
      const view = this.view;
      if (view.kind === 'sentence' || !this.tabs) return [];
      return TABS.filter(name => ({ chart: view.kind === 'chart', data: Boolean(view.rows), sources: Boolean(view.marks) }[name]));
    }

    layOut() {
      const open = this.open(), shown = open.includes(this.tab) ? this.tab : open[0];
      this.tabs.forEach((tab, i) => {
        const mine = TABS[i] === shown;
        tab.hidden = !open.includes(TABS[i]);
        tab.setAttribute('aria-selected', String(mine));
        tab.tabIndex = mine ? 0 : -1;
        this.part(`panel-${TABS[i]}`).hidden = !mine;
      });
      this.part('tabs').hidden = open.length < 2;
      return shown;
    }

    async draw(width = 0) {
      this.speak();
      const shown = this.tabs ? this.layOut() : this.view.kind === 'chart' ? 'chart' : this.view.kind;
      const empty = this.part('nothing');
      if (!this.tabs) {
        this.plot.hidden = shown !== 'chart';
        empty.hidden = shown === 'chart' || shown === 'sentence';
        if (shown === 'table') empty.replaceChildren(this.table());
      }
      if (shown === 'chart') await this.drawPlot(width);
      if (shown === 'data') this.fillData();
      if (shown === 'sources') this.fillSources();
    }

    async drawPlot(width) {
      const view = this.view, env = this.env;
      await env.plotly(view);
      if (view !== this.view) return;
      this.width = width || this.plot.clientWidth;
      if (!this.width) return;
      const height = env.height ? env.height(this) : 0;
      const template = view.layout.template || env.template;
      const { data, layout, drawn } = Fit.fit(view, this.width, { height, dark: env.dark(), template, least: height ? 16 : 12, cut: env.cut });
      env.drawn?.(this, drawn);
      layout.dragmode = fine && !height && !this.touch ? 'zoom' : false;
      // Both are begun before either is awaited: what is printed is what stands when this call returns.
      const standing = Plotly.react(this.plot, data, layout, CONFIG);
      await Promise.all([standing, Fit.mend(this.plot)]);
      this.plot.dataset.drawn = 'true';
      if (!this.listening && this.tabs) {
        this.listening = true;
        this.plot.on('plotly_click', ({ points: [point] }) => this.tell(point.customdata ?? point.data.meta));
      }
    }

    table() {
      return Tables.table(this.view.heads, this.view.rows, this.words, this.env.lang, this.view.finding || this.words.table);
    }

    fillData() {
      const panel = this.part('panel-data');
      const holder = this.table(), table = holder.querySelector('table');
      panel.replaceChildren(holder, make('div', { class: 'tools' },
        this.button('copy_table', async () => this.say(await copy(Tables.tabbed(table)))),
        this.button('csv', () => Tables.hand(new Blob([Tables.csv(table)], { type: 'text/csv;charset=utf-8' }), `${named(this.view.finding)}.csv`)), ...(this.view.marks ? this.pinning() : [])));
    }

    // ---- sources

    entry([, [publisher, title, published, url]]) {
      const words = title || url || publisher;
      const link = /^https?:\/\//.test(url) ? make('a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, words) : make('span', {}, words);
      return make('li', {}, publisher && publisher !== words ? `${publisher}: ` : '', link, published ? ` (${published})` : '');
    }

    cite() {
      const { finding, subtitle, more } = this.view;
      const lines = [`${(finding || '').replace(/\.$/, '')}. ${subtitle || ''}`.trim(), ...this.sources().map(([, page]) => `- ${cited(page)}`)];
      return [...lines, ...(more ? [`- ${more}`] : [])].join('\n');
    }

    // The pages behind what is shown, each with its publisher, title, date and address.
    listed() {
      const pages = this.sources();
      return pages.length ? make('ol', { class: 'pages' }, ...pages.map(page => this.entry(page))) : make('p', {}, this.view.source || this.words.no_sources);
    }

    fillSources() {
      const pages = this.sources();
      this.part('panel-sources').replaceChildren(this.listed(), ...(this.view.more && pages.length ? [make('p', {}, this.view.more)] : []),
        make('div', { class: 'tools' }, this.button('copy_citation', async () => this.say(await copy(this.cite())))));
    }

    say(done) { this.line(done ? this.words.copied : this.words.not_copied); }

    // Say something for a while, to eyes and ears.
    line(words) {
      const line = this.part('done');
      if (!line) return;
      line.textContent = words;
      line.classList.remove('unseen');
      clearTimeout(this.fading);
      this.fading = setTimeout(() => { line.classList.add('unseen'); line.textContent = ''; }, 5000);
    }

    // ---- marks

    // A mark's words, the source's own words, and where they are from.
    tell(place, focus = false) {
      const mark = this.view.marks?.[place];
      if (!mark) return;
      const [words, said, ids] = mark, all = new Map(this.sources());
      const pages = ids.filter(id => all.get(id)).map(id => [id, all.get(id)]);
      const quoted = said ? say(this.words.said, { words: said }) : '';
      const text = [[words, quoted].filter(Boolean).join('. '), this.view.subtitle || '', ...(pages.length ? pages.map(([, page]) => `- ${cited(page)}`) : [this.view.source && `- ${say(this.words.source, { sources: this.view.source })}`])].filter(Boolean).join('\n');
      const copying = this.button('copy_citation', async () => this.say(await copy(text)));
      const told = this.part('told');
      told.replaceChildren(...[
        make('p', { class: 'what' }, words), quoted ? make('p', {}, quoted) : null,
        pages.length ? make('ul', { class: 'pages' }, ...pages.map(page => this.entry(page))) : make('p', {}, this.words.no_source),
        make('div', { class: 'tools' }, copying, ...this.narrowing(place), this.button('close', () => this.shut())),
      ].filter(Boolean));
      told.setAttribute('aria-label', words);
      told.hidden = false;
      this.at = place;
      if (focus) copying.focus();
    }

    shut(back = true) {
      const told = this.part('told');
      if (!told || told.hidden) return;
      const inside = told.contains(document.activeElement);
      told.hidden = true;
      if (back && inside) this.plot.focus();
    }

    pointOf(place) {
      for (const [curveNumber, trace] of (this.plot.data || []).entries()) {
        const rows = trace.customdata;
        if (trace.meta === place) return { curveNumber, pointNumber: 0 };
        if (!Array.isArray(rows)) continue;
        const flat = rows.indexOf(place);
        if (flat >= 0) return { curveNumber, pointNumber: flat };
        const row = rows.findIndex(each => Array.isArray(each) && each.includes(place));
        if (row >= 0) return { curveNumber, pointNumber: [row, rows[row].indexOf(place)] };
      }
      return null;
    }

    // Arrow keys go from mark to mark in the table's order, Enter opens the source of the one arrived at.
    walk(event) {
      const marks = this.view?.marks || [], last = marks.length - 1, at = this.walked ?? -1;
      if (event.target !== this.plot || !marks.length) return;
      const next = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key];
      if (next !== undefined) {
        event.preventDefault();
        this.walked = Math.max(0, Math.min(last, next));
        this.part('at').textContent = marks[this.walked][0];
        const point = this.pointOf(this.walked);
        try {
          if (point) Plotly.Fx.hover(this.plot, [point]);
        } catch { Plotly.Fx.unhover(this.plot); } // a mark that is told but not drawn
      } else if (event.key === 'Enter' && at >= 0) {
        event.preventDefault();
        this.tell(Math.min(at, last), true);
      }
    }

    save() {
      const { data, layout } = structuredClone({ data: this.view.data, layout: this.view.layout });
      layout.template = structuredClone(layout.template || this.env.template);
      const size = { width: 1280, height: layout.height || 640 };
      return Plotly.downloadImage({ data, layout: { ...layout, ...size } }, { format: 'png', ...size, scale: 2, filename: named(this.view.finding) });
    }
  }

  return { Board, letters, copy, plain, TABS };
})();
