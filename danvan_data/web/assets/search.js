'use strict';
// Searching models: words without accents, facets with live counts, an order by certain ends. No part of it draws.
const Search = (() => {
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const words = text => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) || [];
  // Keys as `danvan_data.text.match_key` makes them, a space on either side: without marks, and with the tone last (hòa = hoà).
  const bare = text => ` ${words(text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/gi, 'd')).join(' ')} `;
  const exact = text => ` ${words(text.normalize('NFD')).map(word => word.replace(TONES, '') + (word.match(TONES) || []).join('')).join(' ')} `;

  // What was typed: words that must be there, of which the last may be just the beginning of one; quoted ones together.
  function wanted(typed) {
    const open = (typed.match(/["“”«»]/g) || []).length % 2 === 1, going = /[\p{L}\p{M}\p{N}]$/u.test(typed);
    const end = going ? key => key.slice(0, -1) : key => key;
    const parts = [...typed.matchAll(/["“”«»]([^"“”«»]*)["“”«»]?/g)].map(found => bare(found[1])).filter(key => key.trim());
    if (open && parts.length) parts.push(end(parts.pop()));
    const each = bare(typed).trim().split(' ').filter(Boolean).map(word => ` ${word} `);
    if (each.length && going) each.push(end(each.pop()));
    return { all: [...new Set([...each, ...parts])], plain: end(bare(typed)), exact: end(exact(typed)) };
  }

  const FACETS = ['field', 'organisation', 'province', 'year', 'has'];
  const EVERY = 'has'; // of it a model has every value that is chosen, of the others one

  class Index {
    constructor(cards) {
      this.cards = cards;
      this.n = cards.n;
      this.keys = new Array(this.n);
      this.names = new Array(this.n);
      this.marked = new Array(this.n);
      const once = column => column.is.map(bare);
      this.folded = { place: once(cards.place), organisation: once(cards.organisation) };
      this.facets = Object.fromEntries(FACETS.map(facet => [facet, this.facet(facet)]));
      this.ends = Object.fromEntries(Object.entries(cards.ends).map(([kind, rows]) => [kind, new Map(rows.map(row => [row[0], row]))]));
      this.done = 0;
    }

    // Make the keys of some more models; returns whether all are made.
    prepare(most = Infinity) {
      const { name, place, organisation, figures } = this.cards, last = Math.min(this.n, this.done + most);
      for (let row = this.done; row < last; row++) {
        this.names[row] = bare(name[row]);
        this.marked[row] = exact(name[row]);
        this.keys[row] = [this.names[row], this.folded.place[place.at[row]], this.folded.organisation[organisation.at[row]],
          bare(figures[row].map(figure => figure[1]).join(' ; '))].join(' ');
      }
      this.done = last;
      return last === this.n;
    }

    // How well a model fits (0 best): the words as typed in its name, without accents, all of them in it, anywhere.
    rank(row, asked) {
      const name = this.names[row];
      if (name.includes(asked.plain)) return this.marked[row].includes(asked.exact) ? 0 : 1;
      if (asked.all.every(word => name.includes(word))) return 2;
      return this.keys[row].includes(asked.plain) ? 3 : 4;
    }

    // The values of a facet, and of each model the places of those that it has.
    facet(name) {
      const { cards } = this, places = new Map(), shared = new Map();
      const place = value => { if (!places.has(value)) places.set(value, places.size); return places.get(value); };
      const once = (key, values) => { if (!shared.has(key)) shared.set(key, values().map(place)); return shared.get(key); };
      const rows = {
        field: row => once(cards.field.at[row], () => [cards.field.is[cards.field.at[row]]].filter(Boolean)),
        province: row => once(cards.province.at[row], () => [cards.province.is[cards.province.at[row]]].filter(Boolean)),
        organisation: row => once(cards.bodies.at[row], () => cards.bodies.is[cards.bodies.at[row]].split('; ')),
        year: row => once(`${cards.start[row]} ${cards.end[row]}`, () => (cards.start[row] === null || cards.end[row] === null ? []
          : Array.from({ length: cards.end[row] - cards.start[row] + 1 }, (_, at) => String(cards.start[row] + at)))),
        has: () => [],
      }[name];
      const of = Array.from({ length: this.n }, (_, row) => rows(row));
      const more = { has: cards.has, province: cards.places }[name] || {};
      for (const [value, all] of Object.entries(more)) for (const row of all) of[row] = [...of[row], place(value)];
      return { values: [...places.keys()], places, of, every: name === EVERY };
    }

    // A facet with what is asked of it: a model is of one of its values, or of every one. A value that no model has is -1.
    asking(name, asked) {
      const facet = this.facets[name], chosen = [asked[name] ?? []].flat().filter(Boolean);
      const wanted = chosen.map(value => facet.places.get(value) ?? -1), marks = new Uint8Array(facet.values.length);
      for (const at of wanted) if (at >= 0) marks[at] = 1;
      const none = of => { for (const at of of) if (marks[at]) return false; return true; };
      const misses = facet.every ? of => wanted.some(at => !of.includes(at)) : none;
      return { ...facet, n: new Int32Array(facet.values.length), set: chosen.length > 0, misses };
    }

    // `{typed, field, organisation, province, year, has, sort}`, of a facet one value or several -> `{rows, counts}`: the
    // models in order, and of each facet how many models each of its values has, whatever else of it is chosen; where
    // every value is asked for, how many it would leave.
    find(asked) {
      this.prepare();
      const { keys } = this, typed = wanted(asked.typed || ''), ranks = [[], [], [], [], []];
      const all = FACETS.map(name => this.asking(name, asked));
      const tally = (facet, row) => { for (const place of facet.of[row]) facet.n[place]++; };
      const set = all.filter(facet => facet.set), total = typed.all.length;
      rows: for (let row = 0; row < this.n; row++) {
        for (let i = 0; i < total; i++) if (!keys[row].includes(typed.all[i])) continue rows;
        let missed = null;
        for (const facet of set) {
          if (!facet.misses(facet.of[row])) continue;
          if (missed || facet.every) continue rows;
          missed = facet;
        }
        if (missed) { tally(missed, row); continue; }
        for (const facet of all) tally(facet, row);
        ranks[total ? this.rank(row, typed) : 0].push(row);
      }
      const found = ranks.flat();
      const counts = Object.fromEntries(all.map((facet, at) => [FACETS[at], new Map(facet.values.map((value, i) => [value, facet.n[i]]).filter(each => each[1]))]));
      return { rows: asked.sort ? this.sorted(found, asked.sort) : found, counts };
    }

    // By the end that is certain: the highest lower end first; those of which only an upper end is known; the rest.
    sorted(rows, kind) {
      if (kind === 'name') return [...rows].sort((a, b) => a - b);
      const ends = this.ends[kind] || new Map();
      const step = row => { const end = ends.get(row); return !end ? 2 : end[1] === null ? 1 : 0; };
      const size = row => { const end = ends.get(row); return end ? end[1] ?? end[2] : 0; };
      return [...rows].sort((a, b) => step(a) - step(b) || size(b) - size(a) || a - b);
    }
  }

  return { Index, FACETS, bare, exact, wanted };
})();
