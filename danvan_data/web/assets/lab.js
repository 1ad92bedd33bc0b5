// The board in a Jupyter front end: the kernel sends plotly.js once a page, and each state when it is asked for.
let Plotly = null;
const Kept = (window.danvanBoard ??= { bundles: {}, letters: null });
const IDLE = 20, NEIGHBOURS = 40;

async function run(packed) {
  const text = await Kernel.unpack(packed);
  const before = window.Plotly, script = document.createElement('script');
  script.src = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  await new Promise((resolve, reject) => { Object.assign(script, { onload: resolve, onerror: reject }); document.head.append(script); });
  URL.revokeObjectURL(script.src);
  const loaded = window.Plotly;
  if (before) window.Plotly = before; // another's stays where it was
  return loaded;
}

async function plotly(model, view) {
  const name = view.bundle || 'cartesian', { bundles } = Kept;
  if (bundles.full) Plotly = await bundles.full;
  else {
    bundles[name] ??= Kernel.ask(model, { kind: 'plotly', bundle: name }, message => message.kind === 'plotly' && message.bundle === name)
      .then(([, buffers]) => run(buffers[0]));
    Plotly = await bundles[name];
  }
  await letters(model);
}

// Where the front end has not the project's letters, the kernel sends them, too.
function letters(model) {
  Kept.letters ??= (async () => {
    if (![...document.fonts].some(face => /Be Vietnam Pro/.test(face.family))) {
      const [message] = await Kernel.ask(model, { kind: 'letters' }, answer => answer.kind === 'letters');
      document.head.append(Object.assign(document.createElement('style'), { textContent: message.style }));
    }
    await Boards.letters();
  })();
  return Kept.letters;
}

async function render({ model, el, signal }) {
  const { controls, words, lang, key, view, template } = model.get('setup');
  el.classList.add('danvan');
  const box = document.createElement('section');
  el.replaceChildren(box);
  const want = wanted => Kernel.ask(model, { kind: 'want', key: wanted }, message => message.kind === 'state' && message.key === wanted)
    .then(([message]) => message.view);
  let idle = 0;
  const env = {
    words, lang, dark: Kernel.dark, sources: {}, template, plotly: shown => plotly(model, shown),
    chosen: (_, at) => { model.set('at', at); model.save_changes(); },
    narrow: (column, value) => model.send({ kind: 'narrow', column, value }),
    pin: () => Kernel.ask(model, { kind: 'pin' }, message => message.kind === 'pinned').then(([message]) => message.words),
    widen: column => model.send({ kind: 'widen', column }),
  };
  const board = new Boards.Board(box, { controls, key, view, want }, env);
  Keys.own(el);
  // While nobody asks for anything, the states one move away are asked for, one after the other.
  const near = async () => {
    const mine = ++idle, at = board.key().split(',').map(Number);
    const keys = !board.controls ? [] : at.flatMap((place, i) => controls[i].options.map((_, other) => other)
      .sort((a, b) => Math.abs(a - place) - Math.abs(b - place)).map(other => at.map((old, j) => (i === j ? other : old)).join(',')));
    for (const next of keys.filter(each => !board.known.has(each)).slice(0, NEIGHBOURS)) {
      await new Promise(done => setTimeout(done, IDLE));
      if (mine !== idle || !box.isConnected || model.get('at') !== board.key()) return;
      await board.viewOf(next);
      board.offer();
    }
  };
  const follow = async () => {
    if (model.get('at') !== board.key() || !board.view) await board.choose(model.get('at'));
    near();
  };
  model.on('change:at', follow);
  let by = '';
  const chosen = async () => {
    const now = model.get('chosen'), before = by;
    board.chips(now);
    by = JSON.stringify(now.by);
    if (before === by) return;
    idle++;
    await board.anew();
    near();
  };
  model.on('change:chosen', chosen);
  let width = 0;
  const watch = new ResizeObserver(() => {
    if (!box.clientWidth || Math.abs(box.clientWidth - width) < 2) return;
    width = box.clientWidth;
    if (board.view) requestAnimationFrame(() => board.draw());
  });
  const light = Kernel.follow(() => { if (board.view) board.draw(); });
  board.chips(model.get('chosen'));
  by = JSON.stringify(model.get('chosen').by);
  await board.show(key);
  watch.observe(box);
  if (model.get('at') !== key) await board.choose(model.get('at'));
  near();
  const end = () => { model.off('change:at', follow); model.off('change:chosen', chosen); watch.disconnect(); light(); idle++; };
  signal?.addEventListener('abort', end);
  return end;
}

export default { render };
