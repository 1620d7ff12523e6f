import assert from 'node:assert/strict';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { root } from '../../scripts/root';
import { compact } from './inspect-here';

const entry = `
  import { findTokens } from './src/token/find-tokens';
  import { decodeToken } from './src/token/decode-token';
  import { inspectToken } from './src/token/inspect-token';
  import { secretInput } from './src/token/keys/key-input';
  import { signTestToken, testSecret } from './src/token/sign-test-token';
  import { verifyToken } from './src/token/verify-token';
  globalThis.inspect = async (text, secret, now) => {
    const [candidate] = findTokens(text).candidates;
    const verified = await verifyToken(decodeToken(candidate), [secretInput(secret, 'secret')], { now });
    return JSON.stringify({ ...inspectToken(verified.token, { now }), verification: verified.verification });
  };
  globalThis.sign = async () => (await signTestToken({ sub: 'browser' })).token;
  globalThis.testSecret = testSecret;
`;

// What every browser has, and nothing of Node.js: neither process nor Buffer nor require.
const web = { crypto, TextEncoder, TextDecoder, Uint8Array, ArrayBuffer, DataView, URL, atob, btoa, CryptoKey, Response, structuredClone };

describe('src/token as a browser bundle', () => {
  it('decodes, verifies and signs without Node.js, in less than 150 kB', async () => {
    const options = {
      stdin: { contents: entry, resolveDir: root },
      bundle: true,
      write: false,
      minify: true,
      platform: 'browser',
      target: 'es2022',
    } as const;
    const [{ text }] = (await build(options)).outputFiles;
    assert.ok(text.length < 150_000, `${text.length} bytes`);
    const page = createContext({ ...web });
    runInContext(text, page);
    const run = (code: string) => runInContext(code, page) as Promise<string>;
    const token = await run('sign()');
    const good = JSON.parse(await run(`inspect(${JSON.stringify(`Bearer ${token}`)}, testSecret, 1)`));
    assert.deepEqual([good.token.payload, good.verification.verified], [{ sub: 'browser' }, true]);
    const bad = JSON.parse(await run(`inspect(${JSON.stringify(compact({ alg: 'HS256' }, {}))}, 'wrong', 1)`));
    assert.equal(bad.verification.signature.code, 'signature-mismatch');
  });
});
