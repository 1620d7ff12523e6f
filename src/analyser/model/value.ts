/** A stretch of one file: offsets in UTF-16 units from the start of the text, end exclusive. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export type Primitive = string | number | boolean | null | undefined;

/**
 * What is known of an expression without running it. `at` is where the value itself is written, which may be
 * another file than the one that uses it. What cannot be known is `unknown`, and unknown never fires a rule.
 */
export type Value = { readonly at?: Span } & (
  | { readonly kind: 'absent' }
  | { readonly kind: 'literal'; readonly value: Primitive }
  | { readonly kind: 'list'; readonly items: readonly Value[]; readonly open?: boolean }
  | { readonly kind: 'object'; readonly members: { readonly [name: string]: Value }; readonly open?: boolean }
  /** An environment variable, with what stands in for it when it is unset. `numeric`: the program has made a number of its text. */
  | { readonly kind: 'env'; readonly name: string; readonly fallback?: Value; readonly numeric?: true }
  | { readonly kind: 'by-environment'; readonly production: Value; readonly development: Value }
  /** A text of which only some parts are known. */
  | { readonly kind: 'text'; readonly parts: readonly Value[] }
  | { readonly kind: 'function' }
  /**
   * `name` is the expression's dotted name as written, `from` the call that made it, as `module:path`, `fallback` what stands in where it
   * is not given: `options.secret || 'x'`, `(secret = 'x') => ...`.
   */
  | { readonly kind: 'unknown'; readonly name?: string; readonly from?: string; readonly fallback?: Value }
);

/** Writing `before + text + after` over `span` sets the value, whether it is written, missing, or its parent is. */
export interface Slot {
  readonly span: Span;
  readonly before: string;
  readonly after: string;
  /** The whole property with its comma: deleting it removes the setting. Absent where nothing is written. */
  readonly removal?: Span;
  /** How many spaces or tabs new lines at this place start with. */
  readonly indent?: string;
  /** The place lies inside of a text such as `sid=1; Path=/`: quotes are left off, and a flag is its name alone. */
  readonly inText?: true;
}

/** One option of a library as it takes effect: written by the person, the library's default, or inferred. */
export interface Setting {
  readonly path: string;
  readonly value: Value;
  readonly origin: 'written' | 'default' | 'inferred';
  /** Where a finding about it stands: the property, or the callee's name where nothing is written. */
  readonly span: Span;
  readonly slot?: Slot;
}

export const absent: Value = { kind: 'absent' };
export const unknown: Value = { kind: 'unknown' };
export const literal = (value: Primitive, at?: Span): Value => ({ kind: 'literal', value, at });

/** The value that applies when NODE_ENV is production. */
export function inProduction(value: Value): Value {
  return value.kind === 'by-environment' ? inProduction(value.production) : value;
}

/** The value that applies while developing. */
export function inDevelopment(value: Value): Value {
  return value.kind === 'by-environment' ? inDevelopment(value.development) : value;
}

const plainValue = (subject: Value | Setting): Value => ('origin' in subject ? subject.value : subject);

/** True only when the subject is certainly one of the primitives in production. */
export function is(subject: Value | Setting, ...expected: Primitive[]): boolean {
  const value = inProduction(plainValue(subject));
  return value.kind === 'literal' && expected.includes(value.value);
}

/** True only when nothing is given, nothing is spread in, and no default applies. */
export function isAbsent(subject: Value | Setting): boolean {
  const value = inProduction(plainValue(subject));
  return value.kind === 'absent' || (value.kind === 'literal' && value.value === undefined);
}

/** True only when a switch is certainly off in production: not given, or given as something falsy. */
export function isOff(subject: Value | Setting): boolean {
  const value = inProduction(plainValue(subject));
  return isAbsent(value) || (value.kind === 'literal' && !value.value);
}

/** The known text in production, or undefined. */
export function textOf(subject: Value | Setting): string | undefined {
  const value = inProduction(plainValue(subject));
  return value.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

/** The known number in production, or undefined. */
export function numberOf(subject: Value | Setting): number | undefined {
  const value = inProduction(plainValue(subject));
  return value.kind === 'literal' && typeof value.value === 'number' ? value.value : undefined;
}

/** The known texts of a list, or of a single text; undefined where any item is not known. */
export function textsOf(subject: Value | Setting): string[] | undefined {
  const value = inProduction(plainValue(subject));
  if (value.kind !== 'list') {
    const text = textOf(value);
    return text === undefined ? undefined : [text];
  }
  const texts = value.items.map(textOf);
  return !value.open && texts.every((text) => text !== undefined) ? texts : undefined;
}
