// The line above a notebook: what runs, how far it is, and what to do when it fails.
const TICK = 250;
const QUICK = 1000; // a run shorter than this needs no line
const STALLED = 1500; // cells that the reader ran and no kernel has been asked for after so long were dropped

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

const element = (name, properties = {}, attributes = {}) => {
  const made = Object.assign(document.createElement(name), properties);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
};

// The words of the nearest heading at or above a cell.
export function headingOf(notebook, cell) {
  for (let at = notebook.widgets.indexOf(cell); at >= 0; at--) {
    const { model } = notebook.widgets[at];
    const found = model.type === 'markdown' && /^#{1,4}\s+(.+?)\s*#*$/m.exec(model.sharedModel.getSource());
    if (found) return found[1].replace(/[*`]/g, '');
  }
  return '';
}

export class Line {
  constructor(panel, Widget, words, again) {
    this.panel = panel;
    this.words = words;
    this.again = again;
    this.cells = [];
    this.pending = new Set();
    this.node = element('div', { className: 'dv-line', hidden: true }, { role: 'group', 'aria-label': words.label });
    this.bar = element('progress', {}, { 'aria-label': words.label });
    this.said = element('span', { className: 'dv-line-said' }, { role: 'status' });
    this.clock = element('span', { className: 'dv-line-clock' }, { 'aria-hidden': 'true' });
    this.buttons = element('span', { className: 'dv-line-buttons' });
    this.node.append(this.bar, this.said, this.clock, this.buttons);
    panel.contentHeader.addWidget(new Widget({ node: this.node }));
    panel.disposed.connect(() => clearInterval(this.timer));
  }

  // Cells of ours are about to run: say so before the kernel answers. Returns the turn, which a later one ends.
  starting() {
    clearInterval(this.timer);
    this.pending.clear();
    this.wanted = true;
    this.state('starting', this.words.starting);
    this.bar.removeAttribute('value');
    return this.turn = (this.turn ?? 0) + 1;
  }

  scheduled(cell) {
    if (!this.pending.size) {
      [this.cells, this.failure, this.since, this.rested] = [[], null, performance.now(), null];
      clearInterval(this.timer);
      this.timer = setInterval(() => this.tick(), TICK);
    }
    this.cells.push(cell);
    this.pending.add(cell);
  }

  executed(cell, success, error) {
    if (!this.pending.delete(cell)) return;
    if (!success) this.failure ??= { cell, error };
    this.rested = null;
    if (!this.pending.size) this.finish();
    else this.tick();
  }

  tick() {
    const now = performance.now();
    const asked = this.wanted || [...this.pending].some(cell => !cell.isDisposed && cell.model.executionState !== 'idle');
    this.rested = asked ? null : this.rested ?? now;
    if (this.rested && now - this.rested > STALLED) return this.finish();
    if (!this.wanted && now - this.since < QUICK) return;
    const cell = this.cells.find(each => this.pending.has(each));
    const n = this.cells.length - this.pending.size;
    const heading = headingOf(this.panel.content, cell);
    this.state('running', fill(this.words.running, { n: n + 1, total: this.cells.length, heading }));
    [this.bar.max, this.bar.value] = [this.cells.length, n];
    this.clock.textContent = fill(this.words.seconds, { seconds: this.seconds() });
  }

  finish() {
    clearInterval(this.timer);
    const [left, total] = [this.pending.size, this.cells.length];
    const long = this.wanted || performance.now() - this.since >= QUICK;
    this.pending.clear();
    this.wanted = false;
    const name = this.failure?.error?.errorName;
    if (name && name !== 'KeyboardInterrupt') {
      const { cell, error } = this.failure;
      const said = [name, error.errorValue].filter(Boolean).join(': ').split('\n')[0].slice(0, 200);
      this.state('failed', fill(this.words.failed, { n: this.cells.indexOf(cell) + 1, total, error: said }));
      this.offer('show', () => this.show(cell), 'again', this.again);
    } else if (left || this.failure) {
      this.state('stopped', this.words.stopped);
      this.offer('again', this.again);
    } else if (long && total > 1) {
      this.state('done', fill(this.words.done, { total, seconds: this.seconds() }));
      this.offer('again', this.again);
    } else this.node.hidden = true;
  }

  noKernel() {
    this.wanted = false;
    this.state('failed', this.words.no_kernel);
    this.offer();
  }

  show(cell) {
    const notebook = this.panel.content;
    notebook.activeCellIndex = notebook.widgets.indexOf(cell);
    notebook.scrollToItem(notebook.activeCellIndex, 'start');
  }

  seconds() {
    return Math.round((performance.now() - this.since) / 1000);
  }

  state(name, text) {
    this.node.hidden = false;
    this.node.dataset.state = name;
    if (this.said.textContent !== text) this.said.textContent = text;
    this.clock.textContent = '';
    this.bar.hidden = !['starting', 'running'].includes(name);
    this.buttons.replaceChildren();
  }

  // Buttons after the words, by pairs of a word's name and what it does; the last one puts the line away.
  offer(...pairs) {
    for (let at = 0; at < pairs.length; at += 2) {
      const button = element('button', { type: 'button', textContent: this.words[pairs[at]] });
      button.addEventListener('click', pairs[at + 1]);
      this.buttons.append(button);
    }
    const close = element('button', { type: 'button', textContent: '×' }, { 'aria-label': this.words.hide });
    close.addEventListener('click', () => { this.node.hidden = true; });
    this.buttons.append(close);
  }
}
