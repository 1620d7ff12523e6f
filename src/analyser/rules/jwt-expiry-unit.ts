import type { JwtDefaultsFact, JwtSignFact } from '../model/fact';
import { replace, set, suggest } from '../model/fix';
import { setInFiles } from '../model/in-environment';
import { defineRule, type Problem, type ProblemFix, type Project } from '../model/rule';
import { inEffect, isRoundInMilliseconds } from '../model/token-lifetime';
import { inProduction, type Setting, textOf, type Value } from '../model/value';

const day = 86_400;

export default defineRule({
  id: 'jwt-expiry-unit',
  title: 'The lifetime of the token is in the wrong unit',
  severity: 'error',
  cwe: 613,
  references: [
    'https://github.com/auth0/node-jsonwebtoken#token-expiration-exp-claim',
    'https://github.com/vercel/ms#readme',
    'https://github.com/panva/jose#readme',
    'ASVS 5.0, 9.2.1',
  ],
  why: `The same number means different things. In jsonwebtoken a number counts seconds, but a text of digits counts milliseconds: \`3600\` is an
hour and \`'3600'\` is 3.6 seconds. That is why \`expiresIn: process.env.JWT_EXPIRES_IN || '3600'\` signs everybody out at once. Units ignore
case, so \`'1M'\` is one minute; there is no unit for months. Variables of the environment are always text: \`JWT_EXPIRES_IN=3600\` in a \`.env\` file
is 3.6 seconds too.

The other way round, \`60 * 60 * 1000\` is almost 42 days and not an hour. jose takes a number as a date (seconds since 1970), so \`3600\` has
always expired; fast-jwt takes numbers as milliseconds.

A text such as \`'3600000'\` that is a round time in milliseconds is not reported: it does what it says.`,
  how: "Write the unit: `'15m'`, `'1h'`, `'30d'`.",
  fix: 'edit',
  bad: `import jwt from 'jsonwebtoken';
export const signIn = (user: { id: string }) => jwt.sign({ sub: user.id }, process.env.JWT_SECRET!, { expiresIn: '3600' });`,
  good: `import jwt from 'jsonwebtoken';
export const signIn = (user: { id: string }) => jwt.sign({ sub: user.id }, process.env.JWT_SECRET!, { expiresIn: 3600 });`,

  on: ['jwt-sign', 'jwt-defaults'],
  check(sign, project) {
    const written = inCode(sign);
    return [...(written ? [written] : []), ...inFiles(sign, project)];
  },
});

function inCode(sign: JwtSignFact | JwtDefaultsFact): Problem | undefined {
  if (sign.kind === 'jwt-sign' && sign.payloadLifetime?.unit === 'milliseconds')
    return { at: sign.payloadExpiry.span, message: 'The token lives for thousands of years: exp counts seconds, not milliseconds.' };
  const value = inEffect(sign.expiresIn.value);
  if (value.kind !== 'literal') return undefined;
  if (typeof value.value === 'string') return ofText(sign, value, value.value.trim());
  return typeof value.value === 'number' ? ofNumber(sign, value.value) : undefined;
}

/** The lifetime comes from a variable that a `.env` file sets to digits. Neither message nor fix holds them. */
function inFiles({ library, expiresIn, digitsAreMilliseconds }: JwtSignFact | JwtDefaultsFact, project: Project): Problem[] {
  if (!digitsAreMilliseconds) return [];
  return setInFiles(expiresIn.value, project)
    .filter(({ setting }) => isSecondsInMilliseconds(textOf(setting) ?? ''))
    .map(({ span }) => ({
      at: span,
      message: 'The token expires a thousand times too early: without a unit, milliseconds are meant.',
      fixes: replace({ ...span, start: span.end }, 's', 'Add the unit: seconds'),
      related: [{ at: expiresIn.span, message: `${library} takes it here.` }],
    }));
}

function ofText({ expiresIn, digitsAreMilliseconds }: JwtSignFact | JwtDefaultsFact, value: Value, text: string): Problem | undefined {
  if (digitsAreMilliseconds && /^\d+ *M$/.test(text)) {
    const count = Number.parseInt(text, 10);
    const message = `The token expires after ${count === 1 ? 'one minute' : `${count} minutes`}: M means minutes, not months.`;
    // no fix for months: a token should not live that long
    return { at: expiresIn.span, message, fixes: suggest(write(expiresIn, value, `'${count}m'`, 'Keep minutes, and write m')) };
  }
  const number = Number(text);
  if (!digitsAreMilliseconds || !isSecondsInMilliseconds(text)) return undefined;
  return {
    at: expiresIn.span,
    message: `The token expires after ${number / 1000} seconds: digits in quotes are milliseconds.`,
    fixes: isShort(number) ? write(expiresIn, value, String(number), `Make it ${number} seconds`) : [],
  };
}

function ofNumber({ expiresIn, numberUnit }: JwtSignFact | JwtDefaultsFact, number: number): Problem | undefined {
  const at = expiresIn.span;
  if (numberUnit === 'epoch-seconds' && number > 0 && number < 1e9)
    return {
      at,
      message: 'The token has always expired: a number is a date here.',
      fixes: isShort(number) ? set(expiresIn, `'${number}s'`, `Make it ${number} seconds`) : [],
    };
  if (numberUnit === 'milliseconds' && number > 0 && (number < 10_000 || number % 1000 !== 0)) {
    const fixes = isShort(number) ? set(expiresIn, String(number * 1000), `Make it ${number} seconds`) : [];
    return { at, message: `The token expires after ${number / 1000} seconds: numbers are milliseconds here.`, fixes: suggest(fixes) };
  }
  if (numberUnit !== 'seconds' || !isRoundInMilliseconds(number, 600_000)) return undefined;
  const fixes = isShort(number / 1000) ? set(expiresIn, String(number / 1000), `Make it ${number / 1000} seconds`) : [];
  const message = `The token lives for ${Math.round(number / day)} days: numbers are seconds, not milliseconds.`;
  return { at, severity: 'warning', message, fixes: suggest(fixes) };
}

/** Digits that can hardly be meant as milliseconds. */
function isSecondsInMilliseconds(text: string): boolean {
  return /^\d{1,12}$/.test(text) && !isRoundInMilliseconds(Number(text), 60_000);
}

/** What was meant is no better where it is more than a day (`jwt-excessive-expiry`): then a person has to choose. */
const isShort = (seconds: number): boolean => seconds <= day;

/** A text that stands in for an unset variable is replaced by itself: the variable stays. */
function write(expiresIn: Setting, value: Value, text: string, title: string): ProblemFix[] {
  return inProduction(expiresIn.value).kind === 'env' && value.at ? replace(value.at, text, title) : set(expiresIn, text, title);
}
