import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { CompactEncrypt, CompactSign, exportJWK } from 'jose';
import { readKeys, secretInput } from '../../src/token/keys/key-input';
import { signTestToken, testSecret } from '../../src/token/sign-test-token';
import { verifyToken } from '../../src/token/verify-token';
import { now, tokenIn, verifyIn } from './inspect-here';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const ed = generateKeyPairSync('ed25519');
const pem = (key: KeyObject, type: 'spki' | 'pkcs8' | 'pkcs1' | 'sec1') => key.export({ type: type as 'spki', format: 'pem' }).toString();
const signed = (alg: string, key: KeyObject | Uint8Array, kid?: string) =>
  new CompactSign(Buffer.from('{"sub":"1"}')).setProtectedHeader({ alg, ...(kid ? { kid } : {}) }).sign(key as never);
const code = async (token: string, key: string) => (await verifyIn(token, readKeys(key, 'key'))).verification.signature?.code;

describe('keys', () => {
  it('PEM in every form verifies', async () => {
    const forms: readonly (readonly [alg: string, key: KeyObject, pems: readonly string[]])[] = [
      [
        'RS256',
        rsa.privateKey,
        [pem(rsa.publicKey, 'spki'), pem(rsa.publicKey, 'pkcs1'), pem(rsa.privateKey, 'pkcs8'), pem(rsa.privateKey, 'pkcs1')],
      ],
      ['PS512', rsa.privateKey, [pem(rsa.publicKey, 'spki'), pem(rsa.privateKey, 'pkcs1')]],
      ['ES384', p384.privateKey, [pem(p384.publicKey, 'spki'), pem(p384.privateKey, 'pkcs8'), pem(p384.privateKey, 'sec1')]],
      ['EdDSA', ed.privateKey, [pem(ed.publicKey, 'spki'), pem(ed.privateKey, 'pkcs8')]],
    ];
    for (const [alg, key, pems] of forms) {
      const token = await signed(alg, key);
      for (const one of pems) assert.equal(await code(token, one), 'verified', `${alg} ${one.slice(0, 40)}`);
    }
  });

  it('a secret is read as text, base64 and hex', async () => {
    const bytes = Buffer.from('00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff', 'hex');
    const token = await signed('HS256', bytes);
    for (const [secret, as] of [
      [bytes.toString('hex'), 'hex'],
      [bytes.toString('base64'), 'base64'],
      [bytes.toString('base64url'), 'base64'],
    ]) {
      const { verification } = await verifyIn(token, [secret]);
      assert.equal(verification.signature?.key, `secret 1, read as ${as}`);
    }
    assert.equal((await verifyIn(token, [''])).verification.signature?.code, 'empty-secret');
  });

  it('a set is tried by kid first, then all of it', async () => {
    const keys = [
      await exportJWK(p384.publicKey),
      { ...(await exportJWK(rsa.publicKey)), kid: 'mine' },
      { ...(await exportJWK(ed.publicKey)), kid: 'ed' },
    ];
    const set = readKeys(JSON.stringify({ keys }), 'set');
    assert.match((await verifyIn(await signed('RS256', rsa.privateKey, 'mine'), set)).verification.signature?.key ?? '', /kid mine/);
    assert.equal((await verifyIn(await signed('RS256', rsa.privateKey, 'gone'), set)).verification.signature?.state, 'ok');
    const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { signature } = (await verifyIn(await signed('RS256', foreign.privateKey, 'mine'), set)).verification;
    assert.equal(signature?.code, 'signature-mismatch');
    assert.equal(signature?.tried.length, 3);
  });

  it('a key of another kind is refused with the reason, a public key never as an HMAC secret', async () => {
    const text = pem(rsa.publicKey, 'spki');
    const confused = await signed('HS256', Buffer.from(text));
    const { verification } = await verifyIn(confused, readKeys(text, 'key'));
    assert.deepEqual([verification.signature?.code, verification.verified], ['wrong-key-type', false]);
    assert.equal((await verifyIn(await signed('RS256', rsa.privateKey), ['a secret'])).verification.signature?.code, 'wrong-key-type');
    assert.equal(await code(await signed('ES384', p384.privateKey), JSON.stringify(await exportJWK(rsa.publicKey))), 'wrong-key-type');
    assert.equal(await code(await signed('ES384', p384.privateKey), pem(rsa.publicKey, 'spki')), 'key-unusable');
  });

  it('an unreadable key is refused without showing it', () => {
    for (const text of ['', 'hello-secret', '{}', '{"keys":[]}', '-----BEGIN PUBLIC KEY-----\nhello-secret']) {
      assert.throws(
        () => readKeys(text, 'file'),
        (error: Error & { code?: string }) => error.code === 'KEY_UNREADABLE' && !error.message.includes('hello'),
        text,
      );
    }
  });

  it('only the algorithms that are allowed pass', async () => {
    const token = await signed('HS256', Buffer.from('s'.repeat(32)));
    const verdict = async (algorithms: string[]) =>
      (await verifyToken(tokenIn(token), [secretInput('s'.repeat(32), 's')], { now, algorithms })).verification;
    assert.equal((await verdict(['RS256'])).signature?.code, 'algorithm-not-allowed');
    assert.equal((await verdict(['RS256', 'HS256'])).verified, true);
  });

  it('verdicts on issuer, audience and type stand apart', async () => {
    const key = Buffer.from('s'.repeat(32));
    const text = await new CompactSign(Buffer.from(JSON.stringify({ iss: 'https://a.example/', aud: ['x', 'y'], exp: now + 9 })))
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .sign(key);
    const verdicts = async (asked: object) => {
      const { verification } = await verifyToken(tokenIn(text), [secretInput('s'.repeat(32), 's')], { now, ...asked });
      return [verification.issuer.code, verification.audience.code, verification.type.code, verification.verified];
    };
    assert.deepEqual(await verdicts({}), ['not-asked', 'not-asked', 'not-asked', true]);
    assert.deepEqual(await verdicts({ issuer: 'https://a.example/', audience: 'y', type: 'application/at+jwt' }), [
      'issuer-match',
      'audience-match',
      'type-match',
      true,
    ]);
    assert.deepEqual(await verdicts({ issuer: 'https://a.example', audience: 'z', type: 'JWT' }), [
      'issuer-mismatch',
      'audience-mismatch',
      'type-mismatch',
      false,
    ]);
  });

  it('a signed text satisfies nobody who expects an issuer', async () => {
    const text = await new CompactSign(Buffer.from('hello')).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from('s'.repeat(32)));
    const verdict = async (asked: object) =>
      (await verifyToken(tokenIn(text), [secretInput('s'.repeat(32), 's')], { now, ...asked })).verification;
    assert.equal((await verdict({})).verified, true);
    assert.equal((await verdict({ issuer: 'x' })).verified, false);
    assert.equal((await verdict({ audience: 'x' })).verified, false);
  });

  it('a JWE with a costly password is refused', async () => {
    const jwe = await new CompactEncrypt(Buffer.from('{}'))
      .setProtectedHeader({ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM' })
      .encrypt(Buffer.from('password'));
    assert.equal((await verifyIn(jwe, ['password'])).verification.decryption?.state, 'ok');
    const [header, ...rest] = jwe.split('.');
    const costly = { ...JSON.parse(Buffer.from(header, 'base64url').toString()), p2c: 2_000_000_000 };
    const text = [Buffer.from(JSON.stringify(costly)).toString('base64url'), ...rest].join('.');
    assert.equal((await verifyIn(text, ['password'])).verification.decryption?.code, 'too-expensive');
  });

  it('a private PEM opens what was encrypted for it', async () => {
    const jwe = await new CompactEncrypt(Buffer.from('{"a":1}'))
      .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM' })
      .encrypt(createPublicKey(rsa.privateKey));
    assert.deepEqual((await verifyIn(jwe, readKeys(pem(rsa.privateKey, 'pkcs1'), 'key'))).token.payload, { a: 1 });
    assert.equal((await verifyIn(jwe, readKeys(pem(rsa.publicKey, 'spki'), 'key'))).verification.decryption?.code, 'key-unusable');
  });

  it('a test token is marked and verifies with its test key only', async () => {
    const { token, note } = await signTestToken({ sub: '1', exp: now + 60 });
    assert.match(note, /test token/);
    assert.equal(tokenIn(token).header?.kid, 'auth-lens-test-key');
    assert.equal((await verifyIn(token, [testSecret])).verification.verified, true);
    assert.equal((await verifyIn(token, ['other'])).verification.verified, false);
    const own = await signTestToken({ sub: '1' }, { algorithm: 'ES384', key: readKeys(pem(p384.privateKey, 'pkcs8'), 'key')[0] });
    assert.equal(await code(own.token, pem(p384.publicKey, 'spki')), 'verified');
    await assert.rejects(signTestToken({}, { algorithm: 'RS256' }), { code: 'SIGN_FAILED' });
  });
});
