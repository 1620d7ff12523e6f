import { isEnvironmentFile } from './model/environment-file';
import { families, modules, triggers } from './triggers';

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const known = new Set(modules);
const imports = new RegExp(`["'\`](?:${modules.map(quoted).join('|')})["'\`]`);
/** A text with none of these holds no trigger: half of all files end here, in a tenth of the time. */
const stems =
  /cookie|token|session|auth(?!or)|passw|pwd|secret|jwt|crypt|hash|login|logout|sign-?out|cors\b|[cx]srf|storage|random|trust|credential|\borigin\b|\bkoa\b|modulus|uuid|uniqid|eyj/i;
const variables = /^[ \t]*(?:export[ \t]+)?[\w.-]*(?:SECRET|JWT|AUTH|TOKEN|SESSION|COOKIE|EXPIR|MAX_?AGE|TTL|LIFETIME|KEY|PASSWORD)/im;
/** Words of which a trigger needs one are looked for all at once, longest first; the patterns only where they occur. */
const anchors = [...new Set(triggers.flatMap((trigger) => trigger.anchors.flat()))].sort((one, other) => other.length - one.length);
const within = new Map(anchors.map((word) => [word, anchors.filter((other) => word.includes(other))]));
const anyAnchor = new RegExp(anchors.map(quoted).join('|') || '(?!)', 'gi');
/** Compiled when first needed; the same pattern in several triggers is one object. */
const patterns = new Map<string, RegExp>();

/** Whether a text is worth parsing: it names a known module, or holds all the words of a trigger. Loads no parser. */
export function mayMatter(path: string, text: string): boolean {
  if (isEnvironmentFile(path)) return variables.test(text);
  if (imports.test(text)) return true;
  if (!stems.test(text)) return false;
  const present = anchorsIn(text);
  const answers = new Map<string, boolean>();
  const occurs = (word: string): boolean => {
    const answer = answers.get(word) ?? patternOf(word).test(text);
    answers.set(word, answer);
    return answer;
  };
  return triggers.some((trigger) => trigger.anchors.every((list) => list.some((word) => present.has(word))) && trigger.words.every(occurs));
}

/** Whether a module belongs to a known library, and is one even where the workspace holds its source. */
export function isKnownModule(name: string): boolean {
  return known.has(name) || families.some((start) => name.startsWith(start));
}

function patternOf(word: string): RegExp {
  const pattern = patterns.get(word) ?? new RegExp(word, 'i');
  patterns.set(word, pattern);
  return pattern;
}

/** Every anchor that occurs, those that lie inside of or overlap another one as well. */
function anchorsIn(text: string): Set<string> {
  const present = new Set<string>();
  anyAnchor.lastIndex = 0;
  for (let match = anyAnchor.exec(text); match; match = anyAnchor.exec(text)) {
    const word = match[0].toLowerCase();
    if (!present.has(word)) for (const one of within.get(word) ?? [word]) present.add(one);
    anyAnchor.lastIndex = match.index + 1;
  }
  return present;
}
