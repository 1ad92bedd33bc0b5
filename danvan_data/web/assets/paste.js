// A box to paste a table into: what Excel, Word and web pages give with the text (HTML) is taken where there is any.
async function render({ model, el }) {
  const { words } = model.get('setup'), { make } = Tables;
  const area = make('textarea', { rows: '3', 'aria-label': words.paste, placeholder: words.paste_hint });
  const read = make('button', { type: 'button', class: 'read-paste' }, words.paste_read);
  el.classList.add('danvan');
  el.replaceChildren(make('div', { class: 'paste' }, make('label', {}, words.paste, area), read));
  for (const each of [el, area, read]) each.dataset.lmSuppressShortcuts = 'true';
  for (const kind of ['keydown', 'keyup', 'keypress', 'paste', 'copy', 'cut']) el.addEventListener(kind, event => event.stopPropagation());
  const send = text => { if (text.trim()) model.send({ kind: 'pasted', text }); };
  area.addEventListener('paste', event => {
    const html = event.clipboardData?.getData('text/html') || '';
    if (!/<table[\s>]/i.test(html)) return; // plain text goes into the box, to be seen and mended first
    event.preventDefault();
    send(html);
  });
  read.addEventListener('click', () => { send(area.value); area.value = ''; });
}

export default { render };
