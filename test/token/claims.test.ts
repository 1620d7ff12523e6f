import assert from 'node:assert/strict';
import { explainClaims } from '../../src/token/claims/explain';
import { timeState } from '../../src/token/claims/state';
import { durationInWords, relativeTime, timeInWords } from '../../src/token/claims/time';
import { keyHint } from '../../src/token/key-hint';
import { purposeOf } from '../../src/token/purpose';
import { compact, now, tokenIn } from './inspect-here';

const meaning = (payload: { [name: string]: never | unknown }, name: string) =>
  explainClaims(payload as never, now).find((claim) => claim.name === name);

describe('claims', () => {
  it('mean what their registry says', () => {
    assert.match(meaning({ iss: 'x' }, 'iss')?.meaning ?? '', /^Issuer/);
    assert.equal(meaning({ iss: 'x' }, 'iss')?.defined?.by, 'IANA registered');
    assert.equal(meaning({ given_name: 'x' }, 'given_name')?.defined?.by, 'OpenID Connect');
    assert.equal(meaning({ unheard_of: 1 }, 'unheard_of')?.meaning, undefined);
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      assert.equal(meaning(JSON.parse(`{"${name}":1}`), name)?.meaning, undefined, name);
    }
  });

  const vendors: readonly (readonly [by: string, payload: { [name: string]: unknown }, name: string])[] = [
    ['Microsoft Entra ID', { iss: 'https://login.microsoftonline.com/t/v2.0', oid: 'x', roles: [] }, 'roles'],
    ['Auth0', { iss: 'https://tenant.eu.auth0.com/', permissions: [] }, 'permissions'],
    ['Amazon Cognito', { 'cognito:groups': [], username: 'x' }, 'username'],
    ['Keycloak', { iss: 'https://sso.example/realms/main', acr: '1' }, 'acr'],
    ['Supabase', { iss: 'https://abc.supabase.co/auth/v1', role: 'anon' }, 'role'],
    ['Clerk', { iss: 'https://clerk.example.com', sid: 'x' }, 'sid'],
    ['Firebase', { iss: 'https://securetoken.google.com/app', firebase: {} }, 'firebase'],
    ['Auth.js and other applications', { role: 'admin' }, 'role'],
  ];
  for (const [by, payload, name] of vendors) it(`${name} of ${by}`, () => assert.equal(meaning(payload, name)?.defined?.by, by));

  it('that are times are told in UTC, local and relative', () => {
    const time = meaning({ exp: now + 7200 }, 'exp')?.time;
    assert.equal(time?.utc, new Date((now + 7200) * 1000).toISOString());
    assert.equal(new Date(time?.local ?? '').getTime(), (now + 7200) * 1000);
    assert.match(time?.local ?? '', /[+-]\d\d:\d\d$/);
    assert.equal(time?.relative, 'in 2 hours');
    assert.match(timeInWords(now * 1000, now)?.note ?? '', /milliseconds/);
    for (const odd of [1e300, -1e300, Number.NaN]) assert.equal(timeInWords(odd, now), undefined);
  });

  it('durations read well', () => {
    assert.deepEqual([1, 59, 60, 3600, 86_400, 40 * 86_400, 400 * 86_400].map(durationInWords), [
      '1 second',
      '59 seconds',
      '1 minute',
      '1 hour',
      '1 day',
      '1 month',
      '1 year',
    ]);
    assert.deepEqual([relativeTime(0), relativeTime(-90), relativeTime(180)], ['now', '2 minutes ago', 'in 3 minutes']);
  });
});

describe('time state', () => {
  const state = (payload: unknown, tolerance?: number) => timeState(payload as never, now, tolerance).state;
  it('is valid, expired, not yet valid or unknown', () => {
    assert.equal(state({ exp: now + 1 }), 'valid');
    assert.equal(state({ exp: now }), 'expired');
    assert.equal(state({ exp: now - 10 }, 15), 'valid');
    assert.equal(state({ exp: now + 9, nbf: now + 1 }), 'not yet valid');
    assert.equal(state({ exp: now + 9, nbf: now }), 'valid');
  });
  it('is never valid without an exp that can be read', () => {
    for (const payload of [
      {},
      { iat: now },
      { exp: '9999999999' },
      { exp: null },
      { exp: now * 1000 },
      { exp: now + 9, nbf: 'x' },
      'text',
      undefined,
      [],
    ]) {
      assert.equal(state(payload), 'unknown', JSON.stringify(payload));
    }
  });
});

describe('purpose', () => {
  const purpose = (header: object, payload: object, around = (token: string) => token) =>
    purposeOf(tokenIn(around(compact({ alg: 'RS256', ...header }, payload))))?.id;
  it('is told with its reasons', () => {
    assert.equal(purpose({ typ: 'at+jwt' }, {}), 'access-token');
    assert.equal(purpose({ typ: 'application/at+jwt' }, {}), 'access-token');
    assert.equal(purpose({}, { scope: 'a b' }), 'access-token');
    assert.equal(purpose({}, { token_use: 'id' }), 'identity-token');
    assert.equal(purpose({}, { nonce: 'x' }), 'identity-token');
    assert.equal(
      purpose({}, {}, (token) => `#id_token=${token}`),
      'identity-token',
    );
    assert.equal(purpose({}, { typ: 'Refresh' }), 'refresh-token');
    assert.equal(purpose({ typ: 'logout+jwt' }, {}), 'logout-token');
    assert.equal(purpose({}, { events: { 'http://schemas.openid.net/event/backchannel-logout': {} } }), 'logout-token');
    assert.equal(purpose({ typ: 'dpop+jwt' }, {}), 'dpop-proof');
    assert.equal(purpose({}, { iss: 'c', sub: 'c', aud: 'https://as' }), 'client-assertion');
    assert.equal(purpose({ typ: 'dc+sd-jwt' }, {}), 'sd-jwt');
    assert.equal(purpose({}, { sub: '1' }), undefined);
    const session = tokenIn('eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..48V1_ALb6US04U3b.aaaa.XFBoMYUZodetZdvTiFvSkQ');
    assert.deepEqual(purposeOf(session)?.reasons, ['it is encrypted as Auth.js does it']);
  });
});

describe('key hint', () => {
  const jwe = (header: object) => `${Buffer.from(JSON.stringify(header)).toString('base64url')}.aaaa.bbbb.cccc.${'d'.repeat(22)}`;
  const hints: readonly (readonly [text: string, hint: string | undefined])[] = [
    [compact({ alg: 'HS256' }, {}), 'the shared secret'],
    [compact({ alg: 'RS256', kid: 'k1' }, {}), 'the RSA public key with the id k1'],
    [compact({ alg: 'ES512' }, {}), 'the public key of the curve P-521'],
    [compact({ alg: 'none' }, {}, ''), undefined],
    [jwe({ alg: 'dir', enc: 'A128CBC-HS256', cty: 'x' }), 'a secret of 32 bytes'],
    [jwe({ alg: 'A192GCMKW', enc: 'A256GCM' }), 'a secret of 24 bytes'],
    [jwe({ alg: 'RSA-OAEP-256', enc: 'A256GCM' }), 'the RSA private key'],
    [jwe({ alg: 'ECDH-ES+A128KW', enc: 'A256GCM', epk: { crv: 'X25519' } }), 'the private key of the curve X25519'],
    [jwe({ alg: 'dir', enc: 'A256GCM' }), 'the secret of the application (NEXTAUTH_SECRET)'],
    ['{"kty":"oct","k":"AA"}', undefined],
  ];
  for (const [text, hint] of hints) it(hint ?? 'none', () => assert.equal(keyHint(tokenIn(text)), hint));
});
