import type { AuthjsProvider } from './authjs-facts';
import type { Fact } from './fact';
import type { Place } from './finding';
import type { Setup } from './setup';
import { inProduction, is, isAbsent, textOf } from './value';

/** A place in a file; the path is absolute with forward slashes, the line counts from 1. */
export interface SeenPlace {
  readonly file: string;
  readonly line: number;
}

/** What the advisor needs of a fact. It holds no secret, no key and no value of a claim. */
export type SeenFact = SeenPlace &
  (
    | {
        readonly kind: 'authjs';
        readonly major: 4 | 5;
        readonly providers: readonly Pick<AuthjsProvider, 'id' | 'type'>[];
        /** No provider can be beside those that are named. */
        readonly complete: boolean;
        readonly adapter: boolean;
      }
    /** The store is `memory`, the module that it comes from, or null where that is not known. */
    | { readonly kind: 'session'; readonly library: string; readonly store: string | null }
    | { readonly kind: 'jwt-verify'; readonly revocation: boolean }
    | { readonly kind: 'jwt-sign'; readonly claims: readonly string[] }
    | { readonly kind: 'route'; readonly path: string }
  );

/** What the advisor needs of a set-up. Lifetimes are seconds; null: not known. */
export interface SeenSetup extends SeenPlace {
  readonly library: string;
  readonly version: string | null;
  readonly strategy: Setup['strategy'];
  readonly lifetime: number | 'session' | null;
  readonly cookieBytes: number | null;
}

export interface SeenText {
  readonly path: string;
  readonly text: string;
}

/** What the scan gives the advisor, as plain data. */
export interface Seen {
  /** Providers, adapters, stores, routes, claims. */
  readonly facts: readonly SeenFact[];
  readonly setups: readonly SeenSetup[];
  /** Every package.json, deployment files, and scripts that say more than their facts. */
  readonly texts: readonly SeenText[];
}

/** What the advisor needs of a fact; undefined where it needs nothing. */
export function seenFact(fact: Fact, place: SeenPlace): SeenFact | undefined {
  const { file, line } = place;
  switch (fact.kind) {
    case 'authjs': {
      const providers = fact.providers.map(({ id, type }) => ({ id, type }));
      const complete = fact.partial || fact.providersComplete;
      return { kind: fact.kind, file, line, major: fact.major, providers, complete, adapter: is(fact.adapter, true) };
    }
    case 'session':
      return { kind: fact.kind, file, line, library: fact.library, store: storeOf(fact) };
    case 'jwt-verify':
      return { kind: fact.kind, file, line, revocation: fact.revocation !== undefined && !isAbsent(fact.revocation) };
    case 'jwt-sign':
      return { kind: fact.kind, file, line, claims: fact.claims.map(({ path }) => path) };
    case 'route': {
      const path = fact.method === 'use' ? undefined : textOf(fact.path);
      return path ? { kind: fact.kind, file, line, path } : undefined;
    }
    default:
      return undefined;
  }
}

function storeOf({ store, storeDefault }: Extract<Fact, { kind: 'session' }>): string | null {
  if (is(store, 'memory') || (isAbsent(store) && storeDefault === 'memory')) return 'memory';
  const value = inProduction(store.value);
  return (value.kind === 'unknown' && value.from?.replace(/:.*$/, '')) || null;
}

/** What the advisor needs of a set-up. */
export function seenSetup(setup: Place & Pick<Setup, 'library' | 'version' | 'strategy'> & Partial<Setup>): SeenSetup {
  const { file, range, library, version, strategy, cookies = [] } = setup;
  const lifetime = strategy === 'token' ? setup.tokenLifetime : setup.lifetime;
  const sizes = cookies.filter(({ purpose }) => purpose === 'session').flatMap(({ size }) => (size ? [size.bytes] : []));
  const cookieBytes = sizes.length > 0 ? Math.max(...sizes) : null;
  return { file, line: range.start.line, library, version, strategy, lifetime: lifetime?.value ?? null, cookieBytes };
}
