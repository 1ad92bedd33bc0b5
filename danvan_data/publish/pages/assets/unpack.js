'use strict';
// A page packed into this file: its letters become bytes again, are inflated, and take the place of the file.
(async () => {
  const text = document.getElementById('packed').textContent, bytes = new Uint8Array(text.length);
  const table = new Map([...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (none, at) => at))].map((letter, at) => [letter, at]));
  let n = 0, marked = 0;
  for (const letter of text) {
    if (letter === '=' && !marked) { marked = 64; continue; }
    bytes[n++] = table.get(letter) - 42 - marked;
    marked = 0;
  }
  const unpacked = new Blob([bytes.subarray(0, n)]).stream().pipeThrough(new DecompressionStream('deflate'));
  const page = await new Response(unpacked).text();
  document.open();
  document.write(page);
  document.close();
})();
