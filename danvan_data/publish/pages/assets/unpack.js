'use strict';
// A page packed into this file: its letters become bytes again, are unpacked (`lzma.js`), and take the place of the file
// once it is read: a document that is still being read cannot be replaced.
addEventListener('load', () => {
  const text = document.getElementById('packed').textContent, bytes = new Uint8Array(text.length);
  const table = new Map([...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (none, at) => at))].map((letter, at) => [letter, at]));
  let n = 0, marked = 0;
  for (const letter of text) {
    if (letter === '=' && !marked) { marked = 64; continue; }
    bytes[n++] = table.get(letter) - 42 - marked;
    marked = 0;
  }
  const page = new TextDecoder().decode(unpackLzma(bytes.subarray(0, n)));
  document.open();
  document.write(page);
  document.close();
});
