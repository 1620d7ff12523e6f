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
  return words;
}

/** Words of every second file, and short ones, tell little: to look for them costs more than it saves. */
const common =
  /^(create|fetch|location|router|window|request|headers?|user|body|query|params?|json|event|express|server|navigate|access|import|state|name|code|post|patch|parse|types|limit|reply)$/;
const telling = (word: string): boolean => (word.length >= 4 || /^(jwt|otp|mfa|2fa|koa|egg|eyj|sso|pwd)$/.test(word)) && !common.test(word);

/** What tells most of a sequence: its longest telling word, or one of the words of a group that must match. */
function ofSequence(sequence: string): readonly string[] | undefined {
  const { groups, rest } = withoutGroups(sequence);
  const runs = rest.match(/[\w/@:-]{3,}(?![?*{])|[\w/@:-]{3,}(?=[\w/@:-][?*{])/g) ?? [];
  const words = runs.map((run) => run.toLowerCase()).filter(telling);
  if (words.length > 0) return [words.sort((one, other) => other.length - one.length)[0]];
  return groups.map(anchorsOf).find((words) => words?.every(telling));
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

/** The groups that must match, and what is left with every group, class and escape made a space. */
function withoutGroups(sequence: string): { groups: string[]; rest: string } {
  const groups: string[] = [];
  let rest = '';
  let group = '';
  let depth = 0;
  const list = tokens(sequence);
  for (const [index, token] of list.entries()) {
    if (token === '(') depth += 1;
    if (depth > 0) group += token;
    else rest += token.length > 1 ? ' ' : token;
    if (token !== ')') continue;
    depth -= 1;
    if (depth > 0) continue;
    if (!/^[?*{]$/.test(list[index + 1] ?? '') && !/^\(\?[!<]/.test(group)) groups.push(group.slice(1, -1).replace(/^\?[:=]/, ''));
    group = '';
    rest += ' ';
  }
  return { groups, rest };
}

/** Escapes and classes are one token each. */
const tokens = (pattern: string): string[] => pattern.match(/\\.|\[(?:\\.|[^\]\\])*\]|[\s\S]/g) ?? [];
