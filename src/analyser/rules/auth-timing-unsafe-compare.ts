import type { ComparedSide, ComparisonFact } from '../model/fact';
import { defineRule, type ProblemFix, type Project } from '../model/rule';
import { namesPassword, namesProof } from '../model/secret-names';

export default defineRule({
  id: 'auth-timing-unsafe-compare',
  title: 'A secret is compared in a way whose duration gives it away',
  severity: 'warning',
  cwe: 208,
  references: [
    'https://nodejs.org/api/crypto.html#cryptotimingsafeequala-b',
    'https://codahale.com/a-lesson-in-timing-attacks/',
    'https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries',
  ],
  why: `\`===\` stops at the first character that differs, so that a better guess takes a little longer. With enough requests the difference can be measured, and a
signature, a token or an API key is found character by character.

\`timingSafeEqual\` of node:crypto takes the same time whatever differs. It throws where the lengths differ, and on anything but bytes: comparing the SHA-256 of both sides
avoids the first, and the fix writes just that. It is a suggestion, since a missing value then throws instead of being unequal: check first that both are texts.

Reported are comparisons of what came with a request, or of a computed signature, with a stored or configured proof. Silent: comparisons with \`null\`, an empty text or any other constant, a
password with its repetition, types, lengths and versions of tokens, checksums of files, and code for browsers. Passwords do not belong here at all: keep their bcrypt
or argon2 hash, and let the library compare.`,
  how: 'Compare with `crypto.timingSafeEqual()`, after both sides are hashed to the same length.',
  fix: 'suggestion',
  bad: `import crypto from 'node:crypto';
export function isFromGitHub(body: string, signature: string) {
  const expected = 'sha256=' + crypto.createHmac('sha256', process.env.WEBHOOK_SECRET!).update(body).digest('hex');
  return signature === expected;
}
export const isAllowed = (req: { headers: Record<string, string> }) => req.headers['x-api-key'] === process.env.API_KEY;`,
  good: `import crypto from 'node:crypto';
export function isFromGitHub(body: string, signature: string) {
  const expected = 'sha256=' + crypto.createHmac('sha256', process.env.WEBHOOK_SECRET!).update(body).digest('hex');
  return signature.length === expected.length && crypto.timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
}`,

  on: 'comparison',
  check(comparison, project) {
    const { sides, runsIn, whole } = comparison;
    const isView = /\.[jt]sx$/.test(whole.file) && !sides.some(({ origin }) => origin === 'hmac' || origin === 'environment');
    if (runsIn === 'browser' || isView || project.isTest(whole.file) || sides.some(isConstant)) return undefined;
    const secret = secretOf(sides, runsIn === 'server') ?? passwordOf(comparison, project);
    if (!secret) return undefined;
    return {
      at: whole,
      message: `How long this takes tells how much of ${secret} was right.`,
      fixes: sides.some(({ name }) => namesPassword(name)) ? [] : timingSafe(comparison),
    };
  },
});

/** Known values, and names in capitals that are no environment variables: kinds of tokens, not tokens. */
function isConstant({ value, name, origin }: ComparedSide): boolean {
  if (['literal', 'absent', 'list', 'object', 'function', 'by-environment'].includes(value.kind)) return true;
  return origin === 'member' && /^[A-Z][A-Za-z]*$/.test(name) && !/^[A-Z_]*(KEY|SECRET|TOKEN)$/.test(name);
}

function secretOf([left, right]: ComparisonFact['sides'], onServer: boolean): string | undefined {
  const both = [left, right];
  if (both.every(({ origin }) => origin === 'request')) return undefined;
  if (both.some(({ origin }) => origin === 'hmac')) return both.some(({ name }) => namesPassword(name)) ? 'the hash' : 'the signature';
  // Nobody chooses a hash character by character.
  if (both.every(({ name }) => /hash/i.test(name) && !/pass|pwd/i.test(name)) && !both.some(({ origin }) => origin === 'digest'))
    return undefined;
  const sure = both.find(({ name }) => namesProof(name) === 'sure');
  const named = sure ?? both.find(({ name }) => namesProof(name) === 'maybe');
  if (!named) return undefined;
  const told = `the ${wordFor(named.name)}`;
  if (both.some(({ origin }) => origin === 'environment')) return told;
  if (both.some(({ origin }) => origin === 'request')) return sure || both.every(({ name }) => namesProof(name)) ? told : undefined;
  if (both.some(({ origin }) => origin === 'digest')) return sure ? told : undefined;
  // What is kept as a hash is compared with a hash.
  if (both.some(({ name }) => /^hash(ed)?[A-Z_]|(Hash|_hash)(ed)?$/.test(name) && !/pass|pwd/i.test(name))) return undefined;
  return onServer && sure && both.every(isProofOrExpected) && both.some(({ origin }) => origin === 'member') ? told : undefined;
}

/** A hash of a password that is made in the same function, whatever it is called. */
function passwordOf({ sides, scopes, whole }: ComparisonFact, project: Project): string | undefined {
  if (!sides.some(({ origin }) => origin === 'digest') || !sides.every(({ name }) => /hash|digest|pass/i.test(name))) return undefined;
  const made = project.inFile('password-hash', whole.file).some((one) => one.scopes.at(-1) === scopes.at(-1));
  return made ? 'the hash' : undefined;
}

const isProofOrExpected = ({ name }: ComparedSide): boolean =>
  namesProof(name) !== undefined || /^(expected|stored|provided|supplied|received|actual|submitted|given)/i.test(name);

function wordFor(name: string): string {
  const text = name.toLowerCase().replace(/[^a-z]/g, '');
  const word = ['signature', 'password', 'passcode', 'otp', 'csrf', 'apikey', 'secret', 'token', 'hash', 'digest', 'hmac', 'code'].find(
    (one) => text.includes(one),
  );
  return { apikey: 'API key', otp: 'one-time code', csrf: 'CSRF token' }[word ?? ''] ?? word ?? 'secret';
}

function timingSafe({ sides: [left, right], whole, negated, crypto }: ComparisonFact): ProblemFix[] {
  if (!crypto) return [];
  const { name, add } = crypto;
  const hash = `${name}.createHash('sha256').update(`;
  const between = { ...whole, start: left.span.end, end: right.span.start };
  const edits = [
    ...(add ? [{ span: add.span, text: add.text }] : []),
    { span: { ...whole, end: whole.start }, text: `${negated ? '!' : ''}${name}.timingSafeEqual(${hash}` },
    { span: between, text: `).digest(), ${hash}` },
    { span: { ...whole, start: whole.end }, text: ').digest())' },
  ];
  return [{ title: 'Compare in constant time', kind: 'suggestion', edits }];
}
