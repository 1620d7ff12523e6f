import { readdirSync } from 'node:fs';

const mostFolders = 5000;

/**
 * Tells which paths lead to nothing, from lists of their folders that are read once: for the time of one scan. A module is looked for under
 * a dozen endings, and to open every one that is not there took twice the time of reading those that are.
 */
export function createAbsence(): (path: string) => boolean {
  const folders = new Map<string, ReadonlySet<string> | undefined>();
  return (path) => {
    const end = path.lastIndexOf('/') + 1;
    const name = path.slice(end);
    // Some systems take other spellings of a letter as the same.
    if (!/^[ -~]+$/.test(name)) return false;
    const folder = path.slice(0, end);
    if (!folders.has(folder)) {
      if (folders.size > mostFolders) folders.clear();
      folders.set(folder, namesIn(folder));
    }
    return folders.get(folder)?.has(name.toLowerCase()) === false;
  };
}

/** Undefined where nobody knows: the folder may be there and closed to lists. */
function namesIn(folder: string): ReadonlySet<string> | undefined {
  try {
    return new Set(readdirSync(folder).map((name) => name.toLowerCase()));
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '') ? new Set() : undefined;
  }
}
