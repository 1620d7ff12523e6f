import { isEnvironmentFile } from '../analyser/model/environment-file';
import type { Finding, Range } from '../analyser/model/finding';
import { visible } from './escape';
import type { Report, View } from './report';

/** One line of a code frame: what is shown, and the stretch of it to underline. */
export interface FrameLine {
  readonly number: number;
  readonly text: string;
  readonly mark?: { readonly start: number; readonly length: number };
}

/** Makes code frames for the findings of one report, without the secrets in the lines they show. */
export function framer(report: Report, view: View): (finding: Finding) => FrameLine[] {
  const linesOf = lineReader(view);
  const masks = secretMasks(report.findings);
  return ({ file, range, rule }) => {
    if (isEnvironmentFile(file)) return variableFrame(linesOf(file), range);
    const secret = rule.startsWith(secretRules);
    const lines = linesOf(file);
    const last = secret ? range.start.line : Math.min(range.end.line, range.start.line + 3);
    const from = secret ? range.start.line : Math.max(1, range.start.line - 1);
    const end = lines.at(-1) === '' ? lines.length - 1 : lines.length;
    const frame: FrameLine[] = [];
    for (let number = from; number <= Math.min(end, secret ? last : last + 1); number += 1) {
      const mark = number >= range.start.line && number <= last ? markOn(lines[number - 1], number, range) : undefined;
      frame.push(drawn(lines[number - 1], number, mark, masks(file, number)));
    }
    return frame;
  };
}

/** Of a `.env` file the name alone, on a line of its own: whatever stands around it may be secret as well. */
function variableFrame(lines: readonly string[], { start }: Range): FrameLine[] {
  const line = lines[start.line - 1];
  if (line === undefined) return [];
  const name = visible(variableOf(line)).slice(0, widest);
  return [{ number: start.line, text: name + shortened, mark: { start: name.length, length: 1 } }];
}

/** What a line of a `.env` file says without its value: `export NAME=`; nothing where it is no start of one. */
export function variableOf(line: string): string {
  return /^\s*(?:export\s+)?[\w.-]+\s*[=:]/.exec(line)?.[0] ?? '';
}

/** Shortens the secrets on a line of code. */
export type Mask = (line: string) => string;

/** Finds how a line is to be masked: where a secret stands, strings show only two characters, and the lines it runs on to nothing. */
export function secretMasks(findings: readonly Finding[]): (file: string, line: number) => Mask {
  const masks = new Map<string, Mask>();
  for (const { file, range, rule } of findings) {
    if (!rule.startsWith(secretRules)) continue;
    masks.set(`${file}:${range.start.line}`, withoutStrings);
    for (let line = range.start.line + 1; line <= range.end.line; line += 1) masks.set(`${file}:${line}`, () => shortened);
  }
  return (file, line) => masks.get(`${file}:${line}`) ?? ((text) => text);
}

/** Reads lines of files, each file once; line breaks are those of editors. */
export function lineReader(view: View): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const lines = known.get(file) ?? view.text(file)?.split(/\r\n|\r|\n/) ?? [];
    known.set(file, lines);
    return lines;
  };
}

const secretRules = 'secret-';
const shortened = '…';
// An open quote runs to the end of the line.
const strings = /(['"`])((?:\\.|(?!\1)[^\\])*)(\1|\\?$)/g;
const widest = 140;

function withoutStrings(line: string): string {
  return line.replace(strings, (all, open: string, content: string, close: string) =>
    content.length > 8 ? open + content.slice(0, 2) + shortened + close : all,
  );
}

function markOn(line: string, number: number, { start, end }: Range): { from: number; to: number } {
  const indent = line.length - line.trimStart().length;
  const from = number === start.line ? start.column - 1 : indent;
  const to = number === end.line ? end.column - 1 : line.trimEnd().length;
  return { from, to: Math.max(to, from + 1) };
}

function drawn(line: string, number: number, mark: { from: number; to: number } | undefined, mask: Mask): FrameLine {
  const width = (part: string) => shown(part, mask).length;
  const text = shown(line, mask);
  if (!mark) return { number, text: text.length > widest ? `${text.slice(0, widest)}…` : text };
  // What stands before the mark is drawn the same way, so that its width is where the mark starts.
  const start = Math.min(width(line.slice(0, mark.from)), text.length);
  const length = Math.max(1, Math.min(width(line.slice(0, mark.to)), text.length) - start);
  return cropped(number, text, start, length);
}

function shown(line: string, mask: Mask): string {
  return visible(mask(line).replaceAll('\t', '  '));
}

function cropped(number: number, text: string, start: number, length: number): FrameLine {
  if (text.length <= widest) return { number, text, mark: { start, length } };
  const from = Math.max(0, Math.min(start - 30, text.length - widest));
  const before = from > 0 ? '…' : '';
  const after = from + widest < text.length ? '…' : '';
  const at = start - from + before.length;
  return {
    number,
    text: before + text.slice(from, from + widest) + after,
    mark: { start: at, length: Math.min(length, widest - (start - from)) },
  };
}
