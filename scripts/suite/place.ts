import { readFile } from 'node:fs/promises';

/** Line and column, from 1, of a text in a file. */
export async function placeIn(file: string, text: string): Promise<[line: number, column: number]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  const line = lines.findIndex((one) => one.includes(text));
  if (line < 0) throw new Error(`${file} does not hold ${text}`);
  return [line + 1, lines[line].indexOf(text) + 1];
}
