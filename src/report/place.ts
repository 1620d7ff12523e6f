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

/** Plain data in which every file and folder is named relative to the root, and positions are what people and programs use. */
export function relativePlaces(data: unknown, root: string): unknown {
  if (Array.isArray(data)) return data.map((one) => relativePlaces(one, root));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      if (typeof value === 'string' && /^(file|folder|application)$/.test(key)) return [key, value === root ? '.' : shortPath(value, root)];
      return [key, key === 'range' ? { start: lineAndColumn(value.start), end: lineAndColumn(value.end) } : relativePlaces(value, root)];
    }),
  );
}
