// What every widget of ours does in a Jupyter front end: ask the kernel, unpack what it sends, follow the theme.
const Kernel = (() => {
  // One message of a kind, asked of the kernel.
  const ask = (model, question, fits) => new Promise(resolve => {
    const got = (message, buffers) => {
      if (!fits(message)) return;
      model.off('msg:custom', got);
      resolve([message, buffers]);
    };
    model.on('msg:custom', got);
    model.send(question);
  });

  const unpack = packed => new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).text();

  const dark = () => document.body.dataset.jpThemeLight === 'false' || document.body.classList.contains('vscode-dark');

  // Do something whenever the theme changes; returns how to end it. The colours follow by the style alone.
  function follow(changed) {
    const themes = new MutationObserver(changed);
    themes.observe(document.body, { attributes: true, attributeFilter: ['data-jp-theme-light', 'class'] });
    return () => themes.disconnect();
  }

  return { ask, unpack, dark, follow };
})();
