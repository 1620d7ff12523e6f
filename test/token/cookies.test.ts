import assert from 'node:assert/strict';
import { createHmac, hkdfSync } from 'node:crypto';
import { calculateJwkThumbprint, EncryptJWT, SignJWT } from 'jose';
import { now, tokenIn, verifyIn } from './inspect-here';

const secret = 'better-auth-test-secret-0123456789';
const hmac = (hash: string, key: string, text: string) => createHmac(hash, key).update(text);

describe('cookies of other libraries', () => {
  it('cookie-session: data and signature, as keygrip 1.1.0 writes it', async () => {
    const value = Buffer.from('{"views":3,"user":"Zoë"}').toString('base64');
    const signature = hmac('sha1', secret, `session=${value}`)
      .digest('base64')
      .replace(/[/+=]/g, (mark) => ({ '/': '_', '+': '-' })[mark] ?? '');
    const text = `Cookie: session=${value}; session.sig=${signature}`;
    const { verification, token } = await verifyIn(text, ['wrong', secret]);
    assert.deepEqual([token.kind, token.payload], ['cookie-session', { views: 3, user: 'Zoë' }]);
    assert.equal(verification.verified, true);
    assert.equal(
      (await verifyIn(text.replace('session=', 'other=').replace('session.sig', 'other.sig'), [secret])).verification.verified,
      false,
    );
    const alone = await verifyIn(`Cookie: session=${value}`, [secret]);
    assert.equal(alone.verification.signature?.code, 'no-signature');
  });

  it('better-auth: the signed session token', async () => {
    const id = 'aBcDeFgHiJkLmNoPqRsTuVwXyZ012345';
    const text = `__Secure-better-auth.session_token=${encodeURIComponent(`${id}.${hmac('sha256', secret, id).digest('base64')}`)}`;
    const { verification, token } = await verifyIn(text, [secret]);
    assert.deepEqual([token.kind, token.cookie?.id, verification.verified], ['better-auth-session', id, true]);
    assert.equal((await verifyIn(text, ['wrong'])).verification.signature?.code, 'signature-mismatch');
  });

  // https://github.com/better-auth/better-auth/blob/main/packages/better-auth/src/cookies/index.ts, version 1.7.24
  it('better-auth: the compact cookie cache, with its expiry', async () => {
    const session = { session: { token: 't', userId: 'u' }, user: { name: 'Ada' }, updatedAt: 1 };
    const expiresAt = (now + 60) * 1000;
    const signature = hmac('sha256', secret, JSON.stringify({ ...session, expiresAt })).digest('base64url');
    const value = Buffer.from(JSON.stringify({ session, expiresAt, signature })).toString('base64url');
    const { verification, token } = await verifyIn(`better-auth.session_data=${value}`, [secret]);
    assert.deepEqual([token.kind, verification.verified, verification.time.code], ['better-auth-data', true, 'valid']);
    assert.equal((await verifyIn(`better-auth.session_data=${value}`, ['wrong'])).verification.verified, false);
    assert.equal((await verifyIn(`better-auth.session_data=${value}`, [secret], undefined, now + 61)).verification.time.code, 'expired');
  });

  it('better-auth: the cookie cache as JWT and as JWE, also in chunks', async () => {
    const jwt = await new SignJWT({ session: {} })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime(now + 60)
      .sign(Buffer.from(secret));
    assert.equal((await verifyIn(`better-auth.session_data=${jwt}`, [secret])).verification.verified, true);
    const key = new Uint8Array(hkdfSync('sha256', secret, 'better-auth-session', 'BetterAuth.js Generated Encryption Key', 64));
    const kid = await calculateJwkThumbprint({ kty: 'oct', k: Buffer.from(key).toString('base64url') }, 'sha256');
    const jwe = await new EncryptJWT({ user: 'Ada' })
      .setProtectedHeader({ alg: 'dir', enc: 'A256CBC-HS512', kid })
      .setExpirationTime(now + 60)
      .encrypt(key);
    const texts = [
      jwe,
      `better-auth.session_data=${jwe}`,
      `better-auth.session_data.1=${jwe.slice(100)}; better-auth.session_data.0=${jwe.slice(0, 100)}`,
    ];
    for (const text of texts) {
      const { verification, token } = await verifyIn(text, ['wrong', secret]);
      assert.deepEqual(
        [token.kind, verification.verified, (token.payload as { user: string }).user],
        ['better-auth-data', true, 'Ada'],
        text.slice(0, 60),
      );
    }
    assert.equal((await verifyIn(jwe, ['wrong'])).verification.decryption?.code, 'wrong-secret');
  });

  it('an id with dots and colons in it stays whole', () => {
    const signature = 'A'.repeat(42);
    assert.equal(tokenIn(`connect.sid=s%3Aa.b%3Ac.${signature}8`).cookie?.id, 'a.b:c');
  });
});
