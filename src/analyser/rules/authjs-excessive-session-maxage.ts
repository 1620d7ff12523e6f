import { inCode, inWords } from '../model/cookie-lifetime';
import type { AuthjsFact } from '../model/fact';
import { set } from '../model/fix';
import { defineRule, type Problem } from '../model/rule';
import { is, isAbsent, numberOf, type Setting, textOf } from '../model/value';

const month = 30 * 24 * 60 * 60;

export default defineRule({
  id: 'authjs-excessive-session-maxage',
  title: 'A stolen session works for longer than a month',
  severity: 'warning',
  cwe: 613,
  references: [
    'https://authjs.dev/reference/core#session',
    'https://next-auth.js.org/configuration/options#session',
    'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#session-expiration',
    'ASVS 5.0, 7.3.2',
  ],
  why: `\`maxAge\` and \`updateAge\` count seconds. A session lives for 30 days unless \`session.maxAge\` says otherwise, and its clock starts anew each time
it is used: who steals a cookie keeps the account for as long as they come back. With the strategy \`jwt\` nothing ends it earlier.

Reported are more than 30 days, often because milliseconds are written; a \`jwt.maxAge\` that is longer than \`session.maxAge\`, so that a copied token
outlives its cookie; and, for sessions in the database, an \`updateAge\` that is not shorter than \`maxAge\`: such a session is never extended, and people
are signed out in the middle of their work.`,
  how: 'Keep sessions at 30 days or less, `jwt.maxAge` at or below that, and `updateAge` well below.',
  fix: 'suggestion',
  bad: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({ providers: [GitHub], session: { maxAge: 365 * 24 * 60 * 60 } });`,
  good: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({ providers: [GitHub], session: { maxAge: 7 * 24 * 60 * 60 } });`,
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: 'authjs',
  check(fact, project) {
    if (project.isTest(fact.span.file)) return undefined;
    const { sessionMaxAge, jwtMaxAge } = fact;
    const life = isAbsent(sessionMaxAge) && !fact.partial ? month : numberOf(sessionMaxAge);
    if (life !== undefined && life > month) return tooLong(sessionMaxAge, life);
    const token = numberOf(jwtMaxAge);
    if (token !== undefined && token > month) return tooLong(jwtMaxAge, token);
    if (life === undefined) return undefined;
    return [...(token !== undefined && token > life ? [outlives(jwtMaxAge, token, life)] : []), ...neverExtended(fact, life)];
  },
});

/** A number that is a round time in milliseconds was meant as one. */
function tooLong(setting: Setting, seconds: number): Problem {
  const meant = seconds / 1000;
  const isMilliseconds = seconds >= 3_600_000 && seconds % 60_000 === 0 && seconds > 2 * 365 * 24 * 60 * 60;
  const wanted = isMilliseconds && meant <= month ? meant : month;
  return {
    at: setting.span,
    message: `A stolen session works for ${inWords(seconds)}${isMilliseconds ? ': seconds count here' : ''}.`,
    fixes: set(setting, inCode(wanted, 'seconds'), `Make it ${inWords(wanted)}`, 'suggestion'),
  };
}

function outlives(setting: Setting, token: number, life: number): Problem {
  return {
    at: setting.span,
    message: `A copied token works for ${inWords(token)}, although its cookie ends after ${inWords(life)}.`,
    fixes: set(setting, inCode(life, 'seconds'), `Make it ${inWords(life)}`, 'suggestion'),
  };
}

/** Only sessions in the database go by it. */
function neverExtended({ updateAge, strategy, adapter }: AuthjsFact, life: number): Problem[] {
  const inDatabase = textOf(strategy) === 'database' || (isAbsent(strategy) && is(adapter, true));
  const every = numberOf(updateAge);
  if (!inDatabase || every === undefined || every < life || life <= 0) return [];
  const wanted = Math.min(24 * 60 * 60, Math.max(1, Math.floor(life / 2)));
  return [
    {
      at: updateAge.span,
      message: `People are signed out after ${inWords(life)} even while they work: it is never extended.`,
      fixes: set(updateAge, inCode(wanted, 'seconds'), `Extend it after ${inWords(wanted)}`, 'suggestion'),
    },
  ];
}
