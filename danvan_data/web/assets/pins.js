// The pins in a Jupyter front end: a list in the order in which they are told, each to be named, moved and dropped.
function render({ model, el }) {
  const { make, say } = Tables, { words } = model.get('setup');
  el.classList.add('danvan', 'pins');
  const list = make('ol', { class: 'pinned', 'aria-label': words.list });
  const empty = make('p', {}, words.empty), said = make('p', { class: 'note', role: 'status' }), more = make('div', { class: 'tools' });
  const button = (text, press, label = null) => {
    const made = make('button', { type: 'button', 'aria-label': label }, text);
    made.addEventListener('click', press);
    return made;
  };
  const again = button(words.refresh, () => model.send({ kind: 'refresh' }));
  let wanted = null; // what takes the focus when the list has been drawn anew
  const tell = (kind, id, rest = {}, focus = kind) => {
    wanted = [id, focus];
    said.textContent = '';
    more.replaceChildren(again);
    model.send({ kind, id, ...rest });
  };
  const line = (pin, at, all) => {
    const { id, name, finding, origin } = pin;
    const field = make('input', { type: 'text', value: name, 'aria-label': say(words.name, { n: at + 1 }), autocomplete: 'off' });
    field.value = name;
    const rename = () => { if (field.value.trim() !== name) tell('rename', id, { name: field.value }); };
    field.addEventListener('change', rename);
    const buttons = [
      ['move-up', '↑', () => tell('move', id, { by: -1 }, 'move-up'), words.up, at === 0],
      ['move-down', '↓', () => tell('move', id, { by: 1 }, 'move-down'), words.down, at === all.length - 1],
      ['drop', '×', () => {
        const next = all[at + 1] || all[at - 1];
        wanted = next ? [next.id, 'drop'] : null;
        said.textContent = say(words.dropped, { name });
        more.replaceChildren(again, button(words.undo, () => tell('undo', id, {}, 'drop')));
        model.send({ kind: 'drop', id });
      }, words.drop],
    ].map(([kind, sign, press, label, off]) => {
      const made = button(sign, press, say(label, { name }));
      made.dataset.kind = kind;
      made.disabled = Boolean(off);
      return made;
    });
    return make('li', { 'data-id': id }, make('div', { class: 'tools' }, field, ...buttons),
      finding === name ? '' : make('p', { class: 'what' }, finding), make('p', { class: 'note' }, origin));
  };
  const draw = () => {
    const items = model.get('items');
    list.replaceChildren(...items.map(line));
    list.hidden = !items.length;
    empty.hidden = Boolean(items.length);
    if (!wanted) return;
    const [id, kind] = wanted, row = [...list.children].find(each => each.dataset.id === id);
    wanted = null;
    const target = row?.querySelector(`[data-kind="${kind}"]:enabled`) || row?.querySelector(kind === 'rename' ? 'input' : 'button:enabled') || again;
    target.focus();
  };
  more.append(again);
  el.replaceChildren(list, empty, said, more);
  Keys.own(el);
  model.on('change:items', draw);
  draw();
  return () => model.off('change:items', draw);
}

export default { render };
