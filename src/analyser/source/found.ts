import type { ts } from './ts';

/**
 * Where a name leads when its definition is not code that can be read: a package (`module`), something of the platform
 * (`global`), or a parameter and the like (`local`). Steps are names, `()` for a call and `new()` for a construction:
 * `cookies().set` of next/headers is `['cookies', '()', 'set']`.
 */
export interface Reference {
  readonly root: 'module' | 'global' | 'local';
  readonly module: string;
  readonly steps: readonly string[];
  /** The written type of a parameter; `number` for an environment variable that a schema turns into one. */
  readonly type?: string;
}

/** What following an expression, and a path of member names from it, leads to. */
export type Found =
  /** `entry` is the property or assignment that holds it. */
  | { readonly kind: 'node'; readonly node: ts.Node; readonly entry?: ts.Node }
  | { readonly kind: 'reference'; readonly reference: Reference; readonly entry?: ts.Node }
  | { readonly kind: 'absent'; readonly entry?: ts.Node }
  | { readonly kind: 'either'; readonly production: Found; readonly development: Found; readonly entry?: ts.Node }
  /** `second` stands in where `first` is unset. */
  | { readonly kind: 'fallback'; readonly first: Found; readonly second: Found; readonly entry?: ts.Node }
  | { readonly kind: 'unknown'; readonly entry?: ts.Node };

export const notThere: Found = { kind: 'absent' };
export const notKnown: Found = { kind: 'unknown' };

export const local = (steps: readonly string[], type?: string): Found => ({
  kind: 'reference',
  reference: { root: 'local', module: '', steps, type },
});

/** A member of a package; `default` is the package itself, whichever way it was imported. */
export function external(module: string, path: readonly string[]): Found {
  const steps = path[0] === 'default' ? path.slice(1) : path;
  return { kind: 'reference', reference: { root: 'module', module: module.replace(/^node:/, ''), steps } };
}

/** Steps further from a reference. */
export function extend(reference: Reference, ...steps: readonly string[]): Reference {
  const base = reference.steps;
  const all = base.length === 0 && steps[0] === 'default' ? steps.slice(1) : steps;
  return { ...reference, steps: [...base, ...all] };
}

/** Puts `rest()` where nothing was found, inside of alternatives too. */
export function orElseFound(found: Found, rest: () => Found): Found {
  if (found.kind === 'absent') return rest();
  if (found.kind !== 'either') return found;
  const production = orElseFound(found.production, rest);
  const development = orElseFound(found.development, rest);
  return production === found.production && development === found.development ? found : { ...found, production, development };
}
