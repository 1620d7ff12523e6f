import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { entries } from '../../scripts/bundle/entries';
import { root } from '../../scripts/root';
import { acceptToken } from '../../src/token/accept-token';
import { decodeToken } from '../../src/token/decode-token';
import { decodedData } from '../../src/token/decoded-data';
import { findTokens } from '../../src/token/find-tokens';
import { glanceAt } from '../../src/token/glance';
import { judgeToken } from '../../src/token/judge-token';
import { secretInput } from '../../src/token/keys/key-input';
import { reaches } from './reaches';

interface Vector {
  readonly id: string;
  readonly secret: string;
  readonly token: string;
  readonly cookieName: string;
}

const dist = join(root, 'dist');
const text = (name: string) => readFileSync(join(dist, `${name}.js`), 'utf8');
const network = /^(?:node:)?(?:http|https|http2|net|tls|dgram|dns|dns\/promises|undici|ws)$/;

/** Files of a bundle that ask for a module that reaches the network, as `file module`. */
function doors(name: string): string[] {
  const { inputs, outputs } = JSON.parse(readFileSync(join(dist, 'meta', `${name}.json`), 'utf8')) as Metafile;
  const kept = Object.values(outputs).flatMap((output) =>
    Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  return kept.flatMap((path) => inputs[path].imports.flatMap((one) => (network.test(one.path) ? [`${path} ${one.path}`] : []))).sort();
}

describe('what runs in the editor and in its pages', () => {
  it('reaches the network nowhere but through src/network; the language client only knows of pipes and sockets to the server', () => {
    const client = 'node_modules/vscode-jsonrpc/lib/node/main.js net';
    const own = ['dns/promises', 'https', 'net'].map((module) => `src/network/node.ts node:${module}`);
    assert.deepEqual(doors('extension'), [client, ...own]);
    for (const name of ['extension-browser', 'token-room']) assert.deepEqual(doors(name), [], name);
    for (const { out } of entries.filter(({ out }) => out.startsWith('webview-'))) assert.deepEqual(doors(out), [], out);
  });

  it('names what a browser reaches the network with only there', function () {
    this.timeout(20_000);
    for (const { out } of entries.filter(({ out }) => out.startsWith('webview-') || out === 'token-room'))
      assert.deepEqual(reaches(`${out}.js`, text(out)), [], out);
    assert.deepEqual(reaches('extension-browser.js', text('extension-browser')), ['fetch']);
  });

  it('cannot be reached by a page either: its policy names no place to connect to', () => {
    const page = readFileSync(join(root, 'src/editor/webview-page.ts'), 'utf8');
    assert.match(page, /default-src 'none'/);
    assert.doesNotMatch(page, /connect-src|img-src|form-action|frame-src/);
  });

  it('hands no text of tokens to a console or an output channel', () => {
    const folders = ['token', 'editor', 'webview'].flatMap((folder) =>
      readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' }).map((path) => join(root, 'src', folder, path)),
    );
    const sources = folders.filter((path) => /\.tsx?$/.test(path));
    assert.ok(sources.length > 100);
    const writing = sources.filter((path) =>
      /\bconsole\.|\.appendLine\(|\boutput\.(?:info|debug|trace)\(/.test(readFileSync(path, 'utf8')),
    );
    assert.deepEqual(writing, []);
  });
});

describe('a secret that is given', () => {
  const { vectors } = JSON.parse(readFileSync(join(root, 'test/vectors/authjs-session-tokens.json'), 'utf8')) as { vectors: Vector[] };

  for (const { id, secret, token, cookieName } of vectors.filter((vector) => typeof vector.secret === 'string')) {
    it(`is in nothing that decoding, verifying, decrypting and glancing give back: ${id}`, async () => {
      const [candidate] = findTokens(`${cookieName}=${token}`, { cookieName }).candidates;
      const now = Date.now() / 1000;
      const results = [];
      for (const key of [secret, `${secret}-not`]) {
        const decoded = await judgeToken(candidate, [secretInput(key, 'the secret')], { now });
        results.push(decoded, decodedData(decoded, false), glanceAt(candidate, now));
      }
      assert.ok(!JSON.stringify(results).includes(secret));
      const answer = await acceptToken(
        decodeToken(candidate),
        {
          library: 'jose',
          place: { uri: 'file:///a.ts', line: 1, column: 1 },
          key: [{ kind: 'variable', name: 'AUTH_SECRET', otherwise: [] }],
          ...{ algorithms: { state: 'none' }, issuer: { state: 'none' }, audience: { state: 'none' } },
          ...{ ignoreExpiration: { state: 'none' }, clockTolerance: { state: 'none' } },
          ...{ others: [], encrypted: false, acceptsUnsigned: false, confusable: false, unheeded: false },
        },
        { variable: () => secret, written: () => secret },
        now,
      );
      assert.equal(answer.state, 'rejected');
      assert.ok(!JSON.stringify(answer).includes(secret));
    });
  }
});
