'use strict';
// The controls of a board: each is used by mouse or keyboard alone, and never offers what has nothing to show.
const Controls = (() => {
  const { make, say, folded, fresh } = Tables;
  const MOST_BUTTONS = 4, MOST_LISTED = 12, LONG = 28;
  // An attribute that is set, to what it is or not, has the browser look at the whole list again.
  const mark = (item, name, is) => { if (item.getAttribute(name) !== String(is)) item.setAttribute(name, String(is)); };

  function check(control, move) {
    const box = make('input', { type: 'checkbox', autocomplete: 'off' });
    box.addEventListener('change', () => move(Number(box.checked)));
    return {
      element: make('div', { class: 'control' }, make('label', { class: 'check' }, box, ' ' + control.label)),
      set: at => { box.checked = Boolean(at); },
      offer: open => { box.disabled = !open(Number(!box.checked)); },
    };
  }

  // A slider goes past the values that have nothing to show.
  function slider(control, move, id) {
    const last = control.options.length - 1;
    const box = make('input', { type: 'range', id, min: 0, max: last, step: 1, autocomplete: 'off' });
    const shown = make('output', { for: id });
    let at = 0, open = () => true;
    const set = place => {
      at = place;
      box.value = place;
      shown.textContent = control.options[place].label;
      box.setAttribute('aria-valuetext', control.options[place].label);
    };
    box.addEventListener('input', () => {
      const wanted = Number(box.value), step = wanted < at ? -1 : 1;
      let place = wanted;
      while (place >= 0 && place <= last && !open(place)) place += step;
      if (place < 0 || place > last) place = at;
      if (place === at) { set(at); return; }
      set(place);
      move(place);
    });
    return {
      element: make('div', { class: 'control' }, make('label', { for: id }, control.label), box, shown),
      set, offer: is => { open = is; },
    };
  }

  function radios(control, move, id) {
    const boxes = control.options.map((option, place) => {
      const box = make('input', { type: 'radio', name: id, value: place, autocomplete: 'off' });
      box.addEventListener('change', () => { if (box.checked) move(place); });
      return box;
    });
    const labels = boxes.map((box, place) => make('label', {}, box, ' ' + control.options[place].label));
    const legend = make('span', { class: 'legend', id }, control.label);
    return {
      element: make('div', { class: 'control', role: 'radiogroup', 'aria-labelledby': id }, legend, make('span', { class: 'choices' }, ...labels)),
      set: at => { boxes[at].checked = true; },
      offer: open => boxes.forEach((box, place) => {
        box.disabled = !box.checked && !open(place);
        labels[place].classList.toggle('dead', box.disabled);
      }),
    };
  }

  function list(control, move, id) {
    const box = make('select', { id, autocomplete: 'off' });
    const options = control.options.map((option, place) => make('option', { value: place }, option.label));
    box.append(...options);
    box.addEventListener('change', () => move(Number(box.value)));
    return {
      element: make('div', { class: 'control' }, make('label', { for: id }, control.label), box),
      set: at => { box.value = at; },
      offer: open => options.forEach((option, place) => { option.disabled = place !== Number(box.value) && !open(place); }),
    };
  }

  // Many options: a reader types a part of the words, with or without accents.
  function finder(control, move, id, words) {
    const box = make('input', {
      id, type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: 'false', 'aria-expanded': 'false',
      'aria-controls': `${id}-list`, 'aria-autocomplete': 'list', title: words.find,
    });
    const shown = make('ul', { id: `${id}-list`, role: 'listbox', class: 'options', 'aria-label': control.label, hidden: '' });
    const told = make('span', { class: 'unseen', role: 'status' });
    const keys = control.options.map(option => folded(option.label));
    const items = control.options.map((option, place) => make('li', { id: `${id}-${place}`, role: 'option' }, option.label));
    shown.append(...items);
    let chosen = 0, lit = -1, open = () => true;
    const seen = () => items.map((_, place) => place).filter(place => !items[place].hidden);
    const light = place => {
      lit = place;
      items.forEach((item, i) => item.classList.toggle('lit', i === place));
      if (place < 0) box.removeAttribute('aria-activedescendant');
      else {
        box.setAttribute('aria-activedescendant', items[place].id);
        items[place].scrollIntoView({ block: 'nearest' });
      }
    };
    const filter = text => {
      const wanted = folded(text).split(' ');
      items.forEach((item, i) => { item.hidden = !wanted.every(word => keys[i].includes(word)); });
      told.textContent = say(words.found, { n: seen().length });
    };
    // The option that a reader means most likely: it begins with what she typed, or holds it as it stands.
    const best = text => {
      const wanted = folded(text), places = seen().filter(place => open(place));
      return places.find(place => keys[place].startsWith(wanted)) ?? places.find(place => keys[place].includes(wanted)) ?? places[0] ?? -1;
    };
    const unroll = wide => {
      shown.hidden = !wide;
      box.setAttribute('aria-expanded', String(wide));
      if (!wide) { light(-1); told.textContent = ''; }
    };
    const reset = () => { box.value = control.options[chosen].label; unroll(false); };
    const take = place => {
      chosen = place;
      items.forEach((item, i) => mark(item, 'aria-selected', i === place));
    };
    const pick = place => {
      if (items[place].getAttribute('aria-disabled') === 'true') return;
      const before = chosen;
      take(place);
      reset();
      box.select();
      if (place !== before) move(place);
    };
    box.addEventListener('focus', () => box.select());
    box.addEventListener('click', () => { filter(''); unroll(true); light(chosen); });
    box.addEventListener('blur', reset);
    box.addEventListener('input', () => {
      filter(box.value);
      unroll(true);
      light(best(box.value));
    });
    box.addEventListener('keydown', event => {
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
      if (step) {
        if (shown.hidden) { filter(''); unroll(true); light(chosen); }
        const places = seen().filter(place => place === chosen || open(place));
        const at = places.indexOf(lit);
        if (places.length) light(places[Math.max(0, Math.min(places.length - 1, at < 0 && step > 0 ? 0 : at + step))]);
        event.preventDefault();
      } else if (event.key === 'Enter') {
        if (!shown.hidden && lit >= 0) pick(lit);
        event.preventDefault();
      } else if (event.key === 'Escape') {
        reset();
      }
    });
    shown.addEventListener('mousedown', event => {
      event.preventDefault();
      const place = items.indexOf(event.target.closest('li'));
      if (place >= 0) pick(place);
    });
    return {
      element: make('div', { class: 'control finder' }, make('label', { for: id }, control.label), make('span', { class: 'drop' }, box, shown), told),
      set: at => {
        take(at);
        box.parentElement.style.width = `${Math.min(44, Math.max(...control.options.map(option => option.label.length)) + 3)}ch`;
        if (document.activeElement !== box || shown.hidden) box.value = control.options[at].label;
      },
      offer: is => {
        open = is;
        items.forEach((item, place) => mark(item, 'aria-disabled', place !== chosen && !is(place)));
      },
    };
  }

  function maker(control) {
    if (control.kind === 'switch') return check;
    if (control.kind === 'steps') return slider;
    if (control.kind === 'find') return finder;
    const longest = Math.max(...control.options.map(option => option.label.length));
    if (control.options.length <= MOST_BUTTONS && longest <= LONG) return radios;
    return control.options.length > MOST_LISTED ? finder : list;
  }

  // Controls -> their element; `moved(positions)` is called when a reader moves one.
  function build(controls, words, moved) {
    const at = controls.map(control => control.start);
    const parts = controls.map((control, i) => maker(control)(control, place => { at[i] = place; moved([...at]); }, fresh('control'), words));
    parts.forEach((part, i) => {
      part.element.dataset.control = i;
      part.set(at[i]);
      part.element.hidden = controls[i].options.length < 2; // nothing to choose
    });
    return {
      element: make('div', { class: 'controls', role: 'group', 'aria-label': words.controls }, ...parts.map(part => part.element)),
      at: () => [...at],
      set: places => places.forEach((place, i) => { at[i] = place; parts[i].set(place); }),
      // `is(positions)` says whether a state may be offered.
      offer: is => parts.forEach((part, i) => part.offer(place => is(at.map((old, j) => (i === j ? place : old))))),
    };
  }

  return { build };
})();
