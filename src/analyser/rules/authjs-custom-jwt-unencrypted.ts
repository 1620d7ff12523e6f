import { defineRule } from '../model/rule';

export default defineRule({
  id: 'authjs-custom-jwt-unencrypted',
  title: 'The session cookie can be read by everyone who holds it',
  severity: 'warning',
  cwe: 311,
  references: [
    'https://authjs.dev/reference/core#jwt',
    'https://next-auth.js.org/configuration/options#override-jwt-encode-and-decode-methods',
    'https://authjs.dev/concepts/session-strategies#jwt-session',
  ],
  why: `By default Auth.js encrypts its session token: whoever finds it in a log, a proxy or a browser's storage cannot read what is inside. An own
\`jwt.encode\` that signs with jsonwebtoken or jose only keeps it from being changed. Everything that the \`jwt\` callback puts in, such as access
tokens of providers, email addresses and roles, lies open.

Versions 4 and 5 behave the same. Some backends, Hasura among them, need a signed token: then give them one of their own, beside the session, or
keep everything but the user's id out of the token.

Encoders that encrypt, that only write a session id, or that cannot be followed are silent.`,
  how: 'Remove `jwt.encode` and `jwt.decode`, or encrypt with `EncryptJWT` of jose.',
  fix: 'none',
  bad: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
import jwt from 'jsonwebtoken';
export const { handlers, auth } = NextAuth({
  providers: [GitHub],
  jwt: { encode: async ({ token, secret }) => jwt.sign({ sub: token?.sub }, secret, { algorithm: 'HS256', expiresIn: '1h' }) },
});`,
  good: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({ providers: [GitHub], session: { strategy: 'jwt' } });`,
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: 'authjs',
  check({ jwtEncode, jwtEncodeCalls: calls }, project) {
    if (calls.length === 0 || project.isTest(jwtEncode.span.file)) return undefined;
    const [signs] = calls.flatMap(({ file, start, end }) =>
      project.inFile('jwt-sign', file).filter(({ span, encrypted }) => !encrypted && span.start === start && span.end === end),
    );
    if (!signs) return undefined;
    return {
      at: jwtEncode.span,
      message: 'Everyone who holds the session cookie can read it: it is signed, not encrypted.',
      related: [{ at: signs.span, message: `${signs.library} signs it here.` }],
    };
  },
});
