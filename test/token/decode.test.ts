import assert from 'node:assert/strict';
import { compact, tokenIn } from './inspect-here';

const part = (text: string | Buffer) => Buffer.from(text).toString('base64url');
const header = part('{"alg":"HS256"}');

describe('decode', () => {
  it('reads header, payload and parts', () => {
    const token = tokenIn(compact({ alg: 'HS256', typ: 'JWT' }, { sub: 'é', n: [1, { a: null }] }));
    assert.equal(token.kind, 'jws');
    assert.deepEqual(token.header, { alg: 'HS256', typ: 'JWT' });
    assert.deepEqual(token.payload, { sub: 'é', n: [1, { a: null }] });
    assert.deepEqual(
      token.segments.map(({ role }) => role),
      ['header', 'payload', 'signature'],
    );
    assert.deepEqual([token.problems, token.loose, token.duplicates], [[], [], []]);
    assert.deepEqual(structuredClone(token), token);
  });

  it('keeps __proto__, constructor and toString as plain members', () => {
    const token = tokenIn(`${header}.${part('{"__proto__":{"admin":true},"constructor":{"prototype":{"x":1}},"toString":1}')}.c2ln`);
    const payload = token.payload as Record<string, unknown>;
    assert.deepEqual(Object.keys(payload), ['__proto__', 'constructor', 'toString']);
    assert.equal(Object.getPrototypeOf(payload), Object.prototype);
    assert.equal(({} as Record<string, unknown>).admin, undefined);
  });

  it('notes names that stand twice, at any depth, and only those', () => {
    const { duplicates } = tokenIn(`${header}.${part('{"a":1,"b":{"c":1,"\\u0063":2},"a":3,"d":[{"e":1},{"e":2}],"f":"a"}')}.c2ln`);
    assert.deepEqual(
      duplicates.map(({ name }) => name),
      ['c', 'a'],
    );
  });

  it('notes numbers that JavaScript cannot hold', () => {
    const { inexact, payload } = tokenIn(
      `${header}.${part('{"a":12345678901234567890,"b":1e999,"c":9007199254740991,"d":-1.5,"e":"1e999"}')}.c2ln`,
    );
    assert.deepEqual(inexact, ['12345678901234567890', '1e999']);
    assert.equal((payload as Record<string, unknown>).b, '1e999');
  });

  it('tells what it could not read', () => {
    const codes = (text: string) => tokenIn(text).problems.map(({ code }) => code);
    assert.deepEqual(codes(`${header}.${part(Buffer.from([0x7b, 0xff, 0xfe]))}.c2ln`), ['payload-not-utf8']);
    assert.deepEqual(codes(`${header}.${part('{"a":')}.c2ln`), ['payload-not-json']);
    assert.deepEqual(codes(`${header}.eyJhI.c2ln`), ['payload-not-base64url']);
    assert.deepEqual(codes(`${header}.${part(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)}.c2ln`), ['payload-deep']);
    assert.deepEqual(codes(`${header}..c2ln`), ['detached']);
    assert.deepEqual(codes(`${header}.${part('{}')}`), ['signature-absent']);
    assert.deepEqual(codes(`${header}.${part('{}')}.`), ['signature-absent']);
    assert.deepEqual(codes(`${part('{"alg":"dir","enc":"A256GCM"}')}..aaaa.bbbb`), ['jwe-parts']);
  });

  it('keeps a payload that is no JSON as text', () => {
    assert.equal(tokenIn(`${header}.${part('It is a dangerous business')}.c2ln`).payload, 'It is a dangerous business');
  });

  it('notes base64url that an encoder would write otherwise', () => {
    const payload = part('{"a":1}x'.slice(0, 7));
    assert.match(payload, /Q$/);
    assert.deepEqual(tokenIn(`${header}.${payload.slice(0, -1)}R.c2ln`).loose, ['payload']);
    assert.deepEqual(tokenIn(`${header}.${payload}.c2ln`).loose, []);
  });

  it('decodes a token inside a token, but not without end', () => {
    let text = compact({ alg: 'HS256' }, { sub: 'inner' });
    for (let level = 0; level < 8; level += 1) text = compact({ alg: 'HS256', cty: 'JWT' }, text);
    let depth = 0;
    for (let token = tokenIn(text).nested; token; token = token.nested) depth += 1;
    assert.equal(depth, 4);
  });

  it('knows the kinds', () => {
    const uuid = '0f9f6e1a-5b8c-4f7e-9d4e-3c2b1a0f9e8d';
    const sixty = part('{"alg":"dir","enc":"A256CBC-HS512","kid":"K"}'.replace('"K"', JSON.stringify('k'.repeat(86))));
    const kinds: readonly (readonly [text: string, kind: string])[] = [
      [compact({ alg: 'none' }, {}, ''), 'jws-unsigned'],
      [compact({ alg: 'nOnE' }, {}), 'jws-unsigned'],
      ['eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..48V1_ALb6US04U3b.aaaa.XFBoMYUZodetZdvTiFvSkQ', 'authjs-4-session'],
      [`${sixty}..aaaa.bbbb.${'c'.repeat(43)}`, 'authjs-5-session'],
      [`${part('{"alg":"RSA-OAEP","enc":"A256GCM"}')}.aaaa.bbbb.cccc.XFBoMYUZodetZdvTiFvSkQ`, 'jwe'],
      [`__Secure-authjs.session-token=${uuid}`, 'authjs-database-session'],
      [`Cookie: next-auth.session-token=${uuid}; x=y`, 'authjs-database-session'],
      [`connect.sid=s%3Aabc.${encodeURIComponent(`${'A'.repeat(42)}8`)}`, 'express-session'],
      [`session=${Buffer.from('{"views":1}').toString('base64')}; session.sig=${'A'.repeat(27)}`, 'cookie-session'],
      [`better-auth.session_token=${'a'.repeat(32)}.${encodeURIComponent(`${'A'.repeat(43)}=`)}`, 'better-auth-session'],
      [`better-auth.session_data=${part('{"session":{"user":{}},"expiresAt":1,"signature":"x"}')}`, 'better-auth-data'],
      ['app=Fe26.2*1*aa*bb*cc*1800000000000*dd*ee~2', 'iron-session'],
      ['{"kty":"oct","k":"c2VjcmV0"}', 'jwk'],
      ['{"keys":[{"kty":"EC","crv":"P-256","x":"a","y":"b"}]}', 'jwk-set'],
      ['-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----', 'pem'],
      [part('{"user":1}'), 'json-data'],
    ];
    for (const [text, kind] of kinds) assert.equal(tokenIn(text).kind, kind, text.slice(0, 60));
  });

  it('describes keys and never repeats a private one', () => {
    const secret = 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE';
    for (const text of [
      `{"kty":"oct","k":"${secret}","kid":"a"}`,
      `{"keys":[{"kty":"EC","crv":"P-256","x":"a","y":"b","d":"${secret}"}]}`,
    ]) {
      const token = tokenIn(text);
      assert.equal(token.keys?.[0].private, true);
      assert.ok(!JSON.stringify(token).includes(secret));
    }
    const { keys } = tokenIn(
      '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----',
    );
    assert.deepEqual(keys, [{ type: 'OKP', curve: 'Ed25519', private: false }]);
  });

  it('takes a database session for what it is', () => {
    const token = tokenIn('authjs.session-token=0f9f6e1a-5b8c-4f7e-9d4e-3c2b1a0f9e8d');
    assert.match(token.title, /nothing to decode, the record lives in the database/);
    assert.equal(token.payload, undefined);
  });
});
