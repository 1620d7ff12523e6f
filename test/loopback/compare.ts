import type { EffectiveCookie, Setup } from '../../src/analyser/model/setup';
import type { Environment, Visit } from './configuration';

/** A cookie as both sides tell it. A lifetime is seconds, `session`, or null where the engine does not know it. */
export interface Told {
  readonly path: string | null;
  readonly domain: string | null;
  readonly httpOnly: boolean | null;
  readonly secure: boolean | null;
  readonly sameSite: string | null;
  readonly lifetime: number | 'session' | null;
}

export type Cookies = Readonly<Record<string, Told>>;

/** The cookies of `Set-Cookie` lines: the last line of each name, none that only clears. `now` is when they came, in milliseconds. */
export function received(lines: readonly string[], now: number): Cookies {
  const all = lines.map((line) => read(line, now)).filter(([, { lifetime }]) => lifetime !== 0);
  return sorted(all);
}

function read(line: string, now: number): [string, Told] {
  const [pair, ...parts] = line.split(';').map((part) => part.trim());
  const attributes = new Map(parts.map((part) => [part.replace(/=.*/, '').toLowerCase(), part.replace(/^[^=]*=?/, '')]));
  const told: Told = {
    path: attributes.get('path') ?? '',
    domain: attributes.get('domain') ?? '',
    httpOnly: attributes.has('httponly'),
    secure: attributes.has('secure'),
    sameSite: attributes.get('samesite')?.toLowerCase() ?? 'unset',
    lifetime: lifetimeOf(attributes, now),
  };
  return [pair.slice(0, pair.indexOf('=')), told];
}

/** `Max-Age` counts before `Expires`: RFC 6265, section 5.3, step 3. */
function lifetimeOf(attributes: ReadonlyMap<string, string>, now: number): number | 'session' {
  const age = attributes.get('max-age');
  if (age !== undefined) return Math.max(0, Number(age));
  const expires = attributes.get('expires');
  return expires === undefined ? 'session' : Math.max(0, Math.round((Date.parse(expires) - now) / 1000));
}

/** Cookies that a visit makes the library send, by purpose; of the others, those that were received are compared. */
const certain: Readonly<Record<Visit, readonly Setup['cookies'][number]['purpose'][]>> = {
  login: ['session', 'session-data', 'signature'],
  credentials: ['session', 'csrf', 'callback-url'],
  'credentials-and-oauth': ['session', 'csrf', 'callback-url'],
  email: ['session', 'csrf', 'callback-url'],
  'sign-up': ['session', 'session-data'],
};

/** What the engine says will be sent, as far as the visit asks for it. */
export function expected(setup: Setup, environment: Environment, visit: Visit, names: readonly string[]): Cookies {
  const asked = setup.cookies
    .filter((cookie) => certain[visit].includes(cookie.purpose) || names.includes(cookie[environment].name.value ?? ''))
    .map((cookie) => cookie[environment])
    .filter(({ sent }) => sent.value !== false);
  return sorted(asked.map((cookie) => [cookie.name.value ?? 'not known', told(cookie)]));
}

function told({ path, domain, httpOnly, secure, sameSite, lifetime }: EffectiveCookie): Told {
  return {
    path: path.value,
    domain: domain.value,
    httpOnly: httpOnly.value,
    secure: secure.value,
    sameSite: sameSite.value,
    lifetime: lifetime.value,
  };
}

function sorted(pairs: readonly (readonly [string, Told])[]): Cookies {
  return Object.fromEntries([...pairs].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** A date is written in whole seconds, and the answer takes its time: lifetimes that differ by so much are equal. */
const tolerance = 3;

/** The same, with lifetimes that are as good as equal made equal. */
export function settled(cookies: Cookies, like: Cookies): Cookies {
  return Object.fromEntries(
    Object.entries(cookies).map(([name, own]) => {
      const other = like[name]?.lifetime;
      const isClose = typeof other === 'number' && typeof own.lifetime === 'number' && Math.abs(other - own.lifetime) <= tolerance;
      return [name, isClose ? { ...own, lifetime: other } : own];
    }),
  );
}
