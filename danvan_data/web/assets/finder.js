'use strict';
// The finder: words and facets above, the models they leave below, each opening as a card; the same in Lab and pages.
const Finders = (() => {
  const { make, say, hand } = Tables;
  const PAGE = 40, SLICE = 500;

  class Finder {
    // `cards` as `exhibits.cards` tells; `env`: words, lang, copy(text), like(row) where the cards do not say it.
    constructor(box, cards, env) {
      Object.assign(this, { box, cards, env, words: env.words, index: new Search.Index(cards), count: PAGE, turn: 0 });
      this.id = box.id || Tables.fresh('finder');
      this.collator = new Intl.Collator(cards.lang, { numeric: true });
      this.number = new Intl.NumberFormat(cards.lang === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 2 });
      this.build();
      this.show();
      this.ready();
    }

    // The keys are made a few at a time, so that the page answers meanwhile; then it searches once, unseen, for the
    // first search of a browser is its slowest.
    ready() {
      const more = () => {
        if (!this.index.prepare(SLICE)) { setTimeout(more); return; }
        for (const typed of ['a', 'n', 'h', 'an ']) this.index.find({ typed });
        this.box.dataset.ready = 'true';
      };
      more();
    }

    build() {
      const { words, id } = this;
      this.input = make('input', { type: 'search', id: `${id}-words`, class: 'words', placeholder: words.hint, autocomplete: 'off', 'aria-describedby': `${id}-count` });
      this.sort = make('select', { id: `${id}-sort`, class: 'pick-sort' });
      this.facets = Object.fromEntries(Search.FACETS.map(name => [name, this.facet(name)]));
      this.chips = make('div', { class: 'chips', role: 'group', 'aria-label': words.conditions, hidden: '' });
      const label = (name, control) => make('div', { class: 'pick' }, make('label', { for: control.id }, words[name]), control);
      this.clear = this.button('clear', () => this.reset());
      this.said = make('p', { class: 'found-count', id: `${id}-count`, role: 'status' });
      this.list = make('ol', { class: 'models', 'aria-label': words.list });
      this.more = this.button('more', () => { this.count += PAGE; this.fill(this.count - PAGE); });
      this.done = make('p', { class: 'note', role: 'status' });
      const tools = make('div', { class: 'tools' }, this.button('xlsx', () => this.save('xlsx')), this.button('csv', () => this.save('csv')));
      this.box.setAttribute('aria-label', words.title);
      this.box.replaceChildren(
        make('div', { class: 'finder-form', role: 'search' }, label('words', this.input), ...Search.FACETS.flatMap(name => this.facets[name].elements), label('sort', this.sort), this.clear),
        this.chips, this.said, this.list, this.more, tools, this.done, make('p', { class: 'note' }, words.note),
      );
      this.input.addEventListener('input', () => { this.count = PAGE; this.show(); });
      this.sort.addEventListener('change', () => { this.count = PAGE; this.show(); });
      this.box.addEventListener('keydown', event => this.walk(event));
      const kinds = Object.keys(this.cards.ends);
      const sorts = [['', words.by_fit], ...kinds.map(kind => [kind, this.cards.words.sort[kind]])];
      this.sort.replaceChildren(...sorts.map(([value, text]) => make('option', { value }, text)));
    }

    button(word, press) {
      const made = make('button', { type: 'button', class: `press-${word}` }, this.words[word]);
      made.addEventListener('click', press);
      return made;
    }

    facet(name) {
      const words = this.cards.words[name] || {}, coded = Object.keys(words);
      const made = new Facets.Facet({
        id: `${this.id}-${name}`, label: this.words[name], words: this.words, name: value => words[value] || value, number: n => this.number.format(n),
        order: values => values.sort((a, b) => (name === 'year' ? b - a : coded.length ? coded.indexOf(a) - coded.indexOf(b) : this.collator.compare(a, b))),
        changed: () => { this.count = PAGE; this.show(); },
        opened: () => Object.values(this.facets).filter(each => each !== made).forEach(each => each.unroll(false)),
      });
      made.button.classList.add(`pick-${name}`);
      return made;
    }

    asked() {
      return { typed: this.input.value, sort: this.sort.value, ...Object.fromEntries(Object.entries(this.facets).map(([name, facet]) => [name, facet.chosen])) };
    }

    // Ask for something by name, as a reader would by hand; of a facet one value or several.
    ask(values) {
      if ('typed' in values) this.input.value = values.typed;
      if ('sort' in values) this.sort.value = values.sort;
      for (const [name, facet] of Object.entries(this.facets)) if (name in values) facet.set([values[name]].flat().filter(Boolean));
      this.count = PAGE;
      this.show();
    }

    reset() {
      this.ask({ typed: '', sort: '', ...Object.fromEntries(Search.FACETS.map(name => [name, []])) });
      this.input.focus();
    }

    show() {
      const { rows, counts } = this.index.find(this.asked());
      this.rows = rows;
      for (const name of Search.FACETS) this.facets[name].tell(counts[name]);
      this.chip();
      this.tell();
      this.fill(0);
    }

    // Each value that is chosen, to be taken back.
    chip() {
      const all = Object.entries(this.facets).flatMap(([name, facet]) => facet.chosen.map(value => [name, facet, value]));
      const key = all.map(([name, , value]) => `${name} ${value}`).join('\n');
      if (key === this.chipped) return;
      const at = [...this.chips.children].indexOf(document.activeElement);
      this.chipped = key;
      this.chips.replaceChildren(...all.map(([name, facet, value]) => {
        const what = `${this.words[name]}: ${facet.env.name(value)}`;
        const chip = make('button', { type: 'button', class: 'chip', 'aria-label': say(this.words.without, { what }) }, what, make('span', { 'aria-hidden': 'true' }, ' ×'));
        chip.addEventListener('click', () => facet.toggle(value, false));
        return chip;
      }));
      this.chips.hidden = !all.length;
      if (at >= 0) (this.chips.children[Math.min(at, all.length - 1)] || this.input).focus();
    }

    tell() {
      const asked = this.asked(), some = asked.typed.trim() || Search.FACETS.some(facet => asked[facet].length), n = this.rows.length;
      const key = n ? (some ? 'count' : 'count_all') : this.cards.n ? 'nothing' : 'empty';
      this.said.textContent = say(this.words[key], { n: this.number.format(n), all: this.number.format(this.cards.n) });
      this.clear.disabled = !some && !asked.sort;
    }

    fill(from) {
      const rows = this.rows.slice(from, this.count).map(row => this.item(row));
      if (from) this.list.append(...rows); else this.list.replaceChildren(...rows);
      this.more.hidden = this.count >= this.rows.length;
      this.more.textContent = say(this.words.more, { n: Math.min(PAGE, this.rows.length - this.count), left: this.number.format(this.rows.length - this.count) });
      if (from) rows[0]?.firstChild.focus();
    }

    // ---- a model

    column(name, row) { const column = this.cards[name]; return column.is[column.at[row]]; }

    line(row) {
      const related = this.cards.related?.includes(row) && this.words.related;
      return [this.column('place', row), this.column('organisation', row), this.cards.year[row], related].filter(Boolean).join(' · ');
    }

    item(row) {
      const sort = this.sort.value, end = sort && this.index.ends[sort]?.get(row);
      const figures = this.cards.figures[row].map(figure => figure[1]).join('; ');
      const button = make('button', { type: 'button', class: 'model', 'aria-expanded': 'false', 'data-row': row },
        make('span', { class: 'name' }, this.cards.name[row]), make('span', { class: 'where' }, this.line(row)),
        end ? make('span', { class: 'end' }, end[3]) : figures ? make('span', { class: 'end' }, figures) : null);
      const item = make('li', {}, button);
      button.addEventListener('click', () => this.open(item, row));
      return item;
    }

    open(item, row) {
      const button = item.firstChild, was = item.querySelector('.model-card');
      if (was) was.remove(); else item.append(this.card(row));
      button.setAttribute('aria-expanded', String(!was));
    }

    pages(row) { return this.cards.told[row].map(at => this.cards.pages[at]); }

    page([publisher, title, when, url]) {
      const words = title || url || publisher;
      const link = /^https?:\/\//.test(url) ? make('a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, words) : make('span', {}, words);
      return make('li', {}, publisher && publisher !== words ? `${publisher}: ` : '', link, when ? ` (${when})` : '');
    }

    // What a card says, to paste: the model, its figures as reported, and publisher, title, date, address of each page.
    cited(row) {
      const { cards } = this;
      const head = [`${cards.name[row]} (${this.line(row)})`.replace(' ()', '')];
      const figures = cards.figures[row].map(([kind, said]) => `${cards.indicators[kind]}: ${said}`);
      const pages = this.pages(row).map(([publisher, title, when, url]) => `- ${[publisher, title && `“${title}”`, when, url].filter(Boolean).join(', ')}`);
      return [[...head, figures.join('; ')].filter(Boolean).join('. '), ...pages, ...(cards.note ? [`- ${cards.note[row]}`] : [])].join('\n');
    }

    card(row, back = null) {
      const { cards, words } = this;
      const facts = [['field', cards.words.field[this.column('field', row)]], ['organisation', this.column('organisation', row) || words.not_stated],
        ['place', this.column('place', row)], ['year', cards.year[row]], ['address', cards.note?.[row]]].filter(([, value]) => value);
      const list = make('dl', {}, ...facts.flatMap(([name, value]) => [make('dt', {}, words[name]), make('dd', {}, value)]));
      const figures = cards.figures[row].map(([kind, said, read]) => make('li', {}, make('b', {}, `${cards.indicators[kind]}: `), `“${said}”`, read && read !== said ? make('span', { class: 'read' }, ` = ${read}`) : null));
      const done = make('p', { class: 'note', role: 'status' });
      const copying = this.button('copy', async () => { done.textContent = await this.env.copy(this.cited(row)) ? words.copied : words.not_copied; });
      const near = make('div', { class: 'near' });
      const card = make('div', { class: 'model-card', role: 'group', 'aria-label': cards.name[row] },
        back === null ? null : make('h4', { tabindex: '-1' }, cards.name[row]), list,
        cards.related?.includes(row) ? make('p', { class: 'note' }, words.related_how) : null,
        figures.length ? make('ul', { class: 'figures' }, ...figures) : make('p', { class: 'note' }, words.no_figures),
        make('ul', { class: 'pages' }, ...this.pages(row).map(page => this.page(page))),
        make('div', { class: 'tools' }, copying), done, near);
      if (back !== null) {
        const button = this.button('back', () => { card.replaceWith(back); back.querySelector('.like')?.focus(); });
        card.prepend(button);
      }
      this.alike(row, near, card);
      return card;
    }

    async alike(row, place, card) {
      const rows = this.cards.like ? this.cards.like[row] : await this.env.like(row);
      const items = rows.map(other => {
        const button = make('button', { type: 'button', class: 'like' }, this.cards.name[other]);
        button.addEventListener('click', () => { const next = this.card(other, card); card.replaceWith(next); next.querySelector('h4').focus(); });
        return make('li', {}, button, ` ${this.line(other)}`);
      });
      place.replaceChildren(make('h4', {}, this.words.like), items.length ? make('ul', {}, ...items) : make('p', { class: 'note' }, this.words.no_like),
        ...(items.length ? [make('p', { class: 'note' }, this.words.like_how)] : []));
    }

    // Arrow keys go from the words to the models and among them; Escape closes a card.
    walk(event) {
      const models = [...this.list.querySelectorAll('.model')], at = models.indexOf(document.activeElement);
      if (event.key === 'Escape') {
        const item = document.activeElement.closest('li:has(> .model-card)');
        if (item && this.list.contains(item)) { item.querySelector('.model-card').remove(); item.firstChild.setAttribute('aria-expanded', 'false'); item.firstChild.focus(); event.stopPropagation(); }
        return;
      }
      if (at < 0 && document.activeElement !== this.input) return;
      const next = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
      if (next === undefined || (at < 0 && event.key === 'ArrowUp')) return;
      event.preventDefault();
      (next < 0 ? this.input : models[Math.min(next, models.length - 1)])?.focus();
    }

    // ---- taken home

    // Everything found, in the order shown: heads and rows; with the ends that it is sorted by as numbers.
    table() {
      const { cards, words } = this, sort = this.sort.value, ends = this.index.ends[sort];
      const heads = [...['model', 'field', 'organisation', 'place', 'year', 'figures'].map(name => words[name]), ...(ends ? [words.low, words.high] : []), words.publisher, words.page, words.published, words.url];
      const joined = (row, at) => [...new Set(this.pages(row).map(page => page[at]).filter(Boolean))].join('; ');
      const rows = this.rows.map(row => [cards.name[row], cards.words.field[this.column('field', row)] || '', this.column('organisation', row), this.column('place', row), cards.year[row],
        cards.figures[row].map(([kind, said]) => `${cards.indicators[kind]}: ${said}`).join('; '), ...(ends ? [ends.get(row)?.[1] ?? null, ends.get(row)?.[2] ?? null] : []), ...[0, 1, 2, 3].map(at => joined(row, at))]);
      return { heads, rows };
    }

    async save(kind) {
      const { heads, rows } = this.table(), name = this.words.file;
      const blob = kind === 'xlsx' ? await Sheet.workbook(this.words.title, heads, rows) : new Blob([Tables.written([heads, ...rows])], { type: 'text/csv;charset=utf-8' });
      hand(blob, `${name}.${kind}`);
      this.done.textContent = say(this.words.saved, { n: this.number.format(rows.length) });
    }
  }

  return { Finder };
})();
