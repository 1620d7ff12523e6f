export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

export interface JsonReading {
  /** Absent where the text is not JSON, or is nested too deep to be shown. */
  readonly value?: Json;
  readonly problem?: 'syntax' | 'deep';
  /** Names that stand twice in one object: parsers differ in which one they take. */
  readonly duplicates: readonly string[];
  /** Numbers that JavaScript cannot hold exactly, as written. */
  readonly inexact: readonly string[];
}

interface Scan {
  depth: number;
  readonly open: { readonly names?: Set<string>; wantsName: boolean }[];
  readonly duplicates: Set<string>;
  readonly inexact: string[];
  readonly pieces: string[];
}

const maxDepth = 64;
const maxNotes = 20;

/** Reads JSON that somebody else wrote. `__proto__` becomes an own property as any other; numbers too large become text. */
export function readJson(text: string): JsonReading {
  const scan = scanned(text);
  const notes = { duplicates: [...scan.duplicates], inexact: scan.inexact };
  if (scan.depth > maxDepth) return { ...notes, problem: 'deep' };
  try {
    return { ...notes, value: JSON.parse(scan.pieces.join('')) as Json };
  } catch {
    return { duplicates: [], inexact: [], problem: 'syntax' };
  }
}

/** Whether a value is an object with names, not a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of an own property; nothing for what is inherited or of another type. */
export function textAt(object: JsonObject | undefined, name: string): string | undefined {
  const value = own(object, name);
  return typeof value === 'string' ? value : undefined;
}

/** The finite number of an own property. */
export function numberAt(object: JsonObject | undefined, name: string): number | undefined {
  const value = own(object, name);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** An own property, whatever the object inherits. */
export function own(object: JsonObject | undefined, name: string): Json | undefined {
  return object && Object.hasOwn(object, name) ? object[name] : undefined;
}

function scanned(text: string): Scan {
  const scan: Scan = { depth: 0, open: [], duplicates: new Set(), inexact: [], pieces: [] };
  let copied = 0;
  for (let at = 0; at < text.length && scan.depth <= maxDepth; at += 1) {
    const character = text[at];
    if (character === '"') {
      const end = stringEnd(text, at);
      takeString(scan, text.slice(at, end));
      at = end - 1;
    } else if (character === '-' || (character >= '0' && character <= '9')) {
      const end = numberEnd(text, at);
      const literal = text.slice(at, end);
      if (takeNumber(scan, literal)) {
        scan.pieces.push(text.slice(copied, at), JSON.stringify(literal));
        copied = end;
      }
      at = end - 1;
    } else takeMark(scan, character);
  }
  scan.pieces.push(text.slice(copied));
  return scan;
}

function takeMark(scan: Scan, character: string): void {
  const top = scan.open.at(-1);
  if (character === '{' || character === '[') {
    scan.open.push(character === '{' ? { names: new Set(), wantsName: true } : { wantsName: false });
    scan.depth = Math.max(scan.depth, scan.open.length);
  } else if (character === '}' || character === ']') scan.open.pop();
  else if (character === ',' && top) top.wantsName = top.names !== undefined;
  else if (character === ':' && top) top.wantsName = false;
}

function takeString({ open, duplicates }: Scan, literal: string): void {
  const top = open.at(-1);
  if (!top?.names || !top.wantsName) return;
  const name = literal.includes('\\') ? unescaped(literal) : literal.slice(1, -1);
  if (top.names.has(name) && duplicates.size < maxNotes) duplicates.add(name);
  top.names.add(name);
}

/** Notes a number that is not exact; true where it is too large to be a number at all. */
function takeNumber({ inexact }: Scan, literal: string): boolean {
  const value = Number(literal);
  if (Number.isNaN(value)) return false;
  const exact = Number.isFinite(value) && (!/^-?\d+$/.test(literal) || Number.isSafeInteger(value));
  if (!exact && inexact.length < maxNotes) inexact.push(literal.length > 40 ? `${literal.slice(0, 40)}…` : literal);
  return !Number.isFinite(value);
}

function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

function numberEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && '0123456789+-.eE'.includes(text[end])) end += 1;
  return end;
}

function unescaped(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}
