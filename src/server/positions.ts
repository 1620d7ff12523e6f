import type { Position, Range } from 'vscode-languageserver';
import type { Range as FindingRange } from '../analyser/model/finding';

/** Counts from 0 where findings count from 1; both in UTF-16 units. */
export function toRange({ start, end }: FindingRange): Range {
  return { start: { line: start.line - 1, character: start.column - 1 }, end: { line: end.line - 1, character: end.column - 1 } };
}

/** Touching counts: a caret at the end of a squiggle is on it. */
export const overlaps = (a: Range, b: Range): boolean => !isBefore(a.end, b.start) && !isBefore(b.end, a.start);

export const isSame = (a: Range, b: Range): boolean =>
  a.start.line === b.start.line &&
  a.start.character === b.start.character &&
  a.end.line === b.end.line &&
  a.end.character === b.end.character;

const isBefore = (a: Position, b: Position): boolean => a.line < b.line || (a.line === b.line && a.character < b.character);
