'use strict';
// A facet of the finder: a button that unrolls its values, each with how many models it leaves; several can be chosen.
const Facets = (() => {
  const { make, say, folded } = Tables;
  const MANY = 12; // from so many values on a reader types a part of one

  class Facet {
    // `env`: id, label, words, name(value) in words, order(values), number(n), changed().
    constructor(env) {
      Object.assign(this, { env, chosen: [], counts: new Map(), key: '' });
      const { id, label, words } = env;
      this.button = make('button', { type: 'button', id, class: 'unroll', 'aria-expanded': 'false', 'aria-controls': `${id}-values`, 'aria-labelledby': `${id}-label ${id}` });
      this.pick = make('div', { class: 'pick' }, make('span', { class: 'label', id: `${id}-label` }, label), this.button);
      this.search = make('input', { type: 'search', class: 'part', placeholder: words.part, 'aria-label': words.part, autocomplete: 'off', spellcheck: 'false' });
      this.list = make('div', { class: 'values' });
      this.panel = make('div', { class: 'unrolled', id: `${id}-values`, role: 'group', 'aria-labelledby': `${id}-label`, hidden: '' }, this.search, this.list);
      this.button.addEventListener('click', () => this.unroll(this.panel.hidden));
      this.search.addEventListener('input', () => this.sift());
      this.panel.addEventListener('keydown', event => this.walk(event));
      this.button.addEventListener('keydown', event => { if (event.key === 'Escape' && !this.panel.hidden) this.close(event); });
    }

    get elements() { return [this.pick, this.panel]; }

    unroll(open) {
      this.panel.hidden = !open;
      this.button.setAttribute('aria-expanded', String(open));
      if (!open) return;
      this.search.value = '';
      this.fill();
      this.sift();
      (this.search.hidden ? this.boxes()[0] : this.search)?.focus();
      this.env.opened(this);
    }

    close(event) {
      event.stopPropagation();
      this.unroll(false);
      this.button.focus();
    }

    set(values) { this.chosen = [...values]; }

    toggle(value, on) {
      this.chosen = on ? [...this.chosen, value] : this.chosen.filter(each => each !== value);
      this.env.changed();
    }

    // How many models each value leaves now; one that is chosen stays, also where it leaves nothing.
    tell(counts) {
      const { words, name } = this.env;
      this.counts = counts;
      this.pick.hidden = !counts.size && !this.chosen.length;
      this.button.textContent = this.chosen.length > 1 ? say(words.chosen, { n: this.chosen.length }) : this.chosen.length ? name(this.chosen[0]) : words.all;
      this.button.classList.toggle('set', this.chosen.length > 0);
      if (!this.panel.hidden) this.fill();
    }

    boxes() { return [...this.list.querySelectorAll('label:not([hidden]) input')]; }

    fill() {
      const { env } = this, values = env.order([...new Set([...this.counts.keys(), ...this.chosen])]), key = values.join('\n');
      if (key !== this.key || !this.list.firstChild) {
        this.key = key;
        const at = this.list.contains(document.activeElement) ? document.activeElement.value : null;
        this.list.replaceChildren(...values.map(value => {
          const box = make('input', { type: 'checkbox', value, autocomplete: 'off' });
          box.addEventListener('change', () => this.toggle(value, box.checked));
          return make('label', {}, box, make('span', {}, env.name(value)), make('span', { class: 'n' }));
        }));
        if (at !== null) ([...this.list.querySelectorAll('input')].find(box => box.value === at) || this.button).focus();
      }
      for (const label of this.list.children) {
        const [box, , n] = label.children;
        box.checked = this.chosen.includes(box.value);
        n.textContent = `(${env.number(this.counts.get(box.value) || 0)})`;
      }
      this.search.hidden = values.length <= MANY;
    }

    sift() {
      const wanted = folded(this.search.value).split(' ');
      for (const label of this.list.children) {
        const text = folded(label.children[1].textContent);
        label.hidden = !wanted.every(word => text.includes(word));
      }
    }

    // Arrow keys go from value to value, Enter chooses as the space bar does, Escape goes back to the button.
    walk(event) {
      const boxes = this.boxes(), at = boxes.indexOf(document.activeElement);
      if (event.key === 'Escape') { this.close(event); return; }
      if (event.key === 'Enter') { event.preventDefault(); (boxes[at] ?? boxes[0])?.click(); return; }
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      if (!step || (at < 0 && event.key !== 'ArrowDown')) return;
      event.preventDefault();
      event.stopPropagation();
      (at + step < 0 && !this.search.hidden ? this.search : boxes[Math.max(0, Math.min(boxes.length - 1, at + step))])?.focus();
    }
  }

  return { Facet };
})();
