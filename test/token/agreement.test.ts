import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import * as authCore from 'auth-core/jwt';
import { sign as signCookie, unsign } from 'cookie-signature';
import * as iron from 'iron-webcrypto';
import { CompactEncrypt, jwtVerify, SignJWT } from 'jose';
import jsonwebtoken, { type Algorithm, type SignOptions } from 'jsonwebtoken';
import * as nextAuth from 'next-auth/jwt';
import { readKeys, secretInput } from '../../src/token/keys/key-input';
import { verifyToken } from '../../src/token/verify-token';
import { now, tokenIn, verifyIn } from './inspect-here';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = (key: typeof rsa.publicKey) => key.export({ type: 'spki', format: 'pem' }).toString();
const secretOf = (index: number) => `secret number ${index} of this test, long enough`;
const names = ['Ada', 'Zoë ☃', '', 'x'.repeat(500), '"quoted\\', '\u0000\u202e'];

/** Claims that differ from token to token; every third one has expired, every seventh is not valid yet. */
function claimsOf(index: number) {
  return {
    sub: `user-${index}`,
    name: names[index % names.length],
    nested: { list: [index, -index, index / 7, null, index % 2 === 0] },
    ...(index % 2 === 0 ? { iss: `https://issuer-${index % 5}.example` } : {}),
    exp: index % 3 === 0 ? now - 60 - index : now + 60 + index,
    ...(index % 7 === 0 ? { nbf: now + 30 } : {}),
    iat: now - 3600,
  };
}

const every = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('agreement with other implementations on 1,000 tokens', function () {
  this.timeout(30_000);
  it('400 of jsonwebtoken: header, payload, verdict', async () => {
    const algorithms = ['HS256', 'HS384', 'HS512', 'ES256', 'RS256', 'PS256'] as const;
    for (const index of every(400)) {
      const algorithm = algorithms[index % algorithms.length];
      const pair = algorithm === 'ES256' ? curve : rsa;
      const shared = algorithm.startsWith('HS');
      const options: SignOptions = { algorithm, ...(index % 4 === 0 ? { keyid: `key-${index}` } : {}) };
      const token = jsonwebtoken.sign(claimsOf(index), shared ? secretOf(index) : pair.privateKey, options);
      const right = index % 5 !== 0;
      const key = shared ? secretOf(right ? index : index + 1) : pem(right ? pair.publicKey : generateKey(algorithm));
      const keys = shared ? [secretInput(key, 'secret 1')] : readKeys(key, 'key');
      const { verification, token: ours } = await verifyIn(token, keys);
      const theirs = jsonwebtoken.decode(token, { complete: true });
      assert.deepEqual(ours.header, theirs?.header);
      assert.deepEqual(ours.payload, theirs?.payload);
      assert.equal(verification.verified, accepts(token, key, algorithm), `${algorithm} ${index}`);
    }
  });

  it('200 of jose: verdict, issuer and audience', async () => {
    for (const index of every(200)) {
      const key = new TextEncoder().encode(secretOf(index));
      const token = await new SignJWT({ ...claimsOf(index), aud: ['api', `app-${index % 3}`] })
        .setProtectedHeader({ alg: 'HS256' })
        .sign(key);
      const [issuer, audience] = [`https://issuer-${index % 5}.example`, `app-${index % 2}`];
      const theirs = await jwtVerify(token, key, { issuer, audience, currentDate: new Date(now * 1000) }).then(
        () => true,
        () => false,
      );
      const { verification } = await verifyToken(tokenIn(token), [secretInput(secretOf(index), 's')], { now, issuer, audience });
      assert.equal(verification.verified, theirs, String(index));
    }
  });

  it('150 of next-auth 4: payload and verdict', async () => {
    for (const index of every(150)) {
      const [secret, salt] = [secretOf(index), index % 3 === 0 ? 'next-auth.state' : ''];
      const token = await nextAuth.encode({ token: claims(index), secret, salt, maxAge: 1000 });
      await agree(token, secret, salt || 'next-auth.session-token', () => nextAuth.decode({ token, secret, salt }));
    }
  });

  it('150 of @auth/core: payload and verdict', async () => {
    for (const index of every(150)) {
      const [secret, salt] = [
        secretOf(index),
        ['authjs.session-token', '__Secure-authjs.session-token', `app-${index}.session`][index % 3],
      ];
      const token = await authCore.encode({ token: claims(index), secret: [secret, 'older'], salt, maxAge: 1000 });
      await agree(token, secret, salt, () => authCore.decode({ token, secret: ['newer', secret], salt }));
    }
  });

  it('100 of cookie-signature', async () => {
    for (const index of every(100)) {
      const [id, secret] = [`id-${index}.${'x'.repeat(index)}`, secretOf(index)];
      const value = signCookie(id, secret);
      const text = `connect.sid=${encodeURIComponent(`s:${value}`)}`;
      for (const attempt of [secret, secretOf(index + 1)]) {
        const { verification, token } = await verifyIn(text, [attempt]);
        assert.equal(token.cookie?.id, id);
        assert.equal(verification.verified || verification.signature?.state === 'ok', unsign(value, attempt) === id, String(index));
      }
    }
  });

  it('seals of iron-session are opened', async () => {
    for (const index of every(20)) {
      const password = secretOf(index);
      const seal = `${await iron.seal(globalThis.crypto as unknown as Parameters<typeof iron.seal>[0], claims(index), { id: '1', secret: password }, { ...iron.defaults, ttl: 60_000 })}~2`;
      const { verification, token } = await verifyIn(`app_session=${seal}`, ['x'.repeat(32), password], undefined, Date.now() / 1000);
      assert.equal(verification.verified, true, verification.decryption?.reason);
      assert.deepEqual(token.payload, claims(index));
      assert.equal((await verifyIn(seal, [`${password}x`])).verification.decryption?.code, 'wrong-secret');
      assert.equal((await verifyIn(seal, [password], undefined, Date.now() / 1000 + 3600)).verification.time.code, 'expired');
    }
  });

  it('a JWE whose key is the secret itself is no Auth.js cookie, and opens all the same', async () => {
    const key = 'k'.repeat(32);
    const encrypter = new CompactEncrypt(new TextEncoder().encode('{"a":1}')).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' });
    const { token } = await verifyIn(await encrypter.encrypt(new TextEncoder().encode(key)), [key]);
    assert.deepEqual(token.payload, { a: 1 });
  });
});

// The libraries judge expiry by the clock of the machine; what they issue here is valid now.
function claims(index: number) {
  return { sub: `user-${index}`, name: names[index % (names.length - 1)], list: [index, { deep: true }] };
}

async function agree(token: string, secret: string, cookieName: string, decode: () => Promise<unknown>): Promise<void> {
  const { verification, token: ours } = await verifyIn(token, ['another secret', secret], cookieName, Date.now() / 1000);
  assert.deepEqual(ours.payload, JSON.parse(JSON.stringify(await decode())));
  assert.equal(verification.verified, true, verification.decryption?.reason);
}

function accepts(token: string, key: string, algorithm: Algorithm): boolean {
  try {
    return Boolean(jsonwebtoken.verify(token, key, { algorithms: [algorithm], clockTimestamp: now }));
  } catch {
    return false;
  }
}

const strangers = {
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey,
  curve: generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey,
};

function generateKey(algorithm: string) {
  return algorithm === 'ES256' ? strangers.curve : strangers.rsa;
}
