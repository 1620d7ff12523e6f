import type { FactKind, FactOf } from './fact';
import type { Project } from './rule';

/** When the table was last compared with the advisories. */
export const advisoriesDate = '2026-11-20';

export interface Advisory {
  readonly package: string;
  readonly id: string;
  readonly level: 'critical' | 'high' | 'moderate' | 'low';
  /** From a version (included) up to the first one that is mended (excluded). */
  readonly affected: readonly (readonly [from: string, fixed: string])[];
  /** The consequence, as the beginning of a sentence. */
  readonly what: string;
  /** Only where the application does what it speaks of. */
  readonly where?: (project: Pick<Project, 'all'>) => boolean;
  /** Where the application certainly does not, it is information: the code is installed, but nothing leads to it. */
  readonly reached?: (project: Pick<Project, 'all'>) => boolean;
}

const old = '0.0.0';
const sentAstray = 'Sign-in links can go to an attacker';

/**
 * Advisories about packages for authentication whose text, fix or database entry was read; ranges that are not exact are left out, and so is
 * CVE-2022-23529 of jsonwebtoken, which was withdrawn. https://github.com/advisories
 */
export const advisories: readonly Advisory[] = [
  byMail('next-auth', 'GHSA-7rqj-j65f-68wh', 'critical', sentAstray, ['4.10.3', '4.24.15'], ['5.0.0-beta.1', '5.0.0-beta.32']),
  row('next-auth', 'GHSA-8fpg-xm3f-6cx3', 'critical', 'A configuration error lets everyone in', ['5.0.0-beta.0', '5.0.0-beta.32']),
  byMail(
    'next-auth',
    'GHSA-5jpx-9hw9-2fx4',
    'moderate',
    'Sign-in e-mails can go astray',
    [old, '4.24.12'],
    ['5.0.0-beta.0', '5.0.0-beta.30'],
  ),
  row('next-auth', 'CVE-2023-48309', 'moderate', 'A made-up user passes the middleware', [old, '4.24.5']),
  row('next-auth', 'CVE-2023-27490', 'moderate', 'Others can take over an OAuth sign-in', [old, '4.20.1']),
  byMail('next-auth', 'CVE-2022-35924', 'moderate', sentAstray, [old, '3.29.10'], ['4.0.0', '4.10.3']),
  byMail('next-auth', 'CVE-2022-31127', 'moderate', 'Sign-in e-mails can carry foreign HTML', [old, '3.29.8'], ['4.0.0', '4.9.0']),
  row('next-auth', 'CVE-2022-31093', 'moderate', 'A bad callback address stops the server', [old, '3.29.5'], ['4.0.0', '4.5.0']),
  row('next-auth', 'CVE-2022-24858', 'moderate', 'Signing in can lead to a foreign site', [old, '3.29.2'], ['4.0.0', '4.3.2']),
  byMail('@auth/core', 'GHSA-7rqj-j65f-68wh', 'critical', sentAstray, ['0.1.0', '0.41.3']),
  row('@auth/core', 'GHSA-xmf8-cvqr-rfgj', 'high', 'A malformed token stops the request', ['0.1.0', '0.41.3']),
  row('@next-auth/upstash-redis-adapter', 'CVE-2022-39263', 'moderate', 'Sign-in tokens are not verified', [old, '3.0.2']),
  {
    ...row(
      'next',
      'CVE-2025-29927',
      'critical',
      'One header skips the middleware',
      ['11.1.4', '12.3.5'],
      ['13.0.0', '13.5.9'],
      ['14.0.0', '14.2.25'],
      ['15.0.0', '15.2.3'],
    ),
    // Where not all of it can be followed, nobody knows that it lets everybody pass.
    where: some('next-middleware', ({ turnsAway, complete }) => turnsAway || !complete),
  },
  row('jsonwebtoken', 'CVE-2022-23540', 'moderate', 'Unsigned tokens pass with an empty key', [old, '9.0.0']),
  row('jsonwebtoken', 'CVE-2022-23541', 'moderate', 'Public keys can pass for secrets', [old, '9.0.0']),
  row('jsonwebtoken', 'CVE-2022-23539', 'moderate', 'Unfit keys sign tokens', [old, '9.0.0']),
  row('jsonwebtoken', 'CVE-2015-9235', 'critical', 'Anyone can forge tokens', [old, '4.2.2']),
  row('jws', 'CVE-2025-65945', 'moderate', 'Forged signatures can pass', [old, '3.2.3'], ['4.0.0', '4.0.1']),
  row('jws', 'CVE-2016-1000223', 'moderate', 'Anyone can forge tokens', [old, '3.0.0']),
  row('jose', 'CVE-2024-28176', 'moderate', 'One small token can use up the memory', [old, '2.0.7'], ['3.0.0', '4.15.5']),
  row(
    'jose',
    'CVE-2022-36083',
    'moderate',
    'One token can use up the processor',
    ['1.0.0', '1.28.2'],
    ['2.0.0', '2.0.6'],
    ['3.0.0', '3.20.4'],
    ['4.0.0', '4.9.2'],
  ),
  row('cookie', 'CVE-2024-47764', 'low', 'Foreign text can change a cookie', [old, '0.7.0']),
  row('express-session', 'CVE-2025-7339', 'low', 'Response headers can be changed', [old, '1.18.2']),
  row('passport', 'CVE-2022-25896', 'moderate', 'A planted session becomes signed in', [old, '0.6.0']),
  row('express-jwt', 'CVE-2020-15084', 'high', 'Forged tokens can pass', [old, '6.0.0']),
  row('jwt-simple', 'CVE-2016-10555', 'critical', 'Anyone can forge tokens', [old, '0.3.1']),
  row('fast-jwt', 'CVE-2023-48223', 'moderate', 'Public keys can pass for secrets', [old, '3.3.2']),
  row('node-jose', 'CVE-2023-25653', 'moderate', 'One token can stop the server', [old, '2.2.0']),
  row('@fastify/session', 'CVE-2024-35220', 'high', 'Ended sessions can be used again', [old, '10.9.0']),
  row('@fastify/secure-session', 'CVE-2024-31999', 'high', 'Deleted sessions can be used again', [old, '7.3.0']),
  row('@fastify/passport', 'CVE-2023-29019', 'high', 'A planted session becomes signed in', [old, '1.1.0'], ['2.0.0', '2.3.0']),
  {
    ...row('hono', 'CVE-2026-22817', 'high', 'Anyone can forge tokens', [old, '4.11.4']),
    where: some('jwt-verify', ({ library }) => library === 'hono/jwt'),
  },
  // Framework mode alone runs actions on a server; its compiler is this package.
  {
    ...row('react-router', 'CVE-2026-22030', 'moderate', 'Other sites can run your actions', ['7.0.0', '7.12.0']),
    where: some('dependency', ({ name }) => name === '@react-router/dev'),
  },
  row('@remix-run/server-runtime', 'CVE-2026-22030', 'moderate', 'Other sites can run your actions', [old, '2.17.3']),
  row('better-auth', 'CVE-2025-61928', 'critical', 'Accounts can be taken over by API keys', [old, '1.3.26']),
  row('better-auth', 'GHSA-xg6x-h9c9-2m83', 'critical', 'The second factor can be skipped', [old, '1.4.9']),
  row('better-auth', 'CVE-2026-45364', 'high', 'IPv6 addresses pass the rate limit', [old, '1.4.17']),
  row(
    '@clerk/nextjs',
    'CVE-2026-41248',
    'critical',
    'Requests get past the middleware',
    ['5.0.0', '5.7.6'],
    ['6.0.0', '6.39.2'],
    ['7.0.0', '7.2.1'],
  ),
];

function row(name: string, id: string, level: Advisory['level'], what: string, ...affected: Advisory['affected']): Advisory {
  return { package: name, id, level, affected, what };
}

/** An advisory about signing in by e-mail: with providers that are all known and none that mails, nobody can. */
function byMail(...args: Parameters<typeof row>): Advisory {
  const mails: Advisory['reached'] = (project) => {
    const setups = project.all('authjs');
    const mayMail = setups.some(({ providers, providersComplete }) => !providersComplete || providers.some(({ type }) => type === 'email'));
    return setups.length === 0 || mayMail;
  };
  return { ...row(...args), reached: mails };
}

function some<K extends FactKind>(kind: K, does: (fact: FactOf<K>) => boolean): Advisory['where'] {
  return (project) => project.all(kind).some(does);
}
