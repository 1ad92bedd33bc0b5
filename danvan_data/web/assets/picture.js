'use strict';
// Pictures with the project's letters inside: the drawing carries its font, and is then drawn once more as pixels.
(() => {
  const style = document.getElementById('letters').textContent, draw = Plotly.toImage;
  const ready = Promise.all(['400', '600'].map(weight => document.fonts.load(`${weight} 16px "Be Vietnam Pro"`, 'aạư')));
  const lettered = svg => svg.replace(/(<svg[^>]*>)/, (all, head) => `${head}<style>${style}</style>`);

  async function pixels(svg, { width, height, scale }) {
    const image = new Image();
    image.src = 'data:image/svg+xml,' + encodeURIComponent(svg);
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: width * scale, height: height * scale });
    const context = canvas.getContext('2d');
    // The letters inside the drawing are unpacked as it is first painted: only the second painting surely has them.
    for (const pause of [120, 0]) {
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      await new Promise(done => setTimeout(done, pause));
    }
    return canvas.toDataURL('image/png').split(',')[1];
  }

  Plotly.toImage = async (figure, options) => {
    await ready;
    const wanted = options.format;
    const svg = lettered(await draw(figure, { ...options, format: 'svg', scale: 1, imageDataOnly: true }));
    return wanted === 'svg' ? svg : pixels(svg, { scale: 1, ...options });
  };
})();
