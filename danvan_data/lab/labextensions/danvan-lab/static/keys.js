// A key pressed in a widget is the widget's: JupyterLab's shortcuts pass over what bears the mark, and all it lies in.
const OUTPUT = '.jp-OutputArea-output';
const WIDGET = '.jupyter-widgets, .danvan';

export function keepKeys() {
  document.addEventListener('focusin', ({ target }) => {
    const output = target.closest?.(OUTPUT);
    if (!output || !target.closest(WIDGET)) return;
    for (let node = target; node !== output; node = node.parentElement) node.dataset.lmSuppressShortcuts = 'true';
  }, true);
}
