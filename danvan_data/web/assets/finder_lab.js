// The finder in a Jupyter front end: the kernel sends all models once, compressed; the rest needs no kernel.
async function render({ model, el }) {
  const { words } = model.get('setup'), box = document.createElement('section');
  box.className = 'finder-board';
  el.classList.add('danvan');
  el.replaceChildren(box);
  Keys.own(el);
  const [, buffers] = await Kernel.ask(model, { kind: 'cards' }, message => message.kind === 'cards');
  const like = row => Kernel.ask(model, { kind: 'like', row }, message => message.kind === 'like' && message.row === row).then(([message]) => message.rows);
  const finder = new Finders.Finder(box, JSON.parse(await Kernel.unpack(buffers[0])), { words, copy: Boards.copy, like });
  finder.ask(model.get('asked'));
}

export default { render };
