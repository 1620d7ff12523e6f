import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/root';
import { now, tokenIn, verifyIn } from './inspect-here';

interface Vector {
  readonly id: string;
  readonly secret: string | readonly string[];
  readonly cookieName: string;
  readonly token: string;
  readonly claims: object;
  readonly libraryDecode?: object;
  readonly chunkSize?: number;
}

const read = (name: string) => JSON.parse(readFileSync(join(root, 'test/vectors', name), 'utf8'));
const vectors: readonly Vector[] = read('authjs-session-tokens.json').vectors;
const express = read('express-session-cookie.json');

describe('cookies that libraries issued', () => {
  it('are all here', () => assert.equal(vectors.length, 14));

  for (const { id, secret, cookieName, token, claims, libraryDecode } of vectors) {
    const secrets = [secret].flat();
    it(`${id}: decrypts to what the library reads`, async () => {
      const { verification, token: opened } = await verifyIn(token, secrets, cookieName);
      assert.equal(verification.decryption?.state, 'ok', verification.decryption?.reason);
      if (libraryDecode) assert.deepEqual(opened.payload, libraryDecode);
      else assert.deepEqual({ ...(opened.payload as object), ...claims }, opened.payload);
      assert.equal(verification.verified, libraryDecode !== undefined);
      assert.equal(verification.time.code, libraryDecode ? 'valid' : 'expired');
      assert.equal(opened.kind, id.startsWith('v4') ? 'authjs-4-session' : 'authjs-5-session');
    });
    it(`${id}: a wrong secret does not, and says so`, async () => {
      for (const wrong of [['wrong'], [`${secrets[0]}x`], [secrets[0].toUpperCase(), 'another']]) {
        const { verification, token: closed } = await verifyIn(token, wrong, cookieName);
        assert.equal(verification.decryption?.code, 'wrong-secret');
        assert.equal(closed.payload, undefined);
        assert.equal(verification.verified, false);
      }
    });
    it(`${id}: one changed character is noticed`, async () => {
      const at = token.length - 30;
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      const { verification } = await verifyIn(changed, secrets, cookieName);
      assert.equal(verification.decryption?.state, 'failed');
    });
  }

  it('an Auth.js 5 cookie under another name names the name that fits', async () => {
    const { token, secret } = vectors.find(({ id }) => id === 'v5-core-secure') as Vector;
    const { verification } = await verifyIn(token, [secret].flat(), 'authjs.session-token');
    assert.equal(verification.decryption?.code, 'wrong-cookie-name');
    assert.match(verification.decryption?.reason ?? '', /__Secure-authjs\.session-token/);
  });

  it('an Auth.js 4 token in a cookie of Auth.js 5 is of another version', async () => {
    const { token, secret } = vectors.find(({ id }) => id === 'v4-plain-http') as Vector;
    const { verification } = await verifyIn(`Cookie: authjs.session-token=${token}`, [secret].flat());
    assert.equal(verification.decryption?.code, 'other-version');
    assert.match(verification.decryption?.reason ?? '', /Auth\.js 4/);
  });

  it('without a name, the usual names are tried', async () => {
    for (const { token, secret, cookieName } of vectors) {
      const { verification } = await verifyIn(token, [secret].flat());
      assert.equal(verification.decryption?.state, cookieName === 'my.session' ? 'failed' : 'ok', cookieName);
    }
  });

  it('chunks in any order decrypt; a missing one is told', async () => {
    for (const { token, secret, cookieName, chunkSize } of vectors.filter((vector) => vector.chunkSize)) {
      const chunks = (token.match(new RegExp(`.{1,${chunkSize}}`, 'g')) ?? []).map((text, number) => `${cookieName}.${number}=${text}`);
      assert.equal(chunks.length, 3);
      const whole = await verifyIn(`cookie: a=b; ${[chunks[2], chunks[0], chunks[1]].join('; ')}`, [secret].flat());
      assert.equal(whole.verification.verified, true);
      for (const left of [[0, 1], [0, 2], [1, 2], [0]]) {
        const { verification } = await verifyIn(`cookie: a=b; ${left.map((number) => chunks[number]).join('; ')}`, [secret].flat());
        assert.equal(verification.decryption?.code, 'missing-chunk', `${cookieName} ${left}`);
      }
    }
  });

  it('the cookie of express-session verifies, on the wire and decoded, in any place of an array of secrets', async () => {
    const texts = [express.cookieValueOnWire, express.cookieValueDecoded, `${express.cookieName}=${express.cookieValueOnWire}; other=1`];
    for (const text of texts) {
      assert.equal(tokenIn(text).cookie?.id, express.sid);
      assert.equal((await verifyIn(text, [express.secret])).verification.verified, true);
      assert.equal((await verifyIn(text, ['new', express.secret])).verification.signature?.key, 'secret 2');
      assert.equal((await verifyIn(text, ['wrong', ''])).verification.signature?.code, 'signature-mismatch');
    }
  });

  it('secrets stay inside the verification', async () => {
    const { token, secret } = vectors[0];
    const { verification } = await verifyIn(token, [secret].flat(), undefined, now);
    assert.ok(!JSON.stringify(verification).includes([secret].flat()[0]));
  });
});
