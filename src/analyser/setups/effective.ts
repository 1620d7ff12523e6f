import type { Place } from '../model/finding';
import type { Effective } from '../model/setup';
import type { Primitive, Setting, Span, Value } from '../model/value';

/** Whether a library sees https where the application runs, and how that is known. */
export interface Https {
  readonly value: boolean | undefined;
  readonly origin: 'inferred' | 'environment';
  readonly because: string;
}

/** Where an application runs: what decides about its values there. */
export interface Circumstances {
  readonly environment: 'development' | 'production';
  readonly https: Https;
  /** What a `.env` file that applies there gives to a variable, with the file's name. */
  variable(name: string): { readonly text: string; readonly file: string } | undefined;
  place(span: Span): Place;
  /** `default of next-auth 4.24.15`. */
  readonly ofDefault: string;
}

/** What following a value gives: `value` is undefined where nothing is set. */
type Resolved =
  | { readonly known: true; readonly value: Primitive; readonly origin?: Effective<unknown>['origin']; readonly because?: string }
  | { readonly known: false; readonly origin: 'environment' | 'unknown'; readonly because: string };

/**
 * A setting as it takes effect. `read` gives what its plain value means, null where it means nothing known; it gets undefined where nothing
 * is set. `because` says why, where the value is not written.
 */
export function effective<T>(setting: Setting, read: (value: Primitive) => T | null, at: Circumstances, because?: string): Effective<T> {
  const found = followed(setting, at);
  const isSet = setting.origin !== 'default' && setting.value.kind !== 'absent';
  const span = setting.value.at ?? (setting.origin === 'written' && isSet ? setting.span : undefined);
  const place = isSet && span ? { place: at.place(span) } : {};
  if (!found.known) return { value: null, origin: found.origin, because: found.because, ...place };
  const value = read(found.value);
  if (value === null) return { value, origin: 'unknown', because: 'only known when it runs', ...place };
  if (found.origin) return { value, origin: found.origin, because: [because, found.because].filter(Boolean).join('; '), ...place };
  if (setting.origin === 'inferred') return { value, origin: 'inferred', because: because ?? 'worked out by the library', ...place };
  if (!isSet) return { value, origin: 'default', because: because ?? at.ofDefault };
  return { value, origin: 'written', because: found.because ?? 'written', ...place };
}

/** A value that nobody writes. */
export function given<T>(value: T | null, origin: Effective<T>['origin'], because: string): Effective<T> {
  return { value, origin, because };
}

function followed({ value, origin }: Setting, at: Circumstances): Resolved {
  if (origin !== 'inferred' || value.kind !== 'by-environment') return resolved(value, at);
  const { value: isHttps, ...why } = at.https;
  if (isHttps === undefined) return { known: false, origin: 'unknown', because: why.because };
  const side = resolved(isHttps ? value.production : value.development, at);
  return side.known ? { ...side, ...why } : side;
}

function resolved(value: Value, at: Circumstances): Resolved {
  switch (value.kind) {
    case 'absent':
      return { known: true, value: undefined };
    case 'literal':
      return { known: true, value: value.value };
    case 'by-environment':
      return sideOf(value, at);
    case 'env':
      return ofVariable(value, at);
    case 'text':
      return joined(value.parts, at);
    default:
      // What stands in for something that is only known when it runs says nothing of what will be.
      return notKnown;
  }
}

const notKnown: Resolved = { known: false, origin: 'unknown', because: 'only known when it runs' };

function sideOf(value: Extract<Value, { kind: 'by-environment' }>, at: Circumstances): Resolved {
  const side = resolved(value[at.environment], at);
  return side.known && !side.origin ? { ...side, because: 'written for each environment' } : side;
}

function ofVariable({ name, fallback, numeric }: Extract<Value, { kind: 'env' }>, at: Circumstances): Resolved {
  const set = at.variable(name);
  if (set !== undefined)
    return { known: true, value: numeric ? Number(set.text) : set.text, origin: 'environment', because: `${name} in ${set.file}` };
  return fallback ? fallen(fallback, name, at) : { known: false, origin: 'environment', because: name };
}

function fallen(fallback: Value, name: string, at: Circumstances): Resolved {
  const side = resolved(fallback, at);
  return side.known ? { ...side, origin: 'environment', because: `where ${name} is not set` } : side;
}

function joined(parts: readonly Value[], at: Circumstances): Resolved {
  const all = parts.map((part) => resolved(part, at));
  const unclear = all.find((part) => !part.known);
  if (unclear) return unclear;
  const origin = all.find((part) => part.origin);
  return {
    known: true,
    value: all.map((part) => (part.known ? String(part.value ?? '') : '')).join(''),
    origin: origin?.origin,
    because: origin?.because,
  };
}
