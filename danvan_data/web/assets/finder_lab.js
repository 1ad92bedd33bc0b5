// The finder in a Jupyter front end: the kernel sends all models once, compressed; the rest needs no kernel.
async function unpacked(packed) {
  return JSON.parse(await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).text());
}

const asked = (model, question, fits) => new Promise(resolve => {
  const got = (message, buffers) => {
    if (!fits(message)) return;
    model.off('msg:custom', got);
    resolve([message, buffers]);
  };
  model.on('msg:custom', got);
  model.send(question);
});

const isDark = () => document.body.dataset.jpThemeLight === 'false' || document.body.classList.contains('vscode-dark');

async function render({ model, el, signal }) {
  const { words } = model.get('setup'), box = document.createElement('section');
  box.className = 'finder-board';
  el.classList.add('danvan');
  const paint = () => el.classList.toggle('dark', isDark());
  paint();
  el.replaceChildren(box);
  Keys.own(el);
  const themes = new MutationObserver(paint);
  themes.observe(document.body, { attributes: true, attributeFilter: ['data-jp-theme-light', 'class'] });
  const [, buffers] = await asked(model, { kind: 'cards' }, message => message.kind === 'cards');
  const like = row => asked(model, { kind: 'like', row }, message => message.kind === 'like' && message.row === row).then(([message]) => message.rows);
  const finder = new Finders.Finder(box, await unpacked(buffers[0]), { words, copy: Boards.copy, like });
  finder.ask(model.get('asked'));
  const end = () => themes.disconnect();
  signal?.addEventListener('abort', end);
  return end;
}

export default { render };
