import type { JwtDefaultsFact, JwtVerifyFact } from '../analyser/model/fact';
import { inProduction, isAbsent, type Setting, type Value } from '../analyser/model/value';
import { createPositions } from '../analyser/positions';
import { testsAmong } from '../analyser/test-file';
import type { Workspace } from '../analyser/workspace';
import type { KeySource, Verifier, Wish } from '../token/accept/verifier';
import { uriOf } from './paths';

interface Scene {
  readonly defaults: readonly JwtDefaultsFact[];
  readonly positions: ReturnType<typeof createPositions>;
}

const mostDepth = 5;

/** Every call of the workspace that verifies tokens, with its rules; keys are named or pointed at, never told. */
export function verifiersIn(workspace: Workspace, read: (path: string) => string | undefined): Verifier[] {
  const facts = workspace.facts();
  const scene = { defaults: facts.filter((fact) => fact.kind === 'jwt-defaults'), positions: createPositions(read) };
  const isTest = testsAmong(facts);
  const checks = facts.filter((fact) => fact.kind === 'jwt-verify').filter(({ span }) => !isTest(span.file));
  const told = checks.filter((check) => !isHollow(check) || !checks.some((other) => other.library === check.library && !isHollow(other)));
  return told.map((check) => verifierOf(check, scene)).sort(byPlace);
}

/** Says nothing of its own: the rules stand where the verifier was made. */
function isHollow({ key, algorithms }: JwtVerifyFact): boolean {
  return [key, algorithms].every(({ value, origin }) => value.kind === 'unknown' && origin === 'inferred');
}

function verifierOf(fact: JwtVerifyFact, scene: Scene): Verifier {
  const { library, version, span, algorithms, issuer, audience, ignoreExpiration, clockTolerance, others = [] } = fact;
  const { start } = scene.positions.place(span).range;
  return {
    library,
    ...(version === undefined ? {} : { version }),
    place: { uri: uriOf(span.file), line: start.line, column: start.column },
    key: keyOf(fact, scene),
    algorithms: algorithmsOf(algorithms, library),
    // hono asks for an issuer and an audience only where `verification` says so.
    issuer: library === 'hono/jwt' && issuer.origin !== 'written' ? none : wishOf(issuer),
    audience: library === 'hono/jwt' ? none : wishOf(audience),
    ignoreExpiration: wishOf(ignoreExpiration),
    clockTolerance: wishOf(clockTolerance),
    others: others.map((setting) => ({ name: setting.path, wish: wishOf(setting) })),
    encrypted: fact.encrypted === true,
    acceptsUnsigned: fact.acceptsUnsigned || isUnsecured(fact),
    confusable: fact.confusable,
    unheeded: Boolean(fact.unheeded || fact.unawaited),
  };
}

// jose takes unsigned tokens nowhere but in UnsecuredJWT and, of old, with JWK.None.
function isUnsecured({ library, algorithms: { value } }: JwtVerifyFact): boolean {
  return library === 'jose' && value.kind === 'literal' && value.value === 'none';
}

const none: Wish = { state: 'none' };
const unknown: Wish = { state: 'unknown' };

function wishOf({ value }: Setting): Wish {
  const own = inProduction(value);
  if (isAbsent(own)) return none;
  if (own.kind === 'env') return { state: 'variable', name: own.name };
  const values = own.kind === 'list' && !own.open ? own.items.map(literalOf) : [literalOf(own)];
  return values.every((one) => one !== undefined) ? { state: 'known', values } : unknown;
}

function literalOf(value: Value): string | number | boolean | undefined {
  const own = inProduction(value);
  return own.kind === 'literal' ? (own.value ?? undefined) : undefined;
}

// jose lets the kind of key decide; jsonwebtoken looks for the name inside of a text that stands where a list should.
function algorithmsOf(setting: Setting, library: string): Wish {
  if (library === 'jose' && setting.origin === 'default' && setting.value.kind === 'unknown') return none;
  const wish = wishOf(setting);
  if (wish.state !== 'known') return wish;
  return { state: 'known', values: wish.values.flatMap((value) => String(value).split(/[^\w-]+/)) };
}

function keyOf({ key, keySet, keyFromFunction, library }: JwtVerifyFact, { defaults, positions }: Scene): KeySource[] {
  if (keySet) return [{ kind: 'key-set' }];
  if (keyFromFunction) return [{ kind: 'unknown' }];
  const modules = defaults.filter((one) => one.library === library);
  const setting = key.value.kind === 'unknown' && key.origin === 'inferred' && modules.length === 1 ? modules[0].key : key;
  return sourcesOf(setting.value, setting, positions, mostDepth);
}

function sourcesOf(value: Value, setting: Setting, positions: Scene['positions'], depth: number): KeySource[] {
  const within = (inner: Value) => sourcesOf(inner, setting, positions, depth - 1);
  if (depth === 0) return [{ kind: 'unknown' }];
  if (isAbsent(value) || (value.kind === 'literal' && !value.value)) return [{ kind: 'none' }];
  if (value.kind === 'env') return [{ kind: 'variable', name: value.name, otherwise: value.fallback ? within(value.fallback) : [] }];
  if (value.kind === 'by-environment') return [value.production, value.development].flatMap(within);
  if (value.kind === 'list' && !value.open) return value.items.slice(0, 10).flatMap(within);
  if (value.kind !== 'literal') return [{ kind: 'unknown', ...(value.kind === 'unknown' && value.name ? { name: value.name } : {}) }];
  const span = value.at ?? setting.span;
  const { line } = positions.place(span).range.start;
  return [{ kind: 'written', place: { uri: uriOf(span.file), start: span.start, end: span.end, line } }];
}

function byPlace(a: Verifier, b: Verifier): number {
  return a.place.uri === b.place.uri ? a.place.line - b.place.line : a.place.uri < b.place.uri ? -1 : 1;
}
