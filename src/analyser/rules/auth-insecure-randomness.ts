import type { PredictableFact } from '../model/fact';
import { defineRule } from '../model/rule';
import { namesGenerated } from '../model/secret-names';
import { makesSessionId, securely } from '../model/secure-random';

export default defineRule({
  id: 'auth-insecure-randomness',
  title: 'A secret is made from random numbers that can be guessed',
  severity: 'error',
  cwe: 338,
  references: [
    'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Math/random',
    'https://www.rfc-editor.org/rfc/rfc9562#section-8',
    'https://cheatsheetseries.owasp.org/cheatsheets/Cryptographic_Storage_Cheat_Sheet.html#secure-random-number-generation',
    'ASVS 5.0, 7.2.3',
  ],
  why: `\`Math.random()\` is meant for games and animations. Who sees a few of its results can work out all that follow, and those before them: the
next reset token, the next one-time code. Version 1 UUIDs hold the time and the machine; whoever asks for a token of their own can guess the one made just before.

Reported is what goes into something that must not be guessed, told by its name: tokens, one-time and verification codes, passwords, secrets, session identifiers, salts and
API keys. Numbers for colours, delays, list keys and test data are not, nor is what a page calls its own session: browsers make those to count visits, servers the ones that sign in.

\`crypto.getRandomValues()\`, \`crypto.randomUUID()\` (version 4), \`randomBytes()\` and \`randomInt()\` of node:crypto, and nanoid are safe. The fix keeps the rest of the
expression as it is: a number from 0 to 1 from the safe source. \`randomInt\` and \`randomBytes(32).toString('hex')\` are shorter to read.`,
  how: 'Take it from `crypto.randomUUID()`, `randomBytes()` or `randomInt()`.',
  fix: 'edit',
  bad: `export function createResetToken() {
  const token = Math.random().toString(36).slice(2);
  return token;
}`,
  good: `import { randomBytes } from 'node:crypto';
export function createResetToken() {
  const token = randomBytes(32).toString('hex');
  return token;
}
export const hue = () => Math.random() * 360;`,

  on: 'predictable',
  check(random) {
    const secret = secretIn(random);
    if (!secret) return undefined;
    return {
      at: random.whole,
      severity: madeUp.test(random.span.file) ? 'hint' : 'error',
      message: `Others can guess ${secret}: ${random.library} is predictable.`,
      fixes: securely(random),
    };
  },
});

/** Data to fill a database with while developing. */
const madeUp = /\/(seeds?|seeders?|fixtures?|mocks?|stories)(\/|\.[jt]s$)/;

/** Makers of session identifiers have a rule of their own. */
const ofSessions = /^(genid|generateSessionToken|generateSessionId|idGenerator|sessionIdGenerator)$/;

function secretIn(random: PredictableFact): string | undefined {
  const { goesTo, inBrowser } = random;
  if (makesSessionId(random)) return undefined;
  if (goesTo.some(({ name }) => ofSessions.test(name) || (inBrowser && /session_?(id|key)$/i.test(name)))) return undefined;
  if (goesTo.some(({ how, name }) => how === 'assigned' && /^(length|len|size|count|index|delay|rounds)$/i.test(name))) return undefined;
  const picked = goesTo.find(({ how }) => how === 'picked');
  if (picked && !isAlphabet(picked.name) && !goesTo.some(({ how }) => how === 'appended')) return undefined;
  const named = goesTo.find(({ how, name }) => how !== 'picked' && isDestination(how, name));
  return named ? `this ${shortName(named.name)}` : undefined;
}

/** An argument's function says less than a variable: `sendToken(...)`, but not `setTimeout(refreshToken, ...)`. */
function isDestination(how: string, name: string): boolean {
  if (how === 'argument' && !/^(set|save|store|send|sign|create|update)\w*$/i.test(name.split('.').at(-1) ?? '')) return false;
  return namesGenerated(name);
}

/** Characters a text is put together from, not one of several things. */
const isAlphabet = (name: string): boolean =>
  /char|alpha|abc|digit|letter|num|symbol|pool|possible|set|dict|hex|str|base|bytes|valid|allowed|lower|upper|^''$|^$|^[a-z]$/i.test(
    name.split('.').at(-1) ?? '',
  );

function shortName(name: string): string {
  const last = (name.split('.').at(-1) ?? '').replace(/[^\w$]+$/, '');
  return last.length > 24 ? 'value' : last;
}
