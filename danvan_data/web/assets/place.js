// The place bar in a Jupyter front end: a place is chosen, the kernel takes it, and the notebook runs again.
const AWAY = 300000; // a rerun takes less: the bar that comes in the place of this one takes the focus back
const Bar = (window.danvanPlace ??= { name: '', until: 0 });

async function render({ model, el }) {
  const { controls, words, kept, back } = model.get('setup'), { make } = Tables;
  el.classList.add('danvan', 'place-bar');
  const said = make('p', { class: 'note', role: 'status' }, kept || words.hint);
  let asked = '';
  const tell = (name, value) => {
    asked = name;
    said.textContent = words.choosing;
    model.send({ name, value });
  };
  const bar = Controls.build(controls, words, at => {
    const moved = controls.findIndex((control, i) => at[i] !== control.start);
    if (moved < 0) return;
    controls.forEach((control, i) => { control.start = at[i]; });
    const { name, options } = controls[moved];
    tell(name, options[at[moved]].value);
  });
  bar.element.classList.add('sentence');
  if (back) {
    const button = make('button', { type: 'button', class: 'back' }, back);
    button.addEventListener('click', () => tell('back', ''));
    bar.element.append(button);
  }
  el.replaceChildren(bar.element, said);
  Keys.own(el);
  model.on('msg:custom', ({ kind, words: line }) => {
    said.setAttribute('role', kind === 'wrong' ? 'alert' : 'status');
    said.textContent = line;
    if (kind !== 'chosen') return;
    Object.assign(Bar, { name: asked, until: Date.now() + AWAY });
    // Who can run a notebook hears it and answers by taking it; elsewhere the line says what to press.
    const taken = !el.dispatchEvent(new CustomEvent('danvan:rerun', { bubbles: true, composed: true, cancelable: true }));
    if (taken) said.textContent = words.running;
  });
  if (Date.now() < Bar.until && (!document.activeElement || document.activeElement === document.body || document.activeElement.closest('.jp-Notebook'))) {
    const mine = controls.findIndex(control => control.name === Bar.name);
    Bar.until = 0;
    requestAnimationFrame(() => bar.element.querySelectorAll('input, select')[Math.max(0, mine)]?.focus({ preventScroll: true }));
  }
}

export default { render };
