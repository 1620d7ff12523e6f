// The grammar of dotenv, lib/main.js: https://github.com/motdotla/dotenv; what it expands or fetches is not known here.
import { literal, type Setting, type Slot, type Span, unknown } from '../model/value';

/** One variable of a `.env` file; the setting's span and slot are the text between the quotes, its removal all of its lines. */
export interface Variable {
  readonly name: string;
  readonly setting: Setting;
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** Where the next line may start. */
  readonly next: number;
  readonly broken: boolean;
}

const head = /[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*(?:=|:(?=\s))[ \t]*/y;
const quotes = new Set(["'", '"', '`']);
const fetched = /^(encrypted:|op:\/\/|vault:|ref\+|arn:aws|sm:\/\/|secret:\/\/)/;

/** The variables of a text, in order; of two with one name the last one counts, as when it is read. */
export function variablesOf(file: string, text: string): Variable[] {
  const found = new Map<string, Variable>();
  const unclosed = new Set<string>();
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; ) {
    head.lastIndex = at;
    const match = head.exec(text);
    if (!match) {
      at = nextLine(text, at);
      continue;
    }
    const part = { ...valueAt(text, head.lastIndex, unclosed), from: at };
    found.delete(match[1]);
    found.set(match[1], toVariable(match[1], file, text, part));
    at = part.next;
  }
  return [...found.values()];
}

function toVariable(
  name: string,
  file: string,
  text: string,
  { from, start, end, quote, next, broken }: Part & { from: number },
): Variable {
  const span: Span = { file, start, end };
  const written = text.slice(start, end);
  const known = !broken && !written.includes('$') && !fetched.test(written);
  const value = known ? literal(quote === '"' ? written.replace(/\\n/g, '\n').replace(/\\r/g, '\r') : written, span) : unknown;
  const slot: Slot = {
    span,
    before: '',
    after: '',
    removal: { file, start: from, end: text.startsWith('\r\n', next - 1) ? next + 1 : next },
  };
  return { name, setting: { path: name, value, origin: 'written', span, slot } };
}

function valueAt(text: string, start: number, unclosed: Set<string>): Part {
  const quote = quotes.has(text[start]) ? text[start] : '';
  const close = quote && !unclosed.has(quote) ? closing(text, start + 1, quote) : -1;
  if (quote && close < 0) unclosed.add(quote);
  if (close < 0) return bare(text, start, quote !== '');
  const next = nextLine(text, close);
  const rest = text.slice(close + 1, next).trim();
  return { start: start + 1, end: close, quote, next, broken: rest !== '' && !rest.startsWith('#') };
}

/** Without quotes a value ends with the line, or where a comment starts. */
function bare(text: string, start: number, broken: boolean): Part {
  const next = nextLine(text, start);
  const written = text.slice(start, next).replace(/#[\s\S]*$/, '');
  return { start, end: start + written.trimEnd().length, quote: '', next, broken };
}

function closing(text: string, from: number, quote: string): number {
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) if (text[at - 1] !== '\\') return at;
  return -1;
}

function nextLine(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) if (text[at] === '\n' || text[at] === '\r') return at + 1;
  return text.length;
}
