import { isEnvironmentFile } from './model/environment-file';
import { authenticationPackages, isManifest, packagesBeside } from './model/manifest-file';
import { runnable } from './runnable';
import { append } from './source/append';
import { alone, families, modules, type Place, places, type Trigger, triggers } from './triggers';
import { bytesOf, createWordFinder, type FoundWords, mostPlaces } from './words';

const known = new Set(modules);
const dependencyOn = (names: readonly string[]) => new RegExp(`"(?:${names.map((name) => escaped(name)).join('|')})"\\s*:`);
const [authentication, anyKnown] = [authenticationPackages, [...authenticationPackages, ...packagesBeside]].map(dependencyOn);
/** That a name is not among them tells something as well. */
const variables = /^[ \t]*(?:export[ \t]+)?[\w.-]+[ \t]*=/m;
const imports = new Set(modules.map((name) => `"${name}"`));
/** Any text may hold 'store' or 'cookie': only an import tells of a module that is called by one plain word. */
const plainWord = /^"[a-z0-9]+"$/;
const importing = /(?:from|import|\(|\*\/)\s*$/;
/** So many blanks, at most, stand before a name that is imported. */
const longestImport = 100;
const everyTrigger = [...triggers, ...alone.flatMap((one) => one.triggers)];
const byWord = patternsByWord(everyTrigger);
/** The patterns of each trigger that have words, as bits. */
const wanted = new Map(everyTrigger.map((one) => [one, one.reduce((bits, { words }, index) => (words ? bits | (1 << index) : bits), 0)]));
const withoutWords = everyTrigger.filter((one) => wanted.get(one) === 0);
const shared = new Set(triggers);
const finder = createWordFinder([...imports, ...byWord.keys()], namesModule);
const nothing = '(?!)';
const sharedPlaces = places.map(patternsOf);
const ownPlaces = new Map(alone.map((one) => [one.id, one.places.map(patternsOf)]));
/** Compiled when first needed; the same pattern in several triggers is one object. */
const patterns = new Map<string, RegExp>();

/** Who is to see a text: every library, or only those that ask for it alone, by their ids. */
export type Audience = 'all' | readonly string[];

/** Whether a text is worth analysing; `bytes` are its characters where they are at hand. */
export type Matters = (text: string, bytes?: Uint8Array) => boolean;

/** Undefined: nobody is to see this text, of which `bytes` are the characters. Loads no parser. */
export function audienceOf(path: string, text: string, bytes = bytesOf(text)): Audience | undefined {
  if (isEnvironmentFile(path)) return variables.test(text) ? 'all' : undefined;
  if (isManifest(path)) return anyKnown.test(text) ? 'all' : undefined;
  const found = finder.find(bytes);
  if (found.stopped !== undefined && isCertain(text, found.stopped)) return 'all';
  const audience = audienceOfCode(path, text, found);
  const code = audience ? runnable(text) : text;
  // What is only spoken of made one of eight files worth parsing.
  return code === text ? audience : audienceOfCode(path, code, finder.find(bytesOf(code)));
}

/** Whether the line up to there imports values: it is no comment. */
function isCertain(text: string, at: number): boolean {
  return /^(?:import\s+(?!type\b)(?:[\w$*]|\{\s*(?!type\s)[\w$])|(?:const|let|var)\b)/.test(text.slice(text.lastIndexOf('\n', at) + 1, at));
}

function audienceOfCode(path: string, text: string, found: FoundWords): Audience | undefined {
  const isAt = ([own, words, unless]: readonly RegExp[]) => own.test(path) && words.test(text) && !unless.test(text);
  if (sharedPlaces.some(isAt)) return 'all';
  if (found.stopped !== undefined) return 'all';
  const occurs = occurring(text, found);
  const own = new Set<Trigger>();
  for (const trigger of possible(found)) {
    if (!trigger.every(occurs)) continue;
    if (shared.has(trigger)) return 'all';
    own.add(trigger);
  }
  const asking = alone.filter((one) => one.triggers.some((trigger) => own.has(trigger)) || ownPlaces.get(one.id)?.some(isAt));
  return asking.length > 0 ? asking.map(({ id }) => id) : undefined;
}

function namesModule(word: string, bytes: Uint8Array, start: number): boolean {
  if (!imports.has(word)) return false;
  return !plainWord.test(word) || importing.test(String.fromCharCode(...bytes.subarray(Math.max(0, start - longestImport), start)));
}

/** Whether a text is worth parsing: it names a known module, holds all the patterns of a trigger, or lies where a framework looks. */
export function mayMatter(...asked: Parameters<typeof audienceOf>): boolean {
  return audienceOf(...asked) !== undefined;
}

/** A package.json may name packages that only matter to some code: nothing is loaded for it alone. */
export function mattersAlone(path: string, text: string): boolean {
  return !isManifest(path) || authentication.test(text);
}

/** Where each word is one of a pattern's: in which trigger, at which place. */
function patternsByWord(all: readonly Trigger[]): ReadonlyMap<string, readonly (readonly [trigger: Trigger, pattern: number])[]> {
  const found = new Map<string, [Trigger, number][]>();
  for (const trigger of all)
    for (const [index, { words = [] }] of trigger.entries()) for (const word of new Set(words)) append(found, word, [trigger, index]);
  return found;
}

/** The triggers of which each pattern has a word in the text. Most texts hold few words: to ask for those of all triggers took as long as to find them. */
function possible({ places }: FoundWords): Trigger[] {
  const found = new Map<Trigger, number>();
  for (const word of places.keys())
    for (const [trigger, pattern] of byWord.get(word) ?? []) found.set(trigger, (found.get(trigger) ?? 0) | (1 << pattern));
  return [...withoutWords, ...[...found.keys()].filter((trigger) => found.get(trigger) === wanted.get(trigger))];
}

/** A pattern is tried where its words are: to try it all over a text takes most of a scan. */
function occurring(text: string, found: FoundWords): (pattern: Trigger[number]) => boolean {
  const answers = new Map<string, boolean>();
  return ({ pattern, words, reach = 0 }) => {
    const answer = answers.get(pattern) ?? occursAround(patternOf(pattern), text, words && around(words, found), reach);
    answers.set(pattern, answer);
    return answer;
  };
}

/** Undefined: everywhere. */
function around(words: readonly string[], { places }: FoundWords): readonly number[] | undefined {
  const all: number[] = [];
  for (const word of words) {
    const own = places.get(word);
    if (own?.length === mostPlaces) return undefined;
    if (own) all.push(...own);
  }
  return all.sort((one, other) => one - other);
}

function occursAround(pattern: RegExp, text: string, places: readonly number[] | undefined, reach: number): boolean {
  if (!places) return pattern.test(text);
  for (let index = 0; index < places.length; ) {
    const start = Math.max(0, places[index] - reach);
    let end = places[index] + reach;
    for (index += 1; index < places.length && places[index] - reach <= end; index += 1) end = places[index] + reach;
    if (pattern.test(text.slice(start, end))) return true;
  }
  return false;
}

function patternsOf([path, text = '', unless = nothing]: Place): RegExp[] {
  return [path, text, unless].map((pattern) => new RegExp(pattern, 'i'));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
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
