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
      this.selects = Object.fromEntries([...Search.FACETS, 'sort'].map(name => [name, make('select', { id: `${id}-${name}`, class: `pick-${name}` })]));
      const label = (name, control) => make('div', { class: 'pick' }, make('label', { for: control.id }, words[name]), control);
      this.clear = this.button('clear', () => this.reset());
      this.said = make('p', { class: 'found-count', id: `${id}-count`, role: 'status' });
      this.list = make('ol', { class: 'models', 'aria-label': words.list });
      this.more = this.button('more', () => { this.count += PAGE; this.fill(this.count - PAGE); });
      this.done = make('p', { class: 'note', role: 'status' });
      const tools = make('div', { class: 'tools' }, this.button('xlsx', () => this.save('xlsx')), this.button('csv', () => this.save('csv')));
      this.box.setAttribute('aria-label', words.title);
      this.box.replaceChildren(
        make('div', { class: 'finder-form', role: 'search' }, label('words', this.input), ...Search.FACETS.map(name => label(name, this.selects[name])), label('sort', this.selects.sort), this.clear),
        this.said, this.list, this.more, tools, this.done, make('p', { class: 'note' }, words.note),
      );
      this.input.addEventListener('input', () => { this.count = PAGE; this.show(); });
      for (const select of Object.values(this.selects)) select.addEventListener('change', () => { this.count = PAGE; this.show(); });
      this.box.addEventListener('keydown', event => this.walk(event));
      const kinds = Object.keys(this.cards.ends);
      const sorts = [['', words.by_fit], ...kinds.map(kind => [kind, this.cards.words.sort[kind]])];
      this.selects.sort.replaceChildren(...sorts.map(([value, text]) => make('option', { value }, text)));
    }

    button(word, press) {
      const made = make('button', { type: 'button', class: `press-${word}` }, this.words[word]);
      made.addEventListener('click', press);
      return made;
    }

    asked() {
      return { typed: this.input.value, ...Object.fromEntries(Object.entries(this.selects).map(([name, select]) => [name, select.value])) };
    }

    // Ask for something by name, as a reader would by hand.
    ask(values) {
      if ('typed' in values) this.input.value = values.typed;
      for (const [name, select] of Object.entries(this.selects)) {
        if (!(name in values)) continue;
        if (![...select.options].some(option => option.value === values[name])) select.append(make('option', { value: values[name] }, values[name]));
        select.value = values[name];
      }
      this.count = PAGE;
      this.show();
    }

    reset() {
      this.ask({ typed: '', ...Object.fromEntries(Object.keys(this.selects).map(name => [name, ''])) });
      this.input.focus();
    }

    show() {
      const { rows, counts } = this.index.find(this.asked());
      this.rows = rows;
      this.offer(counts);
      this.tell();
      this.fill(0);
    }

    // What each facet would leave, beside its words; the one chosen stays, also where it leaves nothing.
    offer(counts) {
      for (const facet of Search.FACETS) {
        const select = this.selects[facet], chosen = select.value, words = this.cards.words[facet] || {};
        const found = [...counts[facet]];
        if (chosen && !counts[facet].has(chosen)) found.push([chosen, 0]);
        const order = Object.keys(words);
        if (facet === 'year') found.sort((a, b) => b[0] - a[0]);
        else if (order.length) found.sort((a, b) => order.indexOf(a[0]) - order.indexOf(b[0]));
        else found.sort((a, b) => this.collator.compare(a[0], b[0]));
        const key = found.join();
        select.closest('.pick').hidden = !found.length;
        if (select.dataset.key === key) continue;
        select.dataset.key = key;
        select.replaceChildren(make('option', { value: '' }, this.words.all), ...found.map(([value, n]) => make('option', { value }, `${words[value] || value} (${this.number.format(n)})`)));
        select.value = chosen;
      }
    }

    tell() {
      const asked = this.asked(), some = asked.typed.trim() || Search.FACETS.some(facet => asked[facet]), n = this.rows.length;
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

    line(row) { return [this.column('place', row), this.column('organisation', row), this.cards.year[row]].filter(Boolean).join(' · '); }

    item(row) {
      const sort = this.selects.sort.value, end = sort && this.index.ends[sort]?.get(row);
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
      const { cards, words } = this, sort = this.selects.sort.value, ends = this.index.ends[sort];
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
