// A JupyterLab extension written by hand, so that nothing is built: the container of module federation through which
// JupyterLab hands us its own modules (init) and takes our plugin (get).
(() => {
  const here = document.currentScript.src;
  const MODULES = ['@jupyterlab/notebook', '@jupyterlab/cells', '@jupyterlab/apputils', '@lumino/widgets'];
  let shared = {};

  const take = async name => {
    const [version] = Object.values(shared[name] ?? {});
    if (!version) throw new Error(`danvan-lab: this JupyterLab does not share ${name}`);
    return (await version.get())();
  };

  window._JUPYTERLAB = window._JUPYTERLAB ?? {};
  window._JUPYTERLAB['danvan-lab'] = {
    init: scope => { shared = scope; },
    get: async () => {
      const { plugin } = await import(new URL('alive.js', here).href);
      const made = plugin(...await Promise.all(MODULES.map(take)));
      return () => made;
    },
  };
})();
