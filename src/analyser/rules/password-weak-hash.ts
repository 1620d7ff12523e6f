import type { PasswordHashFact } from '../model/fact';
import { replace, set, suggest } from '../model/fix';
import { defineRule, type Problem, type ProblemFix } from '../model/rule';
import { inProduction, isAbsent, numberOf } from '../model/value';

export default defineRule({
  id: 'password-weak-hash',
  title: 'A stolen list of these passwords can be guessed quickly',
  severity: 'error',
  cwe: 916,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html',
    'https://nodejs.org/api/crypto.html#cryptoscryptpassword-salt-keylen-options-callback',
    'ASVS 5.0, 11.4.2',
  ],
  why: `MD5, SHA-1 and the SHA-2 family are made to be fast: a graphics card tries thousands of millions of passwords in a second. Salt does not
change that. A hash for passwords is slow on purpose, and its cost grows with the hardware.

OWASP asks for at least: argon2id with 19 MiB of memory (7 MiB with more passes), scrypt with N = 2^17 (Node.js takes 2^14 unless told
otherwise, and is not reported for it), bcrypt with 10 rounds, PBKDF2 with 600,000 iterations of SHA-256, 210,000 of SHA-512 or 1,300,000 of SHA-1. argon2d leaks
through timing, argon2i is weaker against graphics cards. crypto-js before 4.2.0 makes one single iteration by default.

Fixes are suggestions: hashes that are already stored have to be checked the old way once more and replaced when their owner signs in.

Silent: hashes of tokens and files, a password that is shortened for bcrypt in the same function, and requests to Have I Been Pwned.`,
  how: 'Hash passwords with argon2id, scrypt or bcrypt, and with the cost that OWASP asks for.',
  fix: 'suggestion',
  bad: `import bcrypt from 'bcrypt';
import { createHash } from 'node:crypto';
export const register = (password: string) => bcrypt.hash(password, 8);
export const old = (password: string) => createHash('md5').update(password).digest('hex');`,
  good: `import bcrypt from 'bcrypt';
import { createHash } from 'node:crypto';
export const register = (password: string) => bcrypt.hash(password, 12);
export const etag = (file: Buffer) => createHash('md5').update(file).digest('hex');`,

  on: 'password-hash',
  check(hash) {
    const { algorithm = '', cost, at } = hash;
    if (isFast(algorithm)) return { at, message: `Stolen hashes give the passwords away: ${nameOf(algorithm)} is made to be fast.` };
    if (algorithm === 'argon2i' || algorithm === 'argon2d') return variant(hash);
    return costly(hash, numberOf(cost));
  },
});

const isFast = (algorithm: string): boolean => !/^(bcrypt|scrypt|argon2|pbkdf2)/.test(algorithm);

const nameOf = (algorithm: string): string => (/^(md|sha|ripemd)/.test(algorithm) ? algorithm.toUpperCase() : 'it');

function variant({ algorithm, at, cost }: PasswordHashFact): Problem {
  const message = `${algorithm} resists less than argon2id when a list of passwords is stolen.`;
  return { at, severity: 'warning', message, fixes: suggest(set(cost, '2', 'Use argon2id')) };
}

interface Minimum {
  readonly least: number;
  readonly write: string;
  readonly unit: string;
}

/** OWASP, Password Storage Cheat Sheet; for bcrypt and PBKDF2 the fix writes what is advised, not the least. */
const minima: readonly (readonly [RegExp, Minimum])[] = [
  [/^bcrypt/, { least: 10, write: '12', unit: 'rounds' }],
  [/^argon2id/, { least: 7168, write: '19456', unit: 'KiB of memory' }],
  [/^scrypt/, { least: 16384, write: '2 ** 17, maxmem: 2 ** 28', unit: 'as its cost' }],
  [/^pbkdf2-(sha512|sha384)/, { least: 210_000, write: '210_000', unit: 'iterations' }],
  [/^pbkdf2-sha1$/, { least: 1_300_000, write: '1_300_000', unit: 'iterations' }],
  [/^pbkdf2/, { least: 600_000, write: '600_000', unit: 'iterations' }],
];

function costly({ algorithm = '', cost }: PasswordHashFact, number: number | undefined): Problem | undefined {
  const minimum = minima.find(([pattern]) => pattern.test(algorithm))?.[1];
  if (!minimum || number === undefined || isAbsent(cost) || number >= minimum.least) return undefined;
  const { least, write, unit } = minimum;
  return {
    at: cost.span,
    severity: number * 6 < least || algorithm === 'bcrypt' ? 'error' : 'warning',
    message: `Stolen hashes are guessed too soon: ${number} ${unit}, where ${least} is the least.`,
    fixes: raised(cost, write),
  };
}

/** Where it is named, the constant changes: what makes the hash and what compares it go on together. */
function raised(cost: PasswordHashFact['cost'], write: string): ProblemFix[] {
  const title = `Raise it to ${write.split(',')[0]}`;
  const { at } = inProduction(cost.value);
  const isElsewhere = at && (at.file !== cost.span.file || at.end <= cost.span.start || at.start >= cost.span.end);
  if (isElsewhere && !write.includes(',')) return replace(at, write, title, 'suggestion');
  return suggest(set(cost, write, title));
}
