import { type Answers, usesAuthjs } from './answers';
import type { SourceId } from './sources';
import type { StrategyId } from './strategy';
import type { Verdict } from './verdict';

/** Something to add to the verdict. */
export interface Overlay {
  readonly id: string;
  readonly title: string;
  readonly because: string;
  readonly todo: readonly string[];
  readonly sources: readonly SourceId[];
}

interface Rule extends Overlay {
  applies(answers: Answers, strategy: StrategyId): boolean;
}

/** What belongs to the verdict under these answers; nothing to a conflict. */
export function overlaysOf(answers: Answers, { strategy }: Verdict): Overlay[] {
  if (strategy === 'conflict') return [];
  return rules.filter((rule) => rule.applies(answers, strategy)).map(({ applies, ...overlay }) => overlay);
}

/** Whether access must end before a token expires by itself. */
export function mustEndEarly(answers: Answers): boolean {
  const { revocation, sensitivity } = answers;
  if (revocation === 'seconds' || revocation === 'minutes' || sensitivity === 'regulated') return true;
  return answers['sign-out-everywhere'] === 'yes' || staleRolesMatter(answers);
}

const staleRolesMatter = (answers: Answers): boolean =>
  answers['role-freshness'] === 'immediate' || answers['role-freshness'] === 'minutes';

const leavesBrowser = ({ clients, verifiers, architecture }: Answers): boolean =>
  clients?.some((client) => client !== 'web') === true || (verifiers !== undefined && verifiers !== 'one') || architecture === 'public-api';

/** The Auth.js cookie is encrypted for the application that made it, so that its version is compared there. */
const comparesVersion = (answers: Answers, strategy: StrategyId): boolean =>
  strategy !== 'database' && mustEndEarly(answers) && answers.store !== 'none';

const rules: readonly Rule[] = [
  {
    id: 'api-token',
    title: 'API-token profile',
    because: 'Who is no browser of yours needs a signed token of minutes, not your cookie.',
    todo: [
      'Sign with ES256, EdDSA or PS256; publish the public key as JWKS; pin the algorithm when verifying.',
      'Set typ, iss, aud, sub and jti; let it expire after 5 to 15 minutes.',
      'Rotate the refresh token at each use; a second use of the same one ends the whole family.',
      'Programs without a user use the client credentials grant and no refresh token.',
    ],
    sources: ['line-13', 'line-15', 'rfc-8725', 'rfc-9068', 'rfc-9700', 'rfc-6749'],
    applies: leavesBrowser,
  },
  {
    id: 'bff',
    title: 'Backend for frontend',
    because: 'Tokens of providers do not belong into the browser: page scripts could read them.',
    todo: [
      'Keep the tokens of providers in the server session; the browser gets only its HttpOnly cookie.',
      'Let your server call the provider and pass on only the answer.',
    ],
    sources: ['browser-based-apps', 'owasp-oauth2', 'line-17'],
    applies: ({ payload, clients }) => payload === 'large' && (clients === undefined || clients.includes('web')),
  },
  {
    id: 'cache',
    title: 'A cache of at most 5 minutes',
    because: 'A signed copy of the session saves most reads; it also delays each revocation.',
    todo: [
      'Let the copy expire after 5 minutes at most, and sooner than the delay you can bear.',
      'Read the session itself on sensitive routes: password, payment, administration.',
    ],
    sources: ['lucia', 'better-auth-sessions', 'line-16'],
    applies: (answers, strategy) => strategy === 'hybrid' || (strategy === 'database' && answers['read-load'] === 'high'),
  },
  {
    id: 'version-check',
    title: 'Version check',
    because: 'A version that is compared whenever a token is checked ends all tokens of a user.',
    todo: [
      'Keep tokenVersion with the user, write it into the token, raise it to sign out everywhere.',
      'Compare it each time a token is verified or renewed: a version that is only written ends nothing.',
    ],
    sources: ['line-10', 'line-6', 'asvs-7', 'owasp-jwt'],
    applies: comparesVersion,
  },
  {
    id: 'denylist',
    title: 'Denylist on (iss, jti)',
    because: 'A single token ends early only if every verifier looks up whether it was revoked.',
    todo: [
      'Store (iss, jti) until the token expires, and look it up at each check.',
      'Never key it on a hash of the token: the same token can be written in several ways.',
    ],
    sources: ['line-6', 'line-10', 'owasp-jwt', 'asvs-7'],
    applies: (answers, strategy) => comparesVersion(answers, strategy) && (leavesBrowser(answers) || !usesAuthjs(answers)),
  },
  {
    id: 'time-outs',
    title: 'Time-outs',
    because: 'A session that nobody ends must end by itself.',
    todo: ['Set an idle and an absolute time-out, write down why, and sign in again for sensitive changes.'],
    sources: ['owasp-session', 'asvs-7', 'line-8'],
    applies: () => true,
  },
  {
    id: 'secret-rotation',
    title: 'Secret rotation',
    because: 'A secret that cannot be replaced without signing everyone out is never replaced.',
    todo: ['Sign with the newest secret, accept the one before it until what it signed has expired.'],
    sources: ['owasp-session', 'rfc-8725', 'express-session'],
    applies: () => true,
  },
];

/** Every overlay that there is, for the list of sources. */
export const allOverlays: readonly Overlay[] = rules;
