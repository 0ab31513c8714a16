/* MD5 (RFC 1321) of a text's UTF-8 bytes, in hex. */
"use strict";
const Md5 = (() => {
  const TURNS = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
  const SINES = Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) >>> 0);
  const turn = (value, by) => (value << by) | (value >>> (32 - by));

  function padded(bytes) {
    const words = new Uint32Array((((bytes.length + 8) >> 6) + 1) * 16);
    bytes.forEach((byte, i) => { words[i >> 2] |= byte << ((i % 4) * 8); });
    words[bytes.length >> 2] |= 0x80 << ((bytes.length % 4) * 8);
    words[words.length - 2] = bytes.length * 8;
    return words;
  }

  function mix(round, b, c, d) {
    if (round === 0) return (b & c) | (~b & d);
    if (round === 1) return (d & b) | (~d & c);
    return round === 2 ? b ^ c ^ d : c ^ (b | ~d);
  }
  const place = (round, i) => [i, 5 * i + 1, 3 * i + 5, 7 * i][round] % 16;

  function block(state, words, start) {
    let [a, b, c, d] = state;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const sum = (a + mix(round, b, c, d) + SINES[i] + words[start + place(round, i)]) | 0;
      [a, d, c, b] = [d, c, b, (b + turn(sum, TURNS[round][i % 4])) | 0];
    }
    return [state[0] + a, state[1] + b, state[2] + c, state[3] + d].map((word) => word | 0);
  }

  function hex(text) {
    const words = padded(new TextEncoder().encode(text));
    let state = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
    for (let start = 0; start < words.length; start += 16) state = block(state, words, start);
    return state.map((word) => [0, 8, 16, 24].map((by) => ((word >>> by) & 255).toString(16).padStart(2, "0")).join("")).join("");
  }
  return { hex };
})();
if (typeof module !== "undefined") module.exports = Md5;
