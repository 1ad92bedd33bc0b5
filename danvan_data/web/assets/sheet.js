'use strict';
// Rows as a workbook that Excel opens (xlsx): written here, so that a page without a kernel or a network can hand it out.
const Sheet = (() => {
  const CRCS = Uint32Array.from({ length: 256 }, (_, n) => {
    for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
    return n;
  });
  const crc = bytes => {
    let sum = 0xffffffff;
    for (const byte of bytes) sum = CRCS[(sum ^ byte) & 255] ^ (sum >>> 8);
    return (sum ^ 0xffffffff) >>> 0;
  };
  const MARKS = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  // XML holds no control characters but these three, and no half of a pair.
  const plain = text => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/[&<>"]/g, mark => MARKS[mark]);
  const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main', REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const PACKED = 'http://schemas.openxmlformats.org/package/2006', KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

  const column = at => (at < 26 ? '' : column(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));
  const cell = (value, at, row, style) => {
    const place = `r="${column(at)}${row}"${style}`;
    if (value === null || value === undefined || value === '') return '';
    return typeof value === 'number' ? `<c ${place}><v>${value}</v></c>` : `<c ${place} t="inlineStr"><is><t xml:space="preserve">${plain(String(value))}</t></is></c>`;
  };
  const line = (values, row, style = '') => `<row r="${row}">${values.map((value, at) => cell(value, at, row, style)).join('')}</row>`;

  function parts(name, heads, rows) {
    const widths = heads.map((head, at) => Math.max(10, Math.min(60, ...[Math.max(head.length, ...rows.slice(0, 200).map(row => String(row[at] ?? '').length)) + 2])));
    const last = `${column(heads.length - 1)}${rows.length + 1}`;
    const sheet = `${XML}<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
      + `<cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`
      + `<sheetData>${line(heads, 1, ' s="1"')}${rows.map((row, at) => line(row, at + 2)).join('')}</sheetData><autoFilter ref="A1:${last}"/></worksheet>`;
    const font = bold => `<font>${bold ? '<b/>' : ''}<sz val="11"/><name val="Calibri"/></font>`;
    return {
      '[Content_Types].xml': `${XML}<Types xmlns="${PACKED}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
        + `<Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${KIND}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/></Types>`,
      '_rels/.rels': `${XML}<Relationships xmlns="${PACKED}/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="${plain(name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKED}/relationships"><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
      'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2">${font(false)}${font(true)}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>`
        + '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
      'xl/worksheets/sheet1.xml': sheet,
    };
  }

  async function deflated(bytes) {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  // Numbers of two or four bytes, one after the other: `[value, bytes]`.
  function written(fields) {
    const bytes = new DataView(new ArrayBuffer(fields.reduce((sum, [, width]) => sum + width, 0)));
    let place = 0;
    for (const [value, width] of fields) {
      if (width === 2) bytes.setUint16(place, value, true); else bytes.setUint32(place, value, true);
      place += width;
    }
    return new Uint8Array(bytes.buffer);
  }

  const sized = parts => parts.reduce((sum, part) => sum + part.length, 0);

  // Files by name as one zip file.
  async function zipped(files) {
    const body = [], central = [], letters = new TextEncoder();
    for (const [name, text] of Object.entries(files)) {
      const title = letters.encode(name), whole = letters.encode(text), packed = await deflated(whole), at = sized(body);
      // version, flags (UTF-8), deflate, 1 January 1980, sizes
      const head = [[20, 2], [0x800, 2], [8, 2], [0, 2], [33, 2], [crc(whole), 4], [packed.length, 4], [whole.length, 4], [title.length, 2], [0, 2]];
      body.push(written([[0x04034b50, 4], ...head]), title, packed);
      central.push(written([[0x02014b50, 4], [20, 2], ...head, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]]), title);
    }
    const n = central.length / 2;
    const end = written([[0x06054b50, 4], [0, 2], [0, 2], [n, 2], [n, 2], [sized(central), 4], [sized(body), 4], [0, 2]]);
    return new Blob([...body, ...central, end], { type: `${KIND}.sheet` });
  }

  // Heads and rows (texts, numbers; null: an empty cell) -> a workbook of one sheet.
  const workbook = (name, heads, rows) => zipped(parts(name, heads, rows));

  return { workbook };
})();
