'use strict';
// The keys of what has the focus are its own: JupyterLab's shortcuts pass over what bears the mark, others hear nothing.
const Keys = (() => {
  function own(root) {
    const mark = () => root.querySelectorAll('button, input, select, textarea, a, [tabindex]').forEach(each => { each.dataset.lmSuppressShortcuts = 'true'; });
    root.dataset.lmSuppressShortcuts = 'true';
    for (const kind of ['keydown', 'keyup', 'keypress']) root.addEventListener(kind, event => event.stopPropagation());
    mark();
    new MutationObserver(mark).observe(root, { childList: true, subtree: true });
  }

  return { own };
})();
