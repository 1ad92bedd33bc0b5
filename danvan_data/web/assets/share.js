// The share buttons in a Jupyter front end: the kernel makes a file, the browser hands it out.
const { make } = Tables;

// Save the notebook as Ctrl+S would: through JupyterLab's own command where it is at hand, else by its keys.
async function save() {
  const app = window.jupyterapp || window.jupyterlab;
  if (app?.commands?.hasCommand('docmanager:save')) return app.commands.execute('docmanager:save');
  const key = new KeyboardEvent('keydown', { key: 's', code: 'KeyS', ctrlKey: !/Mac/.test(navigator.platform), metaKey: /Mac/.test(navigator.platform), bubbles: true, cancelable: true });
  Object.defineProperty(key, 'keyCode', { value: 83 });
  document.body.dispatchEvent(key);
  return null;
}

async function render({ model, el }) {
  const { words, forms } = model.get('setup');
  el.classList.add('danvan');
  const said = make('p', { class: 'note', role: 'status' }, words.hint), more = make('div', { class: 'tools' });
  let wanted = '', tries = 0;
  const ask = form => {
    wanted = form;
    said.textContent = words.making;
    more.replaceChildren();
    model.send({ form });
  };
  const buttons = forms.map(form => make('button', { type: 'button', class: `share-${form}` }, words[form]));
  buttons.forEach((button, i) => button.addEventListener('click', () => { tries = 0; ask(forms[i]); }));
  el.replaceChildren(make('div', { class: 'tools' }, ...buttons), said, more);
  Keys.own(el);
  model.on('msg:custom', (message, buffers) => {
    said.textContent = message.words;
    said.setAttribute('role', message.kind === 'file' ? 'status' : 'alert');
    if (message.kind === 'file') {
      const href = URL.createObjectURL(new Blob([buffers[0]], { type: message.type }));
      const link = make('a', { href, download: message.name }, message.words);
      said.replaceChildren(link);
      link.focus();
    } else if (message.kind === 'unsaved') {
      const button = make('button', { type: 'button', class: 'save' }, words.save);
      button.addEventListener('click', async () => {
        tries += 1;
        await save();
        setTimeout(() => ask(wanted), 400 * tries);
      });
      more.replaceChildren(button);
      button.focus();
    }
  });
}

export default { render };
