import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompactSign } from 'jose';
import { root } from '../../scripts/root';
import { fetchJwks, isPublic, type Network } from '../../src/network/node';
import { folderWith, runIn } from './run-here';

const { vectors } = JSON.parse(readFileSync(join(root, 'test/vectors/authjs-session-tokens.json'), 'utf8'));
const express = JSON.parse(readFileSync(join(root, 'test/vectors/express-session-cookie.json'), 'utf8'));
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const at = ['--at', '2026-11-21T00:00:00Z'];
const claims = { iss: 'https://a.example', aud: 'api', sub: 'SENTINEL42', email: 'ada@example.com', exp: 1_795_300_000 };
const signed = (payload: object) =>
  new CompactSign(Buffer.from(JSON.stringify(payload))).setProtectedHeader({ alg: 'RS256', typ: 'JWT' }).sign(pair.privateKey as never);

describe('auth-lens decode', () => {
  const folder = folderWith({
    'key.pem': pem,
    'bad.pem': 'hello-secret',
    'jwks.json': JSON.stringify({ keys: [pair.publicKey.export({ format: 'jwk' })] }),
  });
  after(() => folder.remove());
  const decode = (...args: string[]) => runIn(folder.path, ['decode', ...args], { env: { GOOD: vectors[0].secret, EMPTY: '' } });

  for (const { id, token, secret, cookieName, claims: expected, libraryDecode } of vectors) {
    it(`decrypts ${id}`, async () => {
      const secrets = [secret].flat().flatMap((one: string) => ['--secret', one]);
      const { code, out } = await decode(token, '--json', '--cookie-name', cookieName, ...secrets, ...at);
      const data = JSON.parse(out);
      assert.equal(code, libraryDecode ? 0 : 1);
      assert.equal(data.verification.decryption.state, 'ok');
      assert.deepEqual({ ...data.payload, ...expected }, data.payload);
      const wrong = await decode(token, '--json', '--cookie-name', cookieName, '--secret', 'wrong');
      assert.equal(wrong.code, 1);
      assert.equal(JSON.parse(wrong.out).payload, null);
      assert.match(JSON.parse(wrong.out).verification.decryption.reason, /secret is wrong/);
    });
  }

  it('verifies an express-session cookie', async () => {
    const text = `Cookie: connect.sid=${express.cookieValueOnWire}`;
    assert.equal((await decode(text, '--secret', express.secret)).code, 0);
    assert.equal((await decode(text, '--secret', 'wrong')).code, 1);
  });

  it('prints JSON of the promised shape', async () => {
    const { code, out } = await decode(`Bearer ${await signed(claims)}`, '--json', ...at);
    const data = JSON.parse(out);
    assert.equal(code, 0);
    for (const name of ['kind', 'repaired', 'header', 'payload', 'claims', 'checks', 'verification', 'cookie'])
      assert.ok(name in data, name);
    assert.deepEqual(
      [data.kind, data.repaired, data.header, data.payload, data.cookie],
      ['jws', [], { alg: 'RS256', typ: 'JWT' }, claims, null],
    );
    assert.deepEqual([data.verification.verified, data.verification.signature.code, data.time.state], [false, 'no-key', 'valid']);
    const exp = data.claims.find((claim: { name: string }) => claim.name === 'exp');
    assert.equal(exp.time.utc, '2026-11-21T22:26:40.000Z');
  });

  it('verifies with a PEM file and a JWK set, and says 1 where one verdict fails', async () => {
    const token = await signed(claims);
    assert.equal((await decode(token, '--key', 'key.pem', ...at)).code, 0);
    assert.equal(
      (await decode(token, '--key', 'jwks.json', '--issuer', 'https://a.example', '--audience', 'api', '--alg', 'RS256', ...at)).code,
      0,
    );
    for (const args of [
      ['--issuer', 'x'],
      ['--audience', 'x'],
      ['--alg', 'HS256,PS256'],
      ['--at', '2027-01-01'],
      ['--type', 'at+jwt'],
    ]) {
      assert.equal((await decode(token, '--key', 'key.pem', ...at, ...args)).code, 1, args.join(' '));
    }
    assert.equal((await decode(token, '--issuer', 'x', ...at)).code, 1);
    assert.equal((await decode(`${token.slice(0, -6)}AAAAAA`, '--key', 'key.pem', ...at)).code, 1);
  });

  it('shows a person the parts, claims, times, checks and the verdict', async () => {
    const { out } = await decode(await signed(claims), '--key', 'key.pem', ...at);
    for (const words of [
      'Signed token (JWS) (jws): verified',
      'Header',
      '"alg": "RS256"',
      'Payload',
      'Claims',
      'Audience: for whom',
      'Times: valid',
      '22 hours',
      'Checks',
      'personal-data',
      'Verdict',
      '✓ signature',
      '✓ time',
    ]) {
      assert.ok(out.includes(words), words);
    }
    assert.ok(!out.includes('\u001b'));
    assert.match((await runIn(folder.path, ['decode', await signed(claims)], { terminal: true })).out, /\u001b\[31m/);
    assert.doesNotMatch((await runIn(folder.path, ['decode', await signed(claims), '--no-color'], { terminal: true })).out, /\u001b/);
  });

  it('among several tokens, those that no key is meant for do not fail', async () => {
    const cookie = `cookie: connect.sid=${express.cookieValueOnWire}`;
    const both = `authorization: Bearer ${await signed(claims)}\n${cookie}`;
    assert.equal((await decode(both, '--key', 'key.pem', '--audience', 'api', ...at)).code, 0);
    assert.equal((await decode(both, '--key', 'key.pem', '--audience', 'other', ...at)).code, 1);
    assert.equal((await decode(both, '--secret', 'wrong', ...at)).code, 1);
    assert.equal((await decode(cookie, '--key', 'key.pem')).code, 1);
    assert.equal((await decode(vectors[0].token, '--issuer', 'x')).code, 1);
  });

  it('describes keys and shows nothing of a private one', async () => {
    const secret = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    for (const args of [[secret], [secret, '--json'], [JSON.stringify(pair.privateKey.export({ format: 'jwk' }))]]) {
      const { code, out } = await decode(...args);
      assert.equal(code, 0);
      assert.match(out, /RSA, 2048 bits, private|"bits": 2048/);
      assert.ok(!secret.split('\n').some((line) => line.length > 20 && !line.startsWith('---') && out.includes(line.slice(0, 20))));
    }
  });

  it('redacts values, in text and JSON', async () => {
    const token = await signed({ ...claims, nested: { list: ['SENTINEL42'] } });
    for (const args of [[], ['--json']]) {
      const { out } = await decode(token, '--redact', ...args, ...at);
      assert.ok(!/SENTINEL42|ada@example|a\.example|1795300000/.test(out), out);
      assert.match(out, /<string>/);
    }
  });

  it('never shows a secret, and warns of the shell history', async () => {
    const { token, secret } = vectors[0];
    const typed = await decode(token, '--secret', secret, '--secret', 'SENTINEL42', ...at);
    assert.match(typed.err, /history/);
    const named = await decode(token, '--secret', 'env:GOOD', '--json', ...at);
    assert.deepEqual([named.code, named.err], [0, '']);
    for (const { out, err } of [typed, named]) assert.ok(!`${out}${err}`.includes(secret) && !`${out}${err}`.includes('SENTINEL42'));
  });

  it('makes hostile text harmless', async () => {
    const { out } = await decode(await signed({ sub: '\u001b[31mred\u202e\u0007', '\u001b[2J': 1 }));
    assert.ok(!/[\u001b\u0007\u202e]/.test(out));
  });

  it('shows a token that occurs often once', async () => {
    const token = await signed(claims);
    assert.equal(JSON.parse((await decode(`${token} ${token}\n${token}`, '--json')).out).more, undefined);
  });

  it('shows several tokens', async () => {
    const both = `${await signed(claims)} ${vectors[0].token}`;
    assert.equal(JSON.parse((await decode(both, '--json')).out).more.length, 1);
    assert.match((await decode(both)).out, /─{20}/);
  });

  const wrong: readonly (readonly [args: readonly string[], line: string])[] = [
    [['hello'], 'Nothing here looks like a token'],
    [['x', '--secret', 'env:MISSING'], 'The environment variable "MISSING" is not set.'],
    [['x', '--secret', 'env:EMPTY'], 'The environment variable "EMPTY" is empty.'],
    [['x', '--key', 'none.pem'], 'Cannot read "none.pem" (ENOENT).'],
    [['x', '--key', 'bad.pem'], 'No key in "bad.pem": it is no PEM, JWK or JWK set.'],
    [['x', '--at', 'soon'], '--at "soon" is no time'],
    [['x', '--jwks', 'http://example.com'], '--jwks: A JWK set needs an https:// address.'],
    [['x', '--jwks', 'https://u:p@example.com'], '--jwks: A JWK set needs an address without'],
    [['x', '--jwks', 'https://127.0.0.1/jwks'], '--jwks: Refused: "127.0.0.1" is not a public host.'],
    [['x', '--jwks', 'https://[::ffff:10.0.0.1]/jwks'], '--jwks: Refused:'],
    [['x', '--secrte', 'y'], 'Unknown option "--secrte". Did you mean "--secret"?'],
  ];
  for (const [args, line] of wrong) {
    it(`decode ${args.join(' ')} ends with 2 and one clear line`, async () => {
      const { code, out, err } = await decode(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.ok(err.startsWith(`auth-lens: ${line}`), err);
      assert.equal(err.trimEnd().split('\n').length, 1);
    });
  }

  it('reads standard input', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'src/cli/main.ts'), 'decode', '-', '--json'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.stdin.end(`\ufeffAuthorization: Bearer ${await signed(claims)}\r\n`);
    let out = '';
    for await (const part of child.stdout) out += part;
    assert.deepEqual(JSON.parse(out).payload, claims);
  }).timeout(20_000);
});

describe('auth-lens decode --jwks', () => {
  const asked: string[] = [];
  const network = (addresses: readonly string[]): Network => ({
    resolve: async () => addresses,
    fetch: async (url, address) => {
      asked.push(`${url.href} ${address}`);
      return '{"keys":[]}';
    },
  });

  it('fetches from a public host, at the address that was judged', async () => {
    assert.equal(await fetchJwks('https://example.com/jwks', network(['93.184.215.14', '2606:2800:21f::1'])), '{"keys":[]}');
    assert.deepEqual(asked.splice(0), ['https://example.com/jwks 93.184.215.14']);
  });

  it('refuses a name that leads to this machine or its network, even among public addresses', async () => {
    for (const address of [
      '127.0.0.1',
      '10.1.2.3',
      '172.31.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '::1',
      'fe80::1',
      'fd00::1',
      '::ffff:127.0.0.1',
      '64:ff9b::a00:1',
      '2002:7f00:1::',
      '224.0.0.1',
      'not-an-address',
    ]) {
      assert.equal(isPublic(address), false, address);
      await assert.rejects(fetchJwks('https://example.com/jwks', network(['93.184.215.14', address])), /not a public host/);
    }
    await assert.rejects(fetchJwks('https://nowhere.example/', network([])), /There is no host/);
    assert.deepEqual(asked, []);
  });
});
