/** What was read of each file, to tell whether a text that is handed in says anything new to those who have read it before. */
export interface SeenTexts {
  /** A file was read; undefined: it was looked for and is not there. */
  saw(path: string, text: string | undefined): void;
  /** Facts of an earlier workspace rest on these files; what they held is not known. */
  restOn(paths: Iterable<string>): void;
  /** Whether somebody read something else, or found nothing; from now on this is what the file holds. */
  isNews(path: string, text: string | undefined): boolean;
}

export function createSeenTexts(): SeenTexts {
  const prints = new Map<string, string>();
  return {
    saw(path, text) {
      const print = printOf(text);
      const before = prints.get(path);
      // It changed between two readers, before anybody said so: whoever read the first text still has to hear of it.
      prints.set(path, before === undefined || before === print ? print : changed);
    },
    restOn(paths) {
      for (const path of paths) if (!prints.has(path)) prints.set(path, changed);
    },
    isNews(path, text) {
      const print = printOf(text);
      const before = prints.get(path);
      prints.set(path, print);
      return before !== undefined && before !== print;
    },
  };
}

const changed = 'changed';

/** Length and FNV-1a hash (http://www.isthe.com/chongo/tech/comp/fnv/): the texts themselves would be too much to keep. */
function printOf(text: string | undefined): string {
  if (text === undefined) return '';
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length} ${hash}`;
}
