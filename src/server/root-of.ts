import { isBelow } from './paths';

/** The folder of the workspace that holds a path: the innermost where one lies in another; the path itself where none does. */
export function rootOf(path: string, folders: readonly string[]): string {
  const around = folders.filter((folder) => path === folder || isBelow(path, folder));
  return around.sort((one, other) => other.length - one.length)[0] ?? path;
}
