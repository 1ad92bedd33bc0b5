'use strict';
// A shared page: charts as wide as the window, light or dark, printed in full.
(async () => {
  const { state, words, lang } = Board, root = document.documentElement;
  state.dark = Theme.dark();
  document.querySelectorAll('table.data').forEach(table => Tables.dress(table, words, lang));
  const charts = await Board.start();
  let soon = 0, before = innerWidth, printing = false, latest = 0;
  // A later redrawing, or paper, ends one that is still on its way from chart to chart.
  const redraw = async () => {
    const mine = ++latest;
    for (const chart of charts) {
      if (mine !== latest) return;
      await chart.draw();
      await Board.wait();
    }
  };
  Theme.onchange(() => {
    if (printing) return; // paper is light, whatever the browser then says of the screen
    state.dark = Theme.dark();
    redraw();
  });
  addEventListener('resize', () => {
    if (printing || innerWidth === before) return;
    before = innerWidth;
    clearTimeout(soon);
    soon = setTimeout(redraw, 120);
  });
  const PAPER = 900; // drawn as wide as this, and shrunk to A4 by the style: see .plot in page.css
  addEventListener('beforeprint', () => {
    printing = true;
    clearTimeout(soon);
    latest++;
    state.dark = false;
    root.dataset.theme = 'light';
    charts.forEach(chart => chart.draw(PAPER));
  });
  addEventListener('afterprint', () => {
    printing = false;
    state.dark = Theme.dark();
    root.dataset.theme = state.dark ? 'dark' : 'light';
    redraw();
  });
})();
