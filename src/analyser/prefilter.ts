import { libraries } from './libraries/index';

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const moduleNames = libraries.flatMap((library) => library.modules).map(quoted);
const imports = new RegExp(`["'\`](?:${moduleNames.join('|')})["'\`]`);
const known = new Set(libraries.flatMap((library) => library.modules));
const families = libraries.flatMap((library) => library.family ?? []);
const triggers = libraries.flatMap((library) => library.triggers ?? []).map((words) => words.map((word) => new RegExp(word, 'i')));
const anyFirst = new RegExp(triggers.map(([first]) => first.source).join('|') || '(?!)', 'i');

/** Whether a text is worth parsing: it names a known module, or holds all the words of a trigger. Loads no parser. */
export function mayMatter(_path: string, text: string): boolean {
  if (imports.test(text)) return true;
  return anyFirst.test(text) && triggers.some((words) => words.every((word) => word.test(text)));
}

/** Whether a module belongs to a known library, and is one even where the workspace holds its source. */
export function isKnownModule(name: string): boolean {
  return known.has(name) || families.some((start) => name.startsWith(start));
}
