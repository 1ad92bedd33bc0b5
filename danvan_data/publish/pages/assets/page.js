'use strict';
// A shared page: boards as wide as the window, light or dark, printed in full; an address may name a board's state.
(async () => {
  const page = danvanData();
  const root = document.documentElement, { lang } = root, { words } = page;
  let dark = Theme.dark(), soon = 0, before = innerWidth, printing = false, latest = 0, address = null;
  const LOW = 1000; // no chart is drawn higher on paper: its rows stand closer, and are longer
  const isHigh = board => board.view.layout?.height > LOW;
  const wait = (milliseconds = 0) => new Promise(done => setTimeout(done, milliseconds));
  document.querySelectorAll('table.data').forEach(table => Tables.dress(table, words, lang));

  // The address is written when the picture stands: some browsers take as long for it as for the drawing.
  const note = () => {
    try { history.replaceState(null, '', address); } catch { root.dataset.state = address; }
    address = null;
  };
  const env = {
    words, lang, dark: () => dark, sources: page.sources, template: page.template, dated: page.dated, plotly: async () => {},
    height: board => (printing && isHigh(board) ? LOW : 0),
    chosen: (board, key) => {
      if (!address) globalThis.requestIdleCallback ? requestIdleCallback(note, { timeout: 500 }) : setTimeout(note, 50);
      address = `#${board.id}=${key}`;
    },
  };
  await Boards.letters();
  const boards = [...document.querySelectorAll('.chart')].map(box => new Boards.Board(box, page.charts[box.id], env));
  const named = /^#(chart-\d+)=([\d,]+)$/.exec(location.hash);
  for (const board of boards) {
    const wanted = named?.[1] === board.id && await board.choose(named[2]);
    if (!wanted) await board.show();
    if (wanted) board.box.scrollIntoView();
    await wait();
  }
  for (const box of document.querySelectorAll('.finder-board')) {
    const { cards, asked } = page.finders[box.id];
    new Finders.Finder(box, cards, { words: page.finder_words, copy: Boards.copy }).ask(asked);
  }
  root.dataset.ready = 'true';

  // A later redrawing, or paper, ends one that is still on its way from board to board.
  const redraw = async () => {
    const mine = ++latest;
    for (const board of boards) {
      if (mine !== latest) return;
      await board.draw();
      await wait();
    }
  };
  Theme.onchange(() => {
    if (printing) return; // paper is light, whatever the browser then says of the screen
    dark = Theme.dark();
    redraw();
  });
  addEventListener('resize', () => {
    if (printing || innerWidth === before) return;
    before = innerWidth;
    clearTimeout(soon);
    soon = setTimeout(redraw, 120);
  });
  // Drawn as wide as paper is and shrunk: less where a page has little to draw, a long chart more, so that a sheet holds it.
  const PAPER = 700, ALL = 1500, MOST = 0.62, LEAST = 0.44, TALL = 0.38, SHEET = 600;
  addEventListener('beforeprint', () => {
    printing = true;
    clearTimeout(soon);
    latest++;
    dark = false;
    root.dataset.theme = 'light';
    const heights = boards.reduce((sum, { plot }) => sum + (plot._fullLayout?.height || 0), 0);
    const zoom = Math.min(MOST, Math.max(LEAST, ALL / heights));
    const told = new Set(); // what a later board says again before any choice is not printed twice
    boards.forEach(board => {
      board.tab = 'chart';
      const width = Math.round(PAPER / (isHigh(board) ? LEAST : zoom));
      board.plot.style.width = `${width}px`;
      board.draw(width);
      board.plot.style.zoom = Math.min(PAPER / width, Math.max(TALL, SHEET / (board.plot._fullLayout?.height || SHEET)));
      board.box.classList.toggle('again', told.has(board.view.finding));
      told.add(board.view.finding);
    });
  });
  addEventListener('afterprint', () => {
    printing = false;
    dark = Theme.dark();
    root.dataset.theme = dark ? 'dark' : 'light';
    boards.forEach(board => { Object.assign(board.plot.style, { zoom: '', width: '' }); board.box.classList.remove('again'); });
    redraw();
  });
})();
