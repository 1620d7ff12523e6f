/**
 * Words of which at least one occurs in every text that a pattern matches, or undefined where the pattern's form does not tell.
 * A search for plain words is many times faster than a search for patterns, so it decides which patterns are tried at all.
 */
export function anchorsOf(pattern: string): readonly string[] | undefined {
  const words: string[] = [];
  for (const alternative of alternatives(pattern)) {
    const own = ofSequence(alternative);
    if (!own) return undefined;
    words.push(...own);
  }
  return [...new Set(words)];
}

/** Words of every second file, and short ones, tell little: what stands around them is most of a text. */
const common = new Set(
  `access all account admin api app await body callback claims client code compare consumer create credential digest document event export express fetch
  get globalthis header headers import json key keys lib list location locals name navigate number param params parse patch persist post process
  protect put query random record redirect reply req request response role router self send server set split state static string types type black block deny local grant stringify
  types user valid version window`.split(/\s+/),
);
const bare = (word: string): string => word.replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
const short = /^(jwt|jti|b64|otp|mfa|2fa|koa|egg|eyj|sso|pwd|md5)$/;
/** With a sign at its end, such as `state=`, even a common word tells something; after a quote, such as `"hat"` or `"x-`, even a short one. */
const telling = (word: string): boolean => !common.has(word) && (bare(word).length >= 4 || short.test(bare(word)) || /^".+\W$/.test(word));

/** What tells most of a sequence: its longest telling word, or one of the words of a group that must match. */
function ofSequence(sequence: string): readonly string[] | undefined {
  const { groups, rest } = withoutGroups(sequence);
  const runs = runsOf(rest);
  const only = (word: string | undefined) => (word === undefined ? undefined : [word]);
  const ofGroup = () => groups.map(anchorsOf).find((words) => words?.every(telling));
  return only(longest(runs.filter(telling))) ?? ofGroup() ?? spelledOut(sequence) ?? only(longest(runs.filter(enclosed)));
}

/** `.get(` */
const enclosed = (word: string): boolean => /^\W.+\W$/.test(word);

const longest = (words: readonly string[]): string | undefined => [...words].sort((one, other) => other.length - one.length)[0];
const runsOf = (text: string): string[] =>
  (text.match(/[\w/@:. =("[-]{3,}(?![?*{])|[\w/@:. =("[-]{3,}(?=[\w/@:. =("[-][?*{])/g) ?? []).map((run) => run.trim().toLowerCase());

/** `req\.(?:body|query)\(`: with the signs beside the group, common words tell something, and with two of them short ones. */
function spelledOut(sequence: string): readonly string[] | undefined {
  const parts = pieces(sequence);
  for (const [index, { text, times }] of parts.entries()) {
    if (!isGroup(text) || /^\(\?[!<=]/.test(text) || times !== '') continue;
    const [before, after] = [parts[index - 1], parts[index + 1]].map((one) => (one && one.times === '' ? one.text : ''));
    const words = alternatives(inside(text)).map((one) => {
      const { rest } = withoutGroups(before + one + after);
      return longest(runsOf(rest).filter((word) => telling(word) || enclosed(word)));
    });
    if (words.every((word) => word !== undefined)) return words;
  }
  return undefined;
}

/** Splits at the bars that stand in no group and no class. */
function alternatives(pattern: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const token of tokens(pattern)) {
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    if (token === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts;
}

/** The groups that must match, and what is left with every group, class and escape made a gap. */
function withoutGroups(sequence: string): { groups: string[]; rest: string } {
  const parts = pieces(sequence);
  const groups = parts
    .filter(({ text, times }) => isGroup(text) && !/^[?*{]/.test(times) && !/^\(\?[!<]/.test(text))
    .map(({ text }) => inside(text));
  return { groups, rest: parts.map(({ text, times }) => (isGroup(text) ? gap : plain(text) + times)).join('') };
}

const gap = '\n';
const isGroup = (piece: string): boolean => piece.startsWith('(');
const inside = (group: string): string => group.slice(1, -1).replace(/^\?(?:[:=!]|<[=!])/, '');

/** The sign that a token stands for; a gap where it stands for several. Every quote is as good as another. */
function plain(token: string): string {
  if (/^\[['"`]+\]$|^['"`]$/.test(token)) return '"';
  if (/^\\[.([]$/.test(token)) return token[1];
  return token.length > 1 || token === '.' || token === '[' ? gap : token;
}

/** The parts of a sequence, each with how often it may stand there. */
function pieces(sequence: string): { readonly text: string; times: string }[] {
  const found: { text: string; times: string }[] = [];
  let group = '';
  let depth = 0;
  for (const token of tokens(sequence)) {
    const last = found.at(-1);
    if (depth === 0 && last && /^(?:[?*+]|\{\d.*)$/.test(token)) {
      last.times += token;
      continue;
    }
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    group += token;
    if (depth > 0) continue;
    found.push({ text: group, times: '' });
    group = '';
  }
  return found;
}

/** Escapes, classes and numbers of times are one token each. */
const tokens = (pattern: string): string[] => pattern.match(/\{\d+,?\d*\}|\\.|\[(?:\\.|[^\]\\])*\]|[\s\S]/g) ?? [];

/** A pattern is tried this far around its words at most. */
export const farthest = 500;
/** Names, numbers and blanks are not longer than this. */
const longestRun = 80;

/** How many characters a match takes at most, with those that it only looks at. */
export function reachOf(pattern: string): number {
  const lengths = alternatives(pattern).map((alternative) => {
    const list = pieces(alternative);
    return list.reduce((sum, { text, times }) => sum + lengthOf(text) * timesOf(text, times), 0);
  });
  return Math.min(farthest, Math.max(...lengths));
}

/** A group's own length; anything else is one character, or stands between two. */
const lengthOf = (piece: string): number => (isGroup(piece) ? reachOf(inside(piece)) : 1);

function timesOf(piece: string, times: string): number {
  if (times === '' || times === '?') return 1;
  const [, most] = /(\d+)\}$/.exec(times) ?? [];
  if (most !== undefined) return Number(most);
  return /^(?:\.|\\[WSD]|\[\^.*|\(.*)$/s.test(piece) ? farthest : longestRun;
}
