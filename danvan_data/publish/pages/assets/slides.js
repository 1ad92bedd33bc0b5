'use strict';
// Slides: charts as tall as the room their words leave, live controls, and a window for the one who speaks.
(async () => {
  const page = danvanData();
  const words = page.slides, { lang } = document.documentElement, { say } = Tables;
  document.documentElement.dataset.theme = 'light'; // a hall's screen is white
  const boxes = [...document.querySelectorAll('.slide')];

  // A longer finding gets smaller letters, in three steps, so that the chart keeps its room.
  const sized = box => {
    const finding = box.querySelector('.finding'), length = finding?.textContent.length || 0;
    finding?.classList.toggle('long', length > 110 && length <= 190);
    finding?.classList.toggle('longest', length > 190);
    const source = box.querySelector('.source');
    source?.classList.toggle('long', source.textContent.length > 260);
    source?.setAttribute('title', source.textContent);
  };

  let mouse = false; // a control used by mouse lets go of the keyboard, so that the next arrow turns the page
  const listed = document.querySelector('.pages-told');
  const held = () => listed.open || (!mouse && document.activeElement?.closest('.controls, .search, .stage'));
  addEventListener('pointerdown', () => { mouse = true; }, true);
  addEventListener('keydown', event => {
    mouse = false;
    if ((event.key === 'PageDown' || event.key === 'PageUp') && held()) {
      event.preventDefault();
      event.stopPropagation();
      document.activeElement.blur();
      Reveal[event.key === 'PageDown' ? 'next' : 'prev']();
    }
  }, true);
  document.addEventListener('click', event => { if (mouse && event.target.matches('.controls input')) event.target.blur(); });
  document.addEventListener('change', event => { if (mouse) event.target.blur(); });

  // On a phone held upright a slide is as high as its screen, so that its letters can be read.
  const WIDE = [1280, 720], NARROW = 640, MOST_HIGH = 1280;
  const size = () => {
    const upright = innerHeight > innerWidth, high = Math.min(MOST_HIGH, Math.round(NARROW * innerHeight / innerWidth));
    const [width, height] = upright ? [NARROW, high] : WIDE, root = document.documentElement;
    root.classList.toggle('upright', upright);
    root.style.setProperty('--wide', `${width}px`);
    root.style.setProperty('--high', `${height}px`);
    return { width, height };
  };
  await Reveal.initialize({
    ...size(), margin: 0, minScale: 0.1, maxScale: 6, center: false, transition: 'none', backgroundTransition: 'none',
    hash: true, controls: false, slideNumber: 'c/t', progress: true, viewDistance: 999, mobileViewDistance: 999,
    disableLayout: false, scrollActivationWidth: null, pdfSeparateFragments: false, keyboardCondition: () => !held(),
  });

  const env = {
    words: page.words, lang, dark: () => false, sources: page.sources, template: page.template, plotly: async () => {},
    height: board => {
      sized(board.box);
      board.part('pages-open').hidden = !board.sources().length && !board.view.more;
      return Math.floor(board.plot.parentElement.clientHeight);
    },
    cut: Rows.first,
    drawn: (board, rows) => {
      const told = board.part('rows');
      told.textContent = rows ? say(words.rows, { n: rows[0], all: rows[1] }) : '';
      told.hidden = !rows;
    },
  };
  await Boards.letters();
  const boards = [...document.querySelectorAll('.slide.chart')].map(box => new Boards.Board(box, page.charts[box.id], env));
  for (const board of boards) {
    await board.show();
    board.part('pages-open').addEventListener('click', () => {
      const { more } = board.view;
      listed.querySelector('.pages-here').replaceChildren(board.listed(), ...(more ? [Tables.make('p', {}, more)] : []));
      listed.showModal();
    });
  }
  listed.querySelector('.pages-shut').addEventListener('click', () => listed.close());
  listed.addEventListener('keydown', event => event.stopPropagation());
  let before = document.documentElement.style.cssText;
  addEventListener('resize', async () => {
    Reveal.configure(size());
    if (before === document.documentElement.style.cssText) return;
    before = document.documentElement.style.cssText;
    for (const board of boards) await board.draw();
  });
  for (const table of document.querySelectorAll('.slide .words table.data')) Tables.dress(table, page.words, lang);
  document.documentElement.dataset.ready = 'true';

  // The speaker's window: what to say, what comes next, how long it has taken.
  let desk = null, began = 0;
  const STYLE = 'body{font:20px/1.5 "Segoe UI","Noto Sans",Arial,sans-serif;margin:2rem;max-width:52rem;color:#1f2933}' +
    'h1{font-size:26px;line-height:1.3}.next,.clock{color:#52606d}.clock{font-variant-numeric:tabular-nums}';

  function tell() {
    if (!desk || desk.closed) return;
    const sections = boxes.map(box => box.parentElement), at = Reveal.getIndices().h;
    const here = sections[at], after = sections[at + 1], page = desk.document, body = page.body;
    const spoken = Math.floor((Date.now() - began) / 1000);
    const clock = say(words.elapsed, { minutes: Math.floor(spoken / 60), seconds: spoken % 60, n: at + 1, all: sections.length });
    const told = here.querySelector('.notes'), text = told && told.textContent.trim();
    const part = (tag, name, content) => Object.assign(page.createElement(tag), { className: name, textContent: content });
    const notes = part('div', 'notes', text ? '' : words.none);
    if (text) notes.append(...[...told.childNodes].map(node => page.importNode(node, true)));
    const title = here.querySelector('.finding')?.textContent || here.dataset.title;
    const next = after ? say(words.next, { title: after.querySelector('.finding')?.textContent || after.dataset.title }) : words.end;
    body.replaceChildren(part('p', 'clock', clock), part('h1', '', title), notes, part('p', 'next', next));
  }

  function open() {
    desk = window.open('', 'danvan-notes', 'width=900,height=700');
    if (!desk) { alert(words.blocked); return; }
    desk.document.title = words.notes;
    desk.document.documentElement.lang = lang;
    desk.document.head.replaceChildren(Object.assign(desk.document.createElement('style'), { textContent: STYLE }));
    began = began || Date.now();
    tell();
  }

  Reveal.addKeyBinding({ keyCode: 83, key: 'S', description: words.notes }, open);
  Reveal.on('slidechanged', tell);
  setInterval(tell, 1000);
  addEventListener('beforeunload', () => desk?.close());
})();
