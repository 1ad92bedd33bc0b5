'use strict';
// Tables a reader can sort and search, and the figures of a chart as such a table. Every text is set as text.
const Tables = (() => {
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
    element.append(...children.filter(each => each !== null));
    return element;
  };
  const say = (template, values) => template.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  const folded = text => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/gi, 'd').toLowerCase();

  // "1.234,5", "53%", "–": a number by the page's language; NaN where it is none.
  function number(text, lang) {
    const digits = text.trim().replace(/[≥≤~%\s\u00a0]/g, '');
    const plain = lang === 'vi' ? digits.replace(/\./g, '').replace(',', '.') : digits.replace(/,/g, '');
    return /^[-−]?\d+(\.\d+)?$/.test(plain) ? Number(plain.replace('−', '-')) : NaN;
  }

  const textAt = column => row => row.cells[column]?.textContent.trim() ?? '';
  const missing = value => value === '' || value === '–';
  const isNumeric = (rows, column, lang) => rows.every(row => missing(textAt(column)(row)) || !isNaN(number(textAt(column)(row), lang)));

  function order(rows, column, lang) {
    const text = textAt(column);
    const numeric = isNumeric(rows, column, lang);
    const collator = new Intl.Collator(lang, { numeric: true });
    return (a, b) => {
      const [left, right] = [text(a), text(b)];
      if (missing(left) || missing(right)) return missing(left) - missing(right);
      return numeric ? number(left, lang) - number(right, lang) : collator.compare(left, right);
    };
  }

  function sortable(table, words, lang) {
    const body = table.tBodies[0], heads = [...(table.tHead?.rows[table.tHead.rows.length - 1]?.cells || [])];
    heads.forEach((head, column) => {
      if (head.colSpan > 1 || !head.textContent.trim()) return;
      const button = make('button', { type: 'button', class: 'sort', title: words.sort }, ...head.childNodes);
      head.replaceChildren(button);
      if (isNumeric([...body.rows], column, lang) && [...body.rows].some(row => !missing(textAt(column)(row)))) {
        [head, ...[...body.rows].map(row => row.cells[column])].forEach(cell => cell?.classList.add('num'));
      }
      button.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending';
        heads.forEach(each => each.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const rows = [...body.rows], compare = order(rows, column, lang);
        body.append(...rows.sort((a, b) => (down ? compare(b, a) : compare(a, b))));
      });
    });
  }

  function searchable(table, words) {
    const rows = [...table.tBodies[0].rows];
    const found = make('span', { class: 'found', role: 'status' });
    const box = make('input', { type: 'search', placeholder: words.search, 'aria-label': words.search });
    const tell = shown => {
      found.textContent = say(shown === rows.length ? words.rows : words.rows_found, { n: shown, all: rows.length });
    };
    const texts = rows.map(row => folded(row.textContent));
    box.addEventListener('input', () => {
      const wanted = folded(box.value.trim());
      rows.forEach((row, i) => { row.hidden = !texts[i].includes(wanted); });
      tell(rows.filter(row => !row.hidden).length);
    });
    tell(rows.length);
    return make('div', { class: 'search' }, box, found);
  }

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
    sortable(table, words, lang);
    return holder;
  }

  // Columns and rows of plain texts -> a dressed table.
  function table(columns, rows, words, lang, name) {
    const head = make('thead', {}, make('tr', {}, ...columns.map(each => make('th', { scope: 'col' }, each))));
    const body = make('tbody', {}, ...rows.map(row => make('tr', {}, ...row.map(cell => make('td', {}, cell)))));
    const made = make('table', { class: 'data' }, head, body);
    return dress(make('div', {}, made).firstChild, words, lang, name);
  }

  return { make, say, dress, table, number };
})();
