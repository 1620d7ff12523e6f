/** Where words stand in a text; letter case does not matter, and every quote is as good as another. */
export interface WordFinder {
  /** Goes on until a word is found that `stop` names: then nothing more needs to be known. */
  find(text: string, stop?: ReadonlySet<string>): FoundWords;
}

export interface FoundWords {
  /** Whether a word was found that ended the search. */
  readonly stopped: boolean;
  /** Those that were found. */
  readonly words: readonly string[];
  places(word: string): readonly number[] | undefined;
}

/** More places of one word than these are as good as everywhere. */
export const mostPlaces = 100;

/** Letters, digits and the signs of names become a number from 1 to 63; whatever else 0, which no word begins with. */
const folded = new Uint8Array(1 << 16);
for (const [index, signs] of [...'abcdefghijklmnopqrstuvwxyz0123456789_$@/.-: ("=['].entries()) folded[signs.charCodeAt(0)] = index + 1;
for (let code = 65; code <= 90; code += 1) folded[code] = folded[code + 32];
for (const quote of ["'", '`']) folded[quote.charCodeAt(0)] = folded['"'.charCodeAt(0)];

/**
 * Looks for many words at once: the last four characters are one number, which says by a table whether a word can begin there. One step for
 * each character, however many words; an alternation of as many words takes many times as long.
 */
export function createWordFinder(words: readonly string[]): WordFinder {
  const all = [...new Set(words)];
  const numbers = new Map(all.map((word, index) => [word, index]));
  const codes = all.map((word) => Uint8Array.from(word, (_, index) => folded[word.charCodeAt(index)]));
  /** Of each head the first entry, counted from 1; each entry names a word, and the next entry with the same head. */
  const first = new Uint16Array(1 << 16);
  const entries: { readonly word: number; readonly next: number }[] = [{ word: -1, next: 0 }];
  for (const [word, code] of codes.entries()) {
    if (code.length < 3 || code.includes(0)) throw new Error(`"${all[word]}" is no word to look for.`);
    for (const head of headsOf(code)) first[head] = entries.push({ word, next: first[head] }) - 1;
  }
  const search = (text: string, places: (number[] | undefined)[], isLast: (word: number) => boolean): boolean => {
    let last = 0;
    // One step beyond the end, for a word of three that stands there.
    for (let at = 0; at <= text.length; at += 1) {
      last = ((last << 6) | (at < text.length ? folded[text.charCodeAt(at)] : 0)) & 0xffffff;
      const head = headOf(last);
      if (first[head] === 0) continue;
      for (let entry = entries[first[head]]; entry.word >= 0; entry = entries[entry.next]) {
        const { word } = entry;
        if (!isAt(text, at - 3, codes[word])) continue;
        const known = places[word];
        if (known === undefined) {
          places[word] = [at - 3];
          if (isLast(word)) return true;
        } else if (known.length < mostPlaces) known.push(at - 3);
      }
    }
    return false;
  };
  return {
    find(text, stop) {
      const places: (number[] | undefined)[] = new Array(all.length);
      const found: string[] = [];
      const stopped = search(text, places, (word) => {
        found.push(all[word]);
        return stop?.has(all[word]) === true;
      });
      return { stopped, words: found, places: (word) => places[numbers.get(word) ?? -1] };
    },
  };
}

/** Four characters of six bits, mixed to sixteen (Fibonacci hashing). */
const headOf = (last: number): number => Math.imul(last, 0x9e3779b1) >>> 16;

/** A word of three is followed by anything. */
function headsOf([one, two, three, four]: Uint8Array): number[] {
  const start = (one << 18) | (two << 12) | (three << 6);
  return four === undefined ? Array.from({ length: 64 }, (_, follower) => headOf(start | follower)) : [headOf(start | four)];
}

function isAt(text: string, start: number, codes: Uint8Array): boolean {
  for (let index = 0; index < codes.length; index += 1) if (folded[text.charCodeAt(start + index)] !== codes[index]) return false;
  return true;
}
