import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { root } from '../../scripts/root';
import { decodeToken } from '../../src/token/decode-token';
import { findTokens } from '../../src/token/find-tokens';
import { inspectToken } from '../../src/token/inspect-token';
import { secretInput } from '../../src/token/keys/key-input';
import { verifyToken } from '../../src/token/verify-token';
import { compact, now } from './inspect-here';

const { vectors } = JSON.parse(readFileSync(join(root, 'test/vectors/authjs-session-tokens.json'), 'utf8'));
const { signed, encrypted } = JSON.parse(readFileSync(join(root, 'test/vectors/rfc7515-7519.json'), 'utf8'));
const jwt = compact({ alg: 'HS256', kid: 'a' }, { sub: '1', exp: 1 });
const real: readonly string[] = [
  jwt,
  ...[...signed, ...encrypted].map(({ token }: { token: string }) => token),
  ...vectors.slice(0, 8).map(({ token, cookieName }: { token: string; cookieName: string }) => `Cookie: ${cookieName}=${token}`),
  `s%3Aabc.${'A'.repeat(43)}`,
  'x=Fe26.2*1*aa*bb*cc*1800000000000*dd*ee~2',
  `session=${Buffer.from('{"a":1}').toString('base64')}; session.sig=${'A'.repeat(27)}`,
  'authjs.session-token.0=eyJhbGci; authjs.session-token.2=OiJkaXIi',
  '{"keys":[{"kty":"oct","k":"AA"}]}',
];
const pieces = [
  '.',
  '..',
  '=',
  '%2E',
  '%',
  '"',
  '\n',
  '\r\n',
  ' ',
  '{',
  '}',
  '[',
  '__proto__',
  'eyJ',
  'e30',
  '-----BEGIN A-----',
  's:',
  's%3A',
  'Fe26.2*',
  '~',
  '\u0000',
  '\ud800',
  '1e999',
  'authjs.session-token.1=',
  ';',
];

/** Everything that is done to a text that somebody pasted. Fails where it takes over 100 ms; the machine may be busy, so the best of three counts. */
function inspected(text: string): void {
  let fastest = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3 && fastest > 100; attempt += 1) {
    const started = performance.now();
    for (const candidate of findTokens(text).candidates) {
      const { checks } = inspectToken(decodeToken(candidate), { now, secrets: ['x'] });
      assert.ok(Array.isArray(checks));
    }
    fastest = Math.min(fastest, performance.now() - started);
  }
  assert.ok(fastest <= 100, `${Math.round(fastest)} ms for ${JSON.stringify(text.slice(0, 200))}`);
}

/** A real token with a few places cut, doubled or overwritten. */
const mutated = fc
  .tuple(
    fc.constantFrom(...real),
    fc.array(fc.tuple(fc.nat(), fc.nat(40), fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 }))), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([text, changes]) =>
    changes.reduce(
      (draft, [at, length, piece]) => draft.slice(0, at % (draft.length + 1)) + piece + draft.slice((at % (draft.length + 1)) + length),
      text,
    ),
  );

const claims = fc.dictionary(
  fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'exp', 'nbf', 'iat', 'iss', 'aud', 'kid', 'toString')),
  fc.jsonValue(),
);

describe('fuzz: no exception, no hang, no polluted prototype', function () {
  this.timeout(30_000);
  const before = Object.getOwnPropertyNames(Object.prototype).sort().join();
  afterEach(() => {
    assert.equal(Object.getOwnPropertyNames(Object.prototype).sort().join(), before);
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
  });

  it('6,000 texts of any kind', () =>
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.base64String()), inspected), { numRuns: 6000 }));

  it('6,000 texts of pieces of tokens', () =>
    fc.assert(
      fc.property(
        fc
          .array(fc.oneof(fc.constantFrom(...pieces, ...real.slice(0, 4)), fc.base64String({ maxLength: 12 })), { maxLength: 40 })
          .map((all) => all.join('')),
        inspected,
      ),
      { numRuns: 6000 },
    ));

  it('4,000 tokens of any header and claims', () =>
    fc.assert(
      fc.property(claims, fc.oneof(claims, fc.string()), (header, payload) => inspected(compact({ alg: 'HS256', ...header }, payload))),
      { numRuns: 4000 },
    ));

  it('4,000 real tokens, mutated', () => fc.assert(fc.property(mutated, inspected), { numRuns: 4000 }));

  it('400 mutated tokens never verify with a wrong secret, and nothing throws', () =>
    fc.assert(
      fc.asyncProperty(mutated, async (text) => {
        for (const candidate of findTokens(text).candidates.slice(0, 2)) {
          const { verification } = await verifyToken(decodeToken(candidate), [secretInput('wrong secret', 's')], { now });
          assert.equal(verification.verified, false);
        }
      }),
      { numRuns: 400 },
    ));

  it('texts of a megabyte take time in proportion', () => {
    const size = 1_000_000;
    const repeat = (text: string) => text.repeat(Math.ceil(size / text.length));
    const texts = [
      'e',
      'eyJ',
      'eyJ.',
      'eyJ\n',
      'eyJa\n',
      'eyJhbGciOiJIUzI1NiJ9.\n',
      'eyJhbGciOiJIUzI1NiJ9.e30.\n',
      's:',
      's:-',
      's%3A,',
      '=',
      'a=',
      'a.0=eyJ;',
      'Fe26.2*',
      '-----BEGIN A-----',
      '%2E',
      '.',
      '~',
      '"name":"',
      ' ',
      'authjs.',
      'authjs.session-token.1=x;',
      '{"a":',
      '[',
      '\\',
    ];
    const header = `${Buffer.from(JSON.stringify({ alg: 'X', pad: 'y'.repeat(45_000) })).toString('base64url')}.e30.`;
    texts.push(`${header}${'/'.repeat(size)}`, `${header}${'/a\n'.repeat(300_000)}`, `${header}${'a\n'.repeat(400_000)}`, `${header}\n`);
    for (const text of texts) {
      const started = performance.now();
      for (const candidate of findTokens(repeat(text)).candidates) inspectToken(decodeToken(candidate), { now });
      const took = performance.now() - started;
      assert.ok(took < 2500, `${Math.round(took)} ms for a megabyte of ${JSON.stringify(text.slice(0, 40))}`);
    }
  });
});
