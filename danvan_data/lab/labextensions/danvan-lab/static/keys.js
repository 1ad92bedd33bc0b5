// A key pressed in what a cell shows (a widget, a button of a chart) is its own: JupyterLab's shortcuts pass over what
// bears the mark, and all it lies in.
const OUTPUT = '.jp-OutputArea-output';

export function keepKeys() {
  document.addEventListener('focusin', ({ target }) => {
    const output = target.closest?.(OUTPUT);
    if (!output) return;
    for (let node = target; node !== output; node = node.parentElement) node.dataset.lmSuppressShortcuts = 'true';
  }, true);
}
