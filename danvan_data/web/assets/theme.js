'use strict';
// Light or dark: as the reader's system has it, or as the reader chose.
const Theme = (() => {
  const night = matchMedia('(prefers-color-scheme: dark)'), root = document.documentElement, listeners = [];
  const read = () => { try { return localStorage.getItem('danvan-theme'); } catch { return null; } };
  const write = value => { try { localStorage.setItem('danvan-theme', value); } catch { root.dataset.chosen = value; } };
  const dark = () => (read() || root.dataset.chosen || (night.matches ? 'dark' : 'light')) === 'dark';
  const paint = () => { root.dataset.theme = dark() ? 'dark' : 'light'; listeners.forEach(each => each()); };
  document.querySelector('.theme')?.addEventListener('click', () => { write(dark() ? 'light' : 'dark'); paint(); });
  night.addEventListener('change', paint);
  paint();
  return { dark, onchange: listener => listeners.push(listener) };
})();
