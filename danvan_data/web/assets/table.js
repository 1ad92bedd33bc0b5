'use strict';
// Tables a reader can sort, search, copy and save, in JupyterLab and in pages alike. Every text is set as text.
const Tables = (() => {
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
    element.append(...children.filter(each => each !== null));
    return element;
  };
  // A name that no other board of the document has: a front end loads these scripts once for each of its boards.
  const fresh = kind => `${kind}-${globalThis.danvanNames = (globalThis.danvanNames || 0) + 1}`;
  const say = (template, values) => template.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  const folded = text => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/gi, 'd').toLowerCase()
    .replace(/\s+/g, ' ').trim();
  // Words alone, a space before each: what is typed is found where a word begins, not inside another ("an" in "dân").
  const key = text => ` ${folded(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}`;

  // "1.234,5", "53%", "≥ 3": a number by the page's language; NaN where it is none.
  function number(text, lang) {
    const digits = text.trim().replace(/[≥≤≈~%\s\u00a0]/g, '');
    const marks = Object.fromEntries(new Intl.NumberFormat(lang).formatToParts(12345.6).map(part => [part.type, part.value]));
    const plain = digits.split(marks.group).join('').replace(marks.decimal, '.');
    return /^[-−]?\d+(\.\d+)?$/.test(plain) ? Number(plain.replace('−', '-')) : NaN;
  }

  const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

  // "16/10/2013", "16 October 2013", "2013-10-16": a day as a number that sorts; NaN where it is none.
  function day(text) {
    const parts = /^(\d{1,2})[/ ](\d{1,2}|[A-Z][a-z]+)[/ ](\d{4})$/.exec(text.trim());
    const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text.trim());
    if (iso) return Number(iso[1] + iso[2] + iso[3]);
    if (!parts) return NaN;
    const month = Number(parts[2]) || MONTHS.indexOf(parts[2]) + 1;
    return month ? Number(parts[3]) * 10000 + month * 100 + Number(parts[1]) : NaN;
  }

  const textAt = column => row => row.cells[column]?.textContent.trim() ?? '';
  const missing = value => value === '' || value === '–' || value === '·';

  // What a column sorts by: the numbers its cells bear, else numbers or days that all of its words are, else its words.
  function kind(rows, column, lang) {
    const cells = rows.map(row => row.cells[column]).filter(cell => cell && !missing(cell.textContent.trim()));
    if (!cells.length) return null;
    if (cells.some(cell => cell.dataset.sort !== undefined)) {
      return cell => (cell.dataset.sort === undefined ? NaN : Number(cell.dataset.sort));
    }
    for (const read of [text => number(text, lang), day]) {
      if (cells.every(cell => !isNaN(read(cell.textContent)))) return cell => read(cell.textContent);
    }
    return null;
  }

  function order(rows, column, lang, down) {
    const value = kind(rows, column, lang), text = textAt(column), collator = new Intl.Collator(lang, { numeric: true });
    const known = rows.map(row => ({
      row, text: text(row), value: value && !missing(text(row)) ? value(row.cells[column]) : NaN,
    }));
    const last = each => missing(each.text) || (value !== null && isNaN(each.value));
    known.sort((a, b) => {
      if (last(a) || last(b)) return last(a) - last(b);
      const step = value ? a.value - b.value : collator.compare(a.text, b.text);
      return down ? -step : step;
    });
    return known.map(each => each.row);
  }

  function sortable(table, words, lang) {
    const body = table.tBodies[0], heads = [...(table.tHead?.rows[table.tHead.rows.length - 1]?.cells || [])];
    heads.forEach((head, column) => {
      if (head.colSpan > 1 || !head.textContent.trim()) return;
      const button = make('button', { type: 'button', class: 'sort', title: words.sort }, ...head.childNodes);
      head.replaceChildren(button);
      // A column of nothing stands as the columns of numbers around it do.
      const empty = body.rows.length && [...body.rows].every(row => missing(textAt(column)(row)));
      if (empty || kind([...body.rows], column, lang)) [head, ...[...body.rows].map(row => row.cells[column])].forEach(cell => cell?.classList.add('num'));
      button.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending';
        heads.forEach(each => each.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        body.append(...order([...body.rows], column, lang, down));
      });
    });
  }

  // A box that leaves the rows in which all that is typed begins a word: anywhere, or in the one column chosen.
  function searchable(table, words) {
    const rows = [...table.tBodies[0].rows], heads = [...(table.tHead?.rows[table.tHead.rows.length - 1]?.cells || [])];
    const found = make('span', { class: 'found', role: 'status' });
    const box = make('input', { type: 'search', placeholder: words.search, 'aria-label': words.search });
    const named = heads.map((head, at) => [at, head.textContent.trim()]).filter(([, name]) => name);
    const column = make('select', { class: 'column', 'aria-label': words.column, autocomplete: 'off' },
      make('option', { value: '' }, words.all_columns), ...named.map(([at, name]) => make('option', { value: at }, name)));
    const tell = shown => {
      found.textContent = say(shown === rows.length ? words.rows : words.rows_found, { n: shown, all: rows.length });
    };
    const texts = rows.map(row => [...row.cells].map(cell => key(cell.textContent)));
    const sift = () => {
      const wanted = key(box.value).split(' '), only = column.value;
      rows.forEach((row, i) => {
        const text = only === '' ? texts[i].join('') : texts[i][Number(only)] ?? '';
        row.hidden = !wanted.every(word => text.includes(` ${word}`) || !word);
      });
      tell(rows.filter(row => !row.hidden).length);
    };
    box.addEventListener('input', sift);
    column.addEventListener('change', sift);
    tell(rows.length);
    return make('div', { class: 'search' }, box, named.length > 1 ? column : null, found);
  }

  const PRINTED = 12; // rows of a table on paper: see page.css

  // Put a table into a frame of its own that scrolls, with a search box when it is long.
  function dress(table, words, lang, name) {
    const frame = make('div', { class: 'table', role: 'region', tabindex: '0', 'aria-label': name || words.table });
    const holder = make('div', { class: 'holder' });
    table.replaceWith(holder);
    if (!table.tHead && table.rows[0]) table.createTHead().append(table.rows[0]);
    if (!table.tBodies.length) table.createTBody();
    if (table.tBodies[0].rows.length > 5) holder.append(searchable(table, words));
    frame.append(table);
    holder.append(frame);
    const all = table.tBodies[0].rows.length;
    if (words.cut && all > PRINTED) holder.append(make('p', { class: 'cut' }, say(words.cut, { n: PRINTED, all })));
    sortable(table, words, lang);
    return holder;
  }

  // A few words stand on one line: a column of them is as wide as they are.
  const SHORT = 16;
  const cell = content => (Array.isArray(content) ? make('td', { 'data-sort': content[1] }, content[0])
    : make('td', content.length <= SHORT ? { class: 'short' } : {}, content));

  // Heads and rows (a cell is a text, or [text, the number it sorts by]) -> a dressed table.
  function table(heads, rows, words, lang, name) {
    const head = make('thead', {}, make('tr', {}, ...heads.map(each => make('th', { scope: 'col' }, each))));
    const body = make('tbody', {}, ...rows.map(row => make('tr', {}, ...row.map(cell))));
    return dress(make('div', {}, make('table', { class: 'data' }, head, body)).firstChild, words, lang, name);
  }

  // What a table shows now, in its order, as rows of texts.
  const shown = table => [table.tHead.rows[table.tHead.rows.length - 1], ...[...table.tBodies[0].rows].filter(row => !row.hidden)]
    .map(row => [...row.cells].map(each => each.textContent.trim()));

  // A text that a spreadsheet would take for a formula is marked as text.
  const safe = text => (/^[=+@\t\r]/.test(text) || /^-(?![\d.,]+%?$)./.test(text) ? `'${text}` : text);
  const quoted = text => (/[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  // Rows of texts and numbers as CSV that Excel opens.
  const written = rows => '\ufeff' + rows.map(row => row.map(value => quoted(safe(String(value ?? '')))).join(',')).join('\r\n') + '\r\n';
  const csv = table => written(shown(table));
  const tabbed = table => shown(table).map(row => row.map(text => safe(text.replace(/\s+/g, ' '))).join('\t')).join('\n');

  // Hand a file out, as a link that is clicked does.
  function hand(blob, name) {
    const link = make('a', { download: name, href: URL.createObjectURL(blob) });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  return { make, say, fresh, folded, dress, table, number, day, csv, written, tabbed, hand };
})();
