import { set } from '../model/fix';
import { defineRule } from '../model/rule';
import { is, numberOf } from '../model/value';

const cacheLimit = 5 * 60;
const sessionLimit = 30 * 24 * 60 * 60;

export default defineRule({
  id: 'better-auth-long-cookie-cache',
  title: 'A session lives on long after it was ended',
  severity: 'info',
  cwe: 613,
  references: ['https://www.better-auth.com/docs/concepts/session-management#cookie-cache', 'ASVS 5.0, 7.4.1'],
  why: `With \`cookieCache\` better-auth believes a signed cookie for a while instead of asking the database. A session that was revoked, a user who was banned or a role that was taken away stays
good until that time is over: 5 minutes by default. And \`expiresIn\` is how long somebody who steals a session can use it, as it is renewed on every use: 7 days by default.

Both are seconds. 300000 for five minutes would be three and a half days.

Reported are more than 5 minutes and more than 30 days. Without a database there is nothing to ask, so that the cache is not reported there. Routes that must know for certain can ask with
\`query: { disableCookieCache: true }\`.`,
  how: 'Keep the cache at 5 minutes or less, and the session at 30 days or less.',
  fix: 'suggestion',
  bad: `import { betterAuth } from 'better-auth';
import { database } from './database';
export const auth = betterAuth({ database, session: { cookieCache: { enabled: true, maxAge: 60 * 60 } } });`,
  good: `import { betterAuth } from 'better-auth';
import { database } from './database';
export const auth = betterAuth({ database, session: { cookieCache: { enabled: true, maxAge: 5 * 60 } } });`,

  on: 'better-auth',
  check({ cookieCache: { enabled, maxAge }, expiresIn, stateful }) {
    const cached = stateful && is(enabled, true) && (numberOf(maxAge) ?? 0) > cacheLimit;
    const long = (numberOf(expiresIn) ?? 0) > sessionLimit;
    return [
      ...(cached
        ? [
            {
              at: maxAge.span,
              message: `A session that was ended stays good for ${spell(numberOf(maxAge) ?? 0)} more.`,
              fixes: set(maxAge, '5 * 60', 'Ask the database every 5 minutes', 'suggestion'),
            },
          ]
        : []),
      ...(long
        ? [
            {
              at: expiresIn.span,
              message: `A stolen session can be used for ${spell(numberOf(expiresIn) ?? 0)}, and is renewed on every use.`,
              fixes: set(expiresIn, '60 * 60 * 24 * 7', 'Let sessions live 7 days', 'suggestion'),
            },
          ]
        : []),
    ];
  },
});

function spell(seconds: number): string {
  if (seconds >= 2 * 86_400) return `${Math.round(seconds / 86_400)} days`;
  return seconds >= 2 * 3600 ? `${Math.round(seconds / 3600)} hours` : `${Math.round(seconds / 60)} minutes`;
}
