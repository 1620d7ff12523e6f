import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/root';
import { readKeys, secretInput } from '../../src/token/keys/key-input';
import type { Token } from '../../src/token/model';
import { tokenIn, verifyIn } from './inspect-here';

interface Example {
  readonly section: string;
  readonly title: string;
  readonly input: { readonly payload?: string; readonly plaintext?: string; readonly key?: unknown; readonly pwd?: string };
  readonly output: { readonly compact?: string; readonly json?: object; readonly json_flat?: object };
}

const read = (name: string) => JSON.parse(readFileSync(join(root, 'test/vectors', name), 'utf8'));
const early = read('rfc7515-7519.json');
const examples: readonly Example[] = read('rfc7520.json').examples;
const keyOf = (jwk: unknown) => readKeys(JSON.stringify(jwk), 'key');
const textOf = ({ payload }: Token) => (typeof payload === 'string' ? payload : JSON.stringify(payload));
const sameText = (payload: string) => (/^[{]/.test(payload) ? JSON.stringify(JSON.parse(payload)) : payload);
const wrong = readKeys('{"kty":"oct","k":"d3Jvbmctd3Jvbmctd3Jvbmctd3Jvbmctd3Jvbmctd3Jvbmc"}', 'wrong');

describe('worked examples of RFC 7515 to 7519', () => {
  for (const { id, token, key, payload } of early.signed) {
    it(id, async () => {
      const { verification, token: read } = await verifyIn(token, keyOf(key));
      assert.equal(verification.signature?.state, 'ok', verification.signature?.reason);
      assert.equal(textOf(read), sameText(payload));
      assert.equal((await verifyIn(token, wrong)).verification.signature?.state, 'failed');
    });
  }
  it(early.unsigned.id, async () => {
    const { verification, token } = await verifyIn(early.unsigned.token, keyOf(early.signed[0].key));
    assert.equal(token.kind, 'jws-unsigned');
    assert.equal(textOf(token), sameText(early.unsigned.payload));
    assert.equal(verification.signature?.code, 'unsigned');
  });
  for (const { id, token, key, plaintext } of early.encrypted) {
    it(id, async () => {
      const { verification, token: read } = await verifyIn(token, keyOf(key));
      assert.equal(verification.decryption?.state, 'ok', verification.decryption?.reason);
      assert.equal(read.payload, plaintext);
      assert.equal((await verifyIn(token, wrong)).verification.decryption?.state, 'failed');
    });
  }
  it('RFC 7517 A.1 to A.3: sets of keys', () => {
    const kinds = (set: unknown) =>
      tokenIn(JSON.stringify(set)).keys?.map(({ type, private: secret, bits, curve }) => [type, secret, curve ?? bits]);
    assert.deepEqual(kinds(early.keys.public), [
      ['EC', false, 'P-256'],
      ['RSA', false, 2048],
    ]);
    assert.deepEqual(kinds(early.keys.private), [
      ['EC', true, 'P-256'],
      ['RSA', true, 2048],
    ]);
    assert.deepEqual(kinds(early.keys.symmetric), [
      ['oct', true, 128],
      ['oct', true, 512],
    ]);
  });
});

describe('worked examples of RFC 7520', () => {
  it('are all here', () => assert.equal(examples.length, 22));

  for (const { section, title, input, output } of examples.filter((example) => example.input)) {
    for (const [form, document] of Object.entries(output)) {
      it(`${section} ${title}, ${form}`, async () => {
        const text = attached(typeof document === 'string' ? document : JSON.stringify(document), section, input.payload ?? '');
        for (const key of [input.key ?? []].flat()) await comesOut(text, keyOf(key), input);
        if (input.pwd) await comesOut(text, [secretInput(input.pwd, 'password')], input);
        const { verification } = await verifyIn(text, wrong);
        assert.equal((verification.decryption ?? verification.signature)?.state, 'failed');
      });
    }
  }

  it('6 a signed token in an encrypted one', async () => {
    const nested = read('rfc7520.json').examples.find((example: Example) => example.section === '6');
    const keys = [...keyOf(nested.encrypt.input.key), ...keyOf(nested.sign.input.key)];
    const { verification, token } = await verifyIn(nested.encrypt.output.compact, keys, undefined, 1_300_000_000);
    assert.deepEqual([verification.decryption?.state, verification.signature?.state], ['ok', 'ok']);
    assert.equal(
      textOf(token.nested as Token),
      sameText(typeof nested.sign.input.payload === 'string' ? nested.sign.input.payload : JSON.stringify(nested.sign.input.payload)),
    );
  });
});

async function comesOut(text: string, keys: ReturnType<typeof readKeys>, { payload, plaintext }: Example['input']): Promise<void> {
  const { verification, token } = await verifyIn(text, keys);
  const proof = verification.decryption ?? verification.signature;
  assert.equal(proof?.state, 'ok', proof?.reason);
  assert.equal(textOf(token), sameText(payload ?? plaintext ?? ''));
}

/** Example 4.5 leaves the payload out; whoever verifies has to put it back in. */
function attached(text: string, section: string, payload: string): string {
  if (section !== '4.5') return text;
  assert.ok(['detached', undefined].includes(tokenIn(text).problems[0]?.code));
  const part = Buffer.from(payload).toString('base64url');
  return text.startsWith('{') ? JSON.stringify({ ...JSON.parse(text), payload: part }) : text.replace('..', `.${part}.`);
}
