// Bytes that LZMA packed (the format of `.lzma` files, with its mark at the end) as they were: no browser has it built in.
function unpackLzma(packed) {
  const lc = packed[0] % 9, lp = Math.floor(packed[0] / 9) % 5, pb = Math.floor(packed[0] / 45);
  const chances = size => new Uint16Array(size).fill(1024);
  const isMatch = chances(192), isRep = chances(12), isRep0 = chances(12), isRep1 = chances(12), isRep2 = chances(12), isLong = chances(192);
  const slots = chances(256), places = chances(128), aligned = chances(16), letters = chances(768 << (lc + lp));
  const lengths = () => ({ first: chances(2), low: chances(128), middle: chances(128), high: chances(256) });
  const matched = lengths(), repeated = lengths();
  let out = new Uint8Array(1 << 22), n = 0, at = 14, range = 0xFFFFFFFF, code = 0, state = 0, rep = [0, 0, 0, 0];
  for (let i = 0; i < 4; i++) code = ((code << 8) | packed[at++]) >>> 0;

  const fill = () => {
    if (range >= 0x1000000) return;
    range = (range << 8) >>> 0;
    code = ((code << 8) | packed[at++]) >>> 0;
  };
  const bit = (table, i) => {
    const bound = (range >>> 11) * table[i], one = code >= bound ? 1 : 0;
    if (one) {
      range -= bound;
      code -= bound;
      table[i] -= table[i] >> 5;
    } else {
      range = bound;
      table[i] += (2048 - table[i]) >> 5;
    }
    fill();
    return one;
  };
  const tree = (table, from, bits) => {
    let found = 1;
    for (let i = 0; i < bits; i++) found = (found << 1) | bit(table, from + found);
    return found - (1 << bits);
  };
  const reversed = (table, from, bits) => {
    let found = 1, value = 0;
    for (let i = 0; i < bits; i++) {
      const one = bit(table, from + found);
      found = (found << 1) | one;
      value |= one << i;
    }
    return value;
  };
  const direct = bits => {
    let value = 0;
    for (let i = 0; i < bits; i++) {
      range >>>= 1;
      const one = code >= range ? 1 : 0;
      if (one) code -= range;
      value = value * 2 + one;
      fill();
    }
    return value;
  };
  const length = (of, place) => {
    if (!bit(of.first, 0)) return 2 + tree(of.low, place << 3, 3);
    return bit(of.first, 1) ? 18 + tree(of.high, 0, 8) : 10 + tree(of.middle, place << 3, 3);
  };
  const put = byte => {
    if (n === out.length) {
      const more = new Uint8Array(2 * n);
      more.set(out);
      out = more;
    }
    out[n++] = byte;
  };
  const letter = () => {
    const from = 768 * (((n & ((1 << lp) - 1)) << lc) + ((n ? out[n - 1] : 0) >> (8 - lc)));
    let found = 1;
    if (state >= 7) {
      for (let like = out[n - rep[0] - 1]; found < 256; like <<= 1) {
        const hint = (like >> 7) & 1, one = bit(letters, from + ((1 + hint) << 8) + found);
        found = (found << 1) | one;
        if (hint !== one) break;
      }
    }
    while (found < 256) found = (found << 1) | bit(letters, from + found);
    put(found & 255);
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  };
  const distance = long => {
    const slot = tree(slots, Math.min(long - 2, 3) << 6, 6), bits = (slot >> 1) - 1;
    if (slot < 4) return slot;
    const start = (2 | (slot & 1)) * 2 ** bits;
    return slot < 14 ? start + reversed(places, start - slot, bits) : start + direct(bits - 4) * 16 + reversed(aligned, 0, 4);
  };
  for (;;) {
    const place = n & ((1 << pb) - 1);
    if (!bit(isMatch, (state << 4) + place)) {
      letter();
      continue;
    }
    let long;
    if (!bit(isRep, state)) {
      long = length(matched, place);
      rep = [distance(long), rep[0], rep[1], rep[2]];
      state = state < 7 ? 7 : 10;
      if (rep[0] === 0xFFFFFFFF) return out.subarray(0, n);
    } else {
      if (!bit(isRep0, state)) {
        if (!bit(isLong, (state << 4) + place)) {
          put(out[n - rep[0] - 1]);
          state = state < 7 ? 9 : 11;
          continue;
        }
      } else {
        const which = !bit(isRep1, state) ? 1 : !bit(isRep2, state) ? 2 : 3, [again] = rep.splice(which, 1);
        rep.unshift(again);
      }
      long = length(repeated, place);
      state = state < 7 ? 8 : 11;
    }
    for (let i = 0; i < long; i++) put(out[n - rep[0] - 1]);
  }
}
