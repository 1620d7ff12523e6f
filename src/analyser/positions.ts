import type { Place, Position } from './model/finding';
import type { Span } from './model/value';

/** Turns offsets into lines and columns; line starts are kept for each text it has seen. */
export interface Positions {
  place(span: Span): Place;
  forget(file: string): void;
}

export function createPositions(read: (file: string) => string | undefined): Positions {
  const starts = new Map<string, readonly number[]>();
  const linesOf = (file: string): readonly number[] => {
    const known = starts.get(file) ?? lineStarts(read(file) ?? '');
    starts.set(file, known);
    return known;
  };
  return {
    place: ({ file, start, end }) => ({ file, range: { start: position(linesOf(file), start), end: position(linesOf(file), end) } }),
    forget: (file) => starts.delete(file),
  };
}

/** The offset at which each line starts; `\n`, `\r\n` and `\r` end lines, as in VS Code. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 13 && text.charCodeAt(index + 1) === 10) continue;
    if (code === 10 || code === 13) starts.push(index + 1);
  }
  return starts;
}

function position(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - starts[low] + 1, offset };
}
