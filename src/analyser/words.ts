/** Where words stand in a text; letter case does not matter, and every quote is as good as another. */
export interface WordFinder {
  /** Takes the characters of a text as bytes (`bytesOf`). */
  find(bytes: Uint8Array): FoundWords;
}

export interface FoundWords {
  /** Where the word begins that ended the search, if one did. */
  readonly stopped: number | undefined;
  /** Where each word that was found begins. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

type Ends = (word: string, bytes: Uint8Array, start: number) => boolean;

/** More places of one word than these are as good as everywhere. */
export const mostPlaces = 100;

/** Letters, digits and the signs of names become a number from 1 to 63; whatever else 0, which no word begins with. */
const folded = new Uint8Array(256);
for (const [index, signs] of [...'abcdefghijklmnopqrstuvwxyz0123456789_$@/.-: ("=['].entries()) folded[signs.charCodeAt(0)] = index + 1;
for (let code = 65; code <= 90; code += 1) folded[code] = folded[code + 32];
for (const quote of ["'", '`']) folded[quote.charCodeAt(0)] = folded['"'.charCodeAt(0)];

/** The characters of a text, one byte each; those beyond Latin-1 are no part of any word, and zero. */
export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    bytes[at] = code < 256 ? code : 0;
  }
  return bytes;
}

/**
 * Looks for many words at once: the last four characters are one number, which says by a table whether a word can begin there. One step for
 * each byte, however many words; an alternation of as many words takes many times as long, and to ask a string for each character twice.
 * A search ends with a word of which `ends` says so where it stands: then nothing more needs to be known.
 */
export function createWordFinder(words: readonly string[], ends: Ends = () => false): WordFinder {
  const all = [...new Set(words)];
  const codes = all.map(foldedOf);
  /** Of each head the first entry, counted from 1; each entry names a word, and the next entry with the same head. */
  const first = new Uint16Array(1 << 16);
  const wordOf = [-1];
  const next = [0];
  for (const [word, code] of codes.entries()) {
    if (code.length < 3 || code.includes(0)) throw new Error(`"${all[word]}" is no word to look for.`);
    const start = (code[0] << 18) | (code[1] << 12) | (code[2] << 6);
    // A word of three is followed by anything.
    const [from, to] = code.length === 3 ? [0, 63] : [code[3], code[3]];
    for (let follower = from; follower <= to; follower += 1) {
      const head = headOf(start | follower);
      next.push(first[head]);
      first[head] = wordOf.push(word) - 1;
    }
  }
  /** Whether a word ends the search that begins here with this head. */
  const matches = (bytes: Uint8Array, start: number, head: number, places: Map<string, number[]>): boolean => {
    for (let entry = first[head]; entry > 0; entry = next[entry]) {
      const word = wordOf[entry];
      if (!isAt(bytes, start, codes[word])) continue;
      const known = places.get(all[word]);
      if (known === undefined) places.set(all[word], [start]);
      else if (known.length < mostPlaces) known.push(start);
      if (ends(all[word], bytes, start)) return true;
    }
    return false;
  };
  const search = (bytes: Uint8Array, places: Map<string, number[]>): number | undefined => {
    if (bytes.length < 3) return undefined;
    // Names of its own save the loop a look around: 0.9 of the time.
    const [signs, heads, { length }] = [folded, first, bytes];
    let four = (signs[bytes[0]] << 12) | (signs[bytes[1]] << 6) | signs[bytes[2]];
    for (let at = 3; at < length; at += 1) {
      four = ((four << 6) | signs[bytes[at]]) & 0xffffff;
      const head = headOf(four);
      if (heads[head] !== 0 && matches(bytes, at - 3, head, places)) return at - 3;
    }
    // One step beyond the end, for a word of three that stands there.
    return matches(bytes, length - 3, headOf((four << 6) & 0xffffff), places) ? length - 3 : undefined;
  };
  return {
    find(bytes) {
      const places = new Map<string, number[]>();
      return { stopped: search(bytes, places), places };
    },
  };
}

/** Four characters of six bits, mixed to sixteen (Fibonacci hashing). */
const headOf = (four: number): number => Math.imul(four, 0x9e3779b1) >>> 16;

function foldedOf(word: string): Uint8Array {
  const codes = new Uint8Array(word.length);
  for (let index = 0; index < word.length; index += 1) codes[index] = folded[word.charCodeAt(index)];
  return codes;
}

function isAt(bytes: Uint8Array, start: number, codes: Uint8Array): boolean {
  // To ask for a byte that is not there makes V8 give up what it has compiled.
  if (start + codes.length > bytes.length) return false;
  for (let index = 0; index < codes.length; index += 1) if (folded[bytes[start + index]] !== codes[index]) return false;
  return true;
}
