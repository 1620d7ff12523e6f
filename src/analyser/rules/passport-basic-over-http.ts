import { defineRule } from '../model/rule';

export default defineRule({
  id: 'passport-basic-over-http',
  title: 'Passwords travel with every request, and nothing asks for HTTPS',
  severity: 'info',
  cwe: 319,
  references: [
    'https://datatracker.ietf.org/doc/html/rfc7617#section-4',
    'https://www.passportjs.org/packages/passport-http/',
    'ASVS 5.0, 12.2.1',
  ],
  why: `Basic authentication sends the password, readable, with every single request; Digest can be attacked nearly as well. Over http:// everybody on the way has it.

Nothing in this application shows that it is only reached over HTTPS: no server with a certificate, no trust in a proxy in front, no \`Strict-Transport-Security\`, no redirect. Where a proxy or a
platform does all of that, say so (\`app.set('trust proxy', 1)\`), or switch this rule off.`,
  how: 'Answer only over HTTPS, and say so: `Strict-Transport-Security`, or a redirect.',
  fix: 'none',
  bad: `import passport from 'passport';
import { BasicStrategy } from 'passport-http';
import { check } from './users';
passport.use(new BasicStrategy((name, password, done) => check(name, password, done)));`,
  good: `import express from 'express';
import helmet from 'helmet';
import passport from 'passport';
import { BasicStrategy } from 'passport-http';
import { check } from './users';
export const app = express();
app.use(helmet());
passport.use(new BasicStrategy((name, password, done) => check(name, password, done)));`,

  on: 'passport-strategy',
  check({ strategy, span }, project) {
    if (strategy !== 'basic' || project.isTest(span.file) || project.all('https').length > 0 || project.trustsProxy() !== false)
      return undefined;
    return { at: span, message: 'Passwords travel readable with every request: nothing here asks for HTTPS.' };
  },
});
