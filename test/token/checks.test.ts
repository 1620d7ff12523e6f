import assert from 'node:assert/strict';
import { checks, checkToken } from '../../src/token/checks';
import { compact, now, tokenIn } from './inspect-here';

const good = { iss: 'https://a.example', aud: 'x', sub: '1', iat: now - 60, exp: now + 600 };
const hs = { alg: 'HS256', typ: 'JWT' };
const pbes2 = (p2c: number) =>
  `${Buffer.from(JSON.stringify({ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2c })).toString('base64url')}.aaaa.bbbb.cccc.${'d'.repeat(22)}`;
const found = (text: string, secrets: readonly string[] = []) => checkToken(tokenIn(text), { now, secrets });
const ids = (text: string, secrets: readonly string[] = []) => found(text, secrets).map(({ id }) => id);

/** For each check: tokens on which it speaks, with the severity, and tokens on which it is silent. */
const cases: {
  readonly [id: string]: { readonly speaks: readonly (readonly [text: string, severity: string])[]; readonly silent: readonly string[] };
} = {
  'alg-none': { speaks: ['none', 'None', 'NONE', 'nOnE'].map((alg) => [compact({ alg }, good, ''), 'error']), silent: [compact(hs, good)] },
  'missing-signature': {
    speaks: [[compact(hs, good).replace(/\.[^.]*$/, ''), 'warning']],
    silent: [compact(hs, good), compact({ alg: 'none' }, good, '')],
  },
  'embedded-key': {
    speaks: [
      [compact({ ...hs, jwk: {} }, good), 'warning'],
      [compact({ ...hs, x5c: [] }, good), 'warning'],
    ],
    silent: [compact({ ...hs, typ: 'dpop+jwt', jwk: {} }, good)],
  },
  'remote-key': {
    speaks: [
      [compact({ ...hs, jku: 'https://x' }, good), 'warning'],
      [compact({ ...hs, x5u: 'x' }, good), 'warning'],
    ],
    silent: [compact(hs, good)],
  },
  'suspicious-kid': {
    speaks: [
      '../../dev/null',
      '/etc/passwd',
      'C:\\keys',
      "x' UNION SELECT 'a",
      '1; DROP TABLE x',
      'a|whoami',
      '$(id)',
      '`id`',
      'https://evil.example/k',
      7,
      {},
    ].map((kid) => [compact({ ...hs, kid }, good), 'warning']),
    silent: [
      'key-1',
      '2011-04-29',
      'a1b2C3_-',
      'bilbo.baggins@hobbiton.example',
      'rsa1',
      '018c0ae5-4d9b-471b-bfd6-eef314bc7037',
      'ab+cd/ef==',
    ].map((kid) => compact({ ...hs, kid }, good)),
  },
  'critical-header': {
    speaks: [
      [compact({ ...hs, crit: ['exp'], exp: 1 }, good), 'info'],
      [compact({ ...hs, crit: ['exp'] }, good), 'warning'],
      [compact({ ...hs, crit: [] }, good), 'warning'],
      [compact({ ...hs, b64: false }, '{}'), 'warning'],
    ],
    silent: [compact(hs, good)],
  },
  compressed: { speaks: [[compact({ ...hs, zip: 'DEF' }, good), 'warning']], silent: [compact(hs, good)] },
  'pbes2-count': {
    speaks: [
      [pbes2(2_000_000), 'warning'],
      [pbes2(1000), 'info'],
      [pbes2(600_000), 'info'],
    ],
    silent: [compact(hs, good)],
  },
  'encryption-algorithm': {
    speaks: [[`${Buffer.from('{"alg":"RSA1_5","enc":"A128GCM"}').toString('base64url')}.aaaa.bbbb.cccc.${'d'.repeat(22)}`, 'warning']],
    silent: [pbes2(1)],
  },
  'signature-algorithm': {
    speaks: ['HS256', 'RS512', 'PS256', 'ES384', 'EdDSA'].map((alg) => [compact({ alg }, good), 'info']),
    silent: [compact({ alg: 'XX' }, good)],
  },
  'no-expiry': {
    speaks: [[compact(hs, { sub: '1' }), 'warning']],
    silent: [compact(hs, good), compact({ ...hs, typ: 'dpop+jwt' }, {}), compact(hs, 'text')],
  },
  'time-unit': {
    speaks: [
      [compact(hs, { exp: now * 1000 }), 'error'],
      [compact(hs, { ...good, iat: now * 1000 }), 'warning'],
      [compact(hs, { exp: '2026-01-01' }), 'warning'],
    ],
    silent: [compact(hs, good)],
  },
  'long-lifetime': {
    speaks: [
      [compact(hs, { iat: now, exp: now + 400 * 86_400 }), 'warning'],
      [compact(hs, { iat: now, exp: now + 3 * 86_400, scope: 'a' }), 'warning'],
    ],
    silent: [compact(hs, good), compact(hs, { iat: now, exp: now + 30 * 86_400 })],
  },
  'future-time': {
    speaks: [
      [compact(hs, { ...good, iat: now + 120 }), 'warning'],
      [compact(hs, { ...good, nbf: now + 120 }), 'warning'],
    ],
    silent: [compact(hs, { ...good, iat: now + 30 })],
  },
  'no-issuer': { speaks: [[compact(hs, { exp: 1 }), 'info']], silent: [compact(hs, good)] },
  'no-audience': { speaks: [[compact(hs, { exp: 1 }), 'info']], silent: [compact(hs, good)] },
  'payload-secrets': {
    speaks: [
      { password: 'x' },
      { user: { client_secret: 'x' } },
      { a: ['x', { k: '-----BEGIN PRIVATE KEY-----' }] },
      { h: '$2b$10$x' },
    ].map((claims) => [compact(hs, claims), 'error']),
    silent: [compact(hs, { ...good, password: null, pin: '' })],
  },
  'provider-tokens': {
    speaks: [
      [compact(hs, { accessToken: 'x' }), 'warning'],
      [compact(hs, { a: [{ refresh_token: 'x' }] }), 'warning'],
    ],
    silent: [compact(hs, { access_token_hash: 'x', id_token: '' })],
  },
  'personal-data': {
    speaks: [
      [compact(hs, { email: 'a@b.c' }), 'info'],
      [compact(hs, { user: { phone_number: '1' } }), 'info'],
    ],
    silent: [compact(hs, good)],
  },
  privileges: {
    speaks: [
      [compact(hs, { role: 'admin' }), 'info'],
      [compact(hs, { realm_access: {} }), 'info'],
    ],
    silent: [compact(hs, good)],
  },
  'too-large': {
    speaks: [[compact(hs, { ...good, x: 'y'.repeat(4000) }), 'warning']],
    silent: [compact(hs, { ...good, x: 'y'.repeat(2500) })],
  },
  'duplicate-keys': {
    speaks: [
      [compact('{"alg":"HS256","alg":"none"}', good), 'warning'],
      [compact(hs, '{"sub":1,"sub":2}'), 'warning'],
    ],
    silent: [compact(hs, { a: { b: 1 }, b: 1 })],
  },
  'non-canonical': { speaks: [[compact(hs, good, 'c2lnbh'), 'info']], silent: [compact(hs, good), compact(hs, good, 'c2lnbg')] },
  'inexact-numbers': { speaks: [[compact(hs, '{"id":12345678901234567890}'), 'info']], silent: [compact(hs, { id: 123 })] },
};

describe('checks', () => {
  for (const [id, { speaks, silent }] of Object.entries(cases)) {
    it(id, () => {
      for (const [text, severity] of speaks) {
        assert.equal(found(text).find((check) => check.id === id)?.severity, severity, text);
      }
      for (const text of silent) assert.ok(!ids(text).includes(id), text);
    });
  }

  it('weak-secret speaks only of the secret that fitted', () => {
    const token = compact(hs, good);
    assert.deepEqual(
      ids(token).filter((id) => id === 'weak-secret'),
      [],
    );
    for (const secret of ['secret', 'Your-256-Bit-Secret', 'keyboard cat', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'])
      assert.equal(found(token, [secret])[0].severity, 'error', secret);
    assert.equal(found(token, ['Xk29vAq0']).find(({ id }) => id === 'weak-secret')?.severity, 'warning');
    assert.ok(!ids(token, ['kJ3nV8xQ2mZ7pL5wR9tY1cB4fH6gD0sA']).includes('weak-secret'));
  });

  it('have a case each, a stable id, an https source and a short message', () => {
    assert.deepEqual(checks.map(({ id }) => id).sort(), [...Object.keys(cases), 'weak-secret'].sort());
    for (const { id, source } of checks) assert.match(`${id} ${source}`, /^[a-z0-9-]+ https:\/\//);
    for (const { speaks } of Object.values(cases)) {
      for (const [text] of speaks) for (const { message } of found(text)) assert.ok(message.length <= 120 && /[.]$/.test(message), message);
    }
  });

  it('never repeat a value of the token', () => {
    const marker = 'SENTINEL42';
    const claims = { ...good, email: marker, password: marker, role: marker, accessToken: marker, [`${marker} odd`]: { secret: marker } };
    assert.ok(!JSON.stringify(found(compact({ ...hs, kid: `../${marker}`, jku: marker }, claims), [marker])).includes(marker));
  });

  it('say the gravest first', () => {
    const severities = found(compact({ alg: 'none', jku: 'x' }, { email: 'a' }, '')).map(({ severity }) => severity);
    assert.deepEqual(
      severities,
      [...severities].sort((a, b) => ['error', 'warning', 'info'].indexOf(a) - ['error', 'warning', 'info'].indexOf(b)),
    );
  });
});
