import type { Place, Position } from '../analyser/model/finding';

/** A path as a report shows it: relative to the root where it is inside, else as it is. */
export function shortPath(file: string, root: string): string {
  const folder = root.endsWith('/') ? root : `${root}/`;
  return file.startsWith(folder) ? file.slice(folder.length) : file;
}

/** `file:line:column`. */
export function whereIs({ file, range }: Place, root: string): string {
  return `${shortPath(file, root)}:${range.start.line}:${range.start.column}`;
}

/** The two numbers of a position that people and other programs use. */
export function lineAndColumn({ line, column }: Position): { line: number; column: number } {
  return { line, column };
}
