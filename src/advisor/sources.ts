export interface Source {
  readonly title: string;
  readonly url?: string;
}

const cheatSheet = (name: string) => `https://cheatsheetseries.owasp.org/cheatsheets/${name}_Cheat_Sheet.html`;
const asvs = 'https://github.com/OWASP/ASVS/blob/v5.0.0/5.0/en';

/** Every source by its id; `line-N` is a line of the literature that the advisor was made from. */
export const sources = {
  'line-1': { title: 'Both strategies use cookies: a JWT cookie holds the session, a database cookie only its id' },
  'line-2': { title: 'Auth.js keeps Credentials sign-ins only as JWT, unless sessions are written by hand' },
  'line-3': { title: 'Less work, more speed, scale or the edge runtime: JWT needs no query for each request' },
  'line-4': { title: 'Control of sessions from the back end, such as deleting all of a user: database' },
  'line-5': { title: 'Nothing known: JWT. The decision rarely matters; do not spend long on it' },
  'line-6': { title: 'JWT is the default of Auth.js: encrypted, fit for the edge, not revocable without a blocklist' },
  'line-7': { title: 'Database needs an adapter, revokes at once, lists devices, and reads on every request' },
  'line-8': { title: 'session: { strategy: "jwt", maxAge: 30 * 24 * 60 * 60 } is the shape of the setting' },
  'line-9': { title: 'Database: one source of truth and instant changes, for a central check, storage and breach risk' },
  'line-10': { title: 'JWT: light and verifiable anywhere; expiry, theft and stale permissions need work' },
  'line-11': { title: 'Distributed and highly scaled: JWT. Stand-alone application: database is simpler' },
  'line-12': { title: 'Server sessions at scale need a shared store; memory of one process fails behind a balancer' },
  'line-13': { title: 'Mobile and hybrid shells keep cookies badly; APIs take the token in Authorization' },
  'line-14': { title: 'Stateful for monoliths, server rendering, back offices and banking; Redis is the usual store' },
  'line-15': { title: 'Stateless for microservices without a central lookup, public APIs and mobile' },
  'line-16': { title: 'Hybrid: stateful sessions for control, short-lived tokens between services' },
  'line-17': { title: 'Stateful against stateless: state, cost, revocation, request size, XSS and CSRF' },
  'owasp-session': { title: 'OWASP Session Management Cheat Sheet', url: cheatSheet('Session_Management') },
  'owasp-jwt': { title: 'OWASP JSON Web Token Cheat Sheet', url: cheatSheet('JSON_Web_Token_for_Java') },
  'owasp-oauth2': { title: 'OWASP OAuth 2.0 Cheat Sheet', url: cheatSheet('OAuth2') },
  'owasp-csrf': { title: 'OWASP CSRF Prevention Cheat Sheet', url: cheatSheet('Cross-Site_Request_Forgery_Prevention') },
  'asvs-3': { title: 'OWASP ASVS 5.0, V3 Web Frontend Security', url: `${asvs}/0x12-V3-Web-Frontend-Security.md` },
  'asvs-7': { title: 'OWASP ASVS 5.0, V7 Session Management', url: `${asvs}/0x16-V7-Session-Management.md` },
  'asvs-9': { title: 'OWASP ASVS 5.0, V9 Self-contained Tokens', url: `${asvs}/0x18-V9-Self-contained-Tokens.md` },
  'rfc-6265': {
    title: 'RFC 6265, section 6.1: at least 4096 bytes for each cookie',
    url: 'https://www.rfc-editor.org/rfc/rfc6265#section-6.1',
  },
  'rfc-6749': { title: 'RFC 6749, section 4.4: client credentials', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.4' },
  'rfc-8725': { title: 'RFC 8725: JSON Web Token Best Current Practices', url: 'https://www.rfc-editor.org/rfc/rfc8725' },
  'rfc-9068': { title: 'RFC 9068: JWT profile for OAuth 2.0 access tokens', url: 'https://www.rfc-editor.org/rfc/rfc9068' },
  'rfc-9700': { title: 'RFC 9700: OAuth 2.0 Security Best Current Practice', url: 'https://www.rfc-editor.org/rfc/rfc9700' },
  'browser-based-apps': {
    title: 'OAuth 2.0 for Browser-Based Applications',
    url: 'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-browser-based-apps',
  },
  'better-auth-sessions': {
    title: 'Better Auth: session management and cookie cache',
    url: 'https://www.better-auth.com/docs/concepts/session-management',
  },
  lucia: { title: 'Lucia: a token beside a session, at most 5 minutes', url: 'https://lucia-auth.com' },
  'authjs-readme': { title: 'Auth.js is part of Better Auth: README', url: 'https://github.com/nextauthjs/next-auth#readme' },
  'authjs-migrate': {
    title: 'Auth.js: migrate to Better Auth',
    url: 'https://authjs.dev/getting-started/migrate-to-better-auth',
  },
  'authjs-assert': {
    title: 'Auth.js: assert.ts, where UnsupportedStrategy is thrown',
    url: 'https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/lib/utils/assert.ts',
  },
  'authjs-4-init': {
    title: 'next-auth 4: init.ts, the lifetime of the token',
    url: 'https://github.com/nextauthjs/next-auth/blob/v4/packages/next-auth/src/core/init.ts',
  },
  'authjs-jwt': { title: 'Auth.js: JWTs are meant for the application that issued them', url: 'https://authjs.dev/reference/core/jwt' },
  'express-session': { title: 'express-session: options and stores', url: 'https://github.com/expressjs/session#readme' },
  jsonwebtoken: { title: 'jsonwebtoken needs node:crypto', url: 'https://github.com/auth0/node-jsonwebtoken/blob/master/verify.js' },
  'cve-2025-29927': { title: 'CVE-2025-29927: middleware skipped', url: 'https://github.com/advisories/GHSA-f82v-jwr5-mffw' },
  'ghsa-xg6x': {
    title: 'Better Auth before 1.4.9: two factors skipped by the cookie cache',
    url: 'https://github.com/advisories/GHSA-xg6x-h9c9-2m83',
  },
  advisor: { title: 'Judgement of the advisor: two mechanisms cost more than one' },
} as const satisfies { readonly [id: string]: Source };

export type SourceId = keyof typeof sources;

/** A source as reports give it. */
export interface CitedSource extends Source {
  readonly id: SourceId;
}

/** The sources behind a list of ids. */
export function cited(ids: readonly SourceId[]): CitedSource[] {
  return ids.map((id) => ({ id, ...sources[id] }));
}
