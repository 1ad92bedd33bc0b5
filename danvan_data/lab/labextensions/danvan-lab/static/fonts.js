// Be Vietnam Pro, loaded before anything is drawn: plotly measures a label once, in the font that is there by then.
const FAMILY = 'Be Vietnam Pro';
const PATIENCE = 5000;

export function fontsLoaded() {
  const faces = [...document.fonts].filter(face => face.family.replaceAll('"', '') === FAMILY);
  const late = new Promise(resolve => setTimeout(resolve, PATIENCE));
  return Promise.race([Promise.allSettled(faces.map(face => face.load())), late]);
}
