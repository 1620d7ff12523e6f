import { replace } from '../model/fix';
import { isPlainHttp } from '../model/plain-http';
import { defineRule } from '../model/rule';
import { inProduction, textOf, type Value } from '../model/value';

export default defineRule({
  id: 'oauth-insecure-callback-url',
  title: 'Authorization codes are sent where others can take them',
  severity: 'warning',
  cwe: 319,
  references: [
    'https://datatracker.ietf.org/doc/html/rfc9700#section-4.1',
    'https://datatracker.ietf.org/doc/html/rfc9700#section-2.6',
    'ASVS 5.0, 10.4.1',
  ],
  why: `After signing in, the provider sends the browser to this address, with the code (or the token) in it. Over http:// everybody on the way can read it and be faster. With a star in it, codes
go to every host that fits, also to a forgotten one that somebody else has taken over. And where the request itself says the address, the attacker says it.

Providers of today refuse most of these. Addresses of your own computer (\`localhost\`, \`127.0.0.1\`) are fine for native apps and while developing, and silent.`,
  how: 'Register the full https address, and always send that one.',
  fix: 'edit',
  bad: `import { Strategy as GoogleStrategy } from 'passport-google-oauth20';
import { onLogin } from './users';
export const google = new GoogleStrategy({
  clientID: process.env.GOOGLE_CLIENT_ID!,
  clientSecret: process.env.GOOGLE_CLIENT_SECRET!,
  callbackURL: 'http://www.acme.com/auth/google/callback',
  state: true,
}, onLogin);`,
  good: `import { Strategy as GoogleStrategy } from 'passport-google-oauth20';
import { onLogin } from './users';
export const google = new GoogleStrategy({
  clientID: process.env.GOOGLE_CLIENT_ID!,
  clientSecret: process.env.GOOGLE_CLIENT_SECRET!,
  callbackURL: 'https://www.acme.com/auth/google/callback',
  state: true,
}, onLogin);`,

  on: ['oauth-callback', 'oauth-request'],
  check(fact, project) {
    if (project.isTest(fact.span.file)) return undefined;
    if (fact.kind === 'oauth-request') {
      if (!isAsked(fact.redirect.value)) return undefined;
      return { at: fact.redirect.span, message: 'Whoever makes the request says where the code is sent to.' };
    }
    const own = inProduction(fact.address);
    const known = own.kind === 'text' ? inProduction(own.parts[0]) : own;
    const text = textOf(known) ?? '';
    if (isPlainHttp(text) && (own.kind !== 'text' || /^http:\/\/[^/]+\//.test(text))) {
      const first = known.at ?? own.at;
      const isText = own.kind === 'literal' && first !== undefined && first.end - first.start === text.length + 2;
      const fixes = isText ? replace({ ...first, start: first.start + 1, end: first.start + 5 }, 'https', 'Use https') : [];
      return { at: fact.at, message: 'Everybody on the way can read the code: the callback is no https address.', fixes };
    }
    if (own.kind === 'literal' && /^(https?:\/\/[^/]*\*|\*$)/.test(text))
      return { at: fact.at, message: 'Codes are sent to every host that fits: the callback has a star in it.' };
    return undefined;
  },
});

/** `req.query.redirect_uri`: a parameter of the request, unchecked as far as its name says. */
function isAsked(value: Value): boolean {
  const own = inProduction(value);
  return own.kind === 'unknown' && /^(req|request|ctx)\.(query|body|params)\.\w+$/.test(own.name ?? '');
}
