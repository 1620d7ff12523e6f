import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, type IRawGrammar, Registry } from 'vscode-textmate';
import { root } from '../../scripts/root';
import { compact } from '../token/inspect-here';

interface Contributed {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

const { grammars, languages } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).contributes as {
  grammars: Contributed[];
  languages: { id: string; firstLine: string; extensions: string[] }[];
};
const header = compact({ alg: 'HS256' }, {}).split('.')[0];
const payload = compact({}, { sub: 'ada' }).split('.')[1];
const signature = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const signed = `${header}.${payload}.${signature}`;
const parts = { header, payload, signature };
const files: { readonly [scope: string]: string } = {
  'source.js': 'javascript',
  'source.ts': 'typescript',
  'source.json': 'json',
  'source.yaml': 'yaml',
  'source.dotenv': 'dotenv',
  'source.shell': 'shellscript',
  'source.python': 'python',
  'text.log': 'log',
};

/** The grammars of other languages, and ours as the manifest contributes them: injected where it says so. */
async function createRegistry(): Promise<Registry> {
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer);
  return new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async (scope) => {
      const own = grammars.find(({ scopeName }) => scopeName === scope);
      const path = own ? join(root, own.path) : files[scope] && join(root, 'node_modules/tm-grammars/grammars', `${files[scope]}.json`);
      return path ? (JSON.parse(readFileSync(path, 'utf8')) as IRawGrammar) : null;
    },
    getInjections: (scope) => grammars.flatMap(({ scopeName, injectTo }) => (injectTo?.includes(scope) ? [scopeName] : [])),
  });
}

describe('the grammar of tokens', () => {
  let registry: Registry;
  before(async () => {
    registry = await createRegistry();
  });

  async function load(scope: string): Promise<IGrammar> {
    const grammar = await registry.loadGrammar(scope);
    assert.ok(grammar, scope);
    return grammar;
  }

  /** The texts that have a scope of a token's part, by the part; lines of a text one after the other. */
  async function partsIn(scope: string, text: string): Promise<{ [part: string]: string }> {
    const grammar = await load(scope);
    const found: { [part: string]: string } = {};
    let state = INITIAL;
    for (const line of text.split('\n')) {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      for (const { scopes, startIndex, endIndex } of tokens) {
        const part = /\.([a-z-]+)\.jwt$/.exec(scopes.at(-1) ?? '')?.[1];
        if (part && part !== 'separator') found[part] = (found[part] ?? '') + line.slice(startIndex, endIndex);
      }
    }
    return found;
  }

  it('gives each part of a signed token its own scope, behind a scheme and the name of a header as well', async () => {
    assert.deepEqual(await partsIn('source.jwt', signed), parts);
    assert.deepEqual(await partsIn('source.jwt', `Authorization: Bearer ${signed}`), {
      'attribute-name': 'Authorization',
      scheme: 'Bearer',
      ...parts,
    });
  });

  it('knows the five parts of an encrypted token, also with an empty key', async () => {
    const five = { header, 'encrypted-key': 'a2V5', iv: 'aXY', ciphertext: 'Y2lwaGVy', tag: 'dGFn' };
    assert.deepEqual(await partsIn('source.jwt', Object.values(five).join('.')), five);
    const { 'encrypted-key': _, ...direct } = five;
    assert.deepEqual(await partsIn('source.jwt', [header, '', 'aXY', 'Y2lwaGVy', 'dGFn'].join('.')), direct);
  });

  it('knows tokens without signature, with detached content and with disclosures', async () => {
    assert.deepEqual(await partsIn('source.jwt', `${header}.${payload}.`), { header, payload });
    assert.deepEqual(await partsIn('source.jwt', `${header}.${payload}`), { header, payload });
    assert.deepEqual(await partsIn('source.jwt', `${header}..${signature}`), { header, signature });
    assert.deepEqual(await partsIn('source.jwt', `${signed}~WyJhIl0~`), { ...parts, disclosures: '~WyJhIl0~' });
  });

  const places: readonly [scope: string, text: string][] = [
    ['source.js', `const token = '${signed}';`],
    ['source.js', `fetch(url, { headers: { authorization: \`Bearer ${signed}\` } });`],
    ['source.ts', `const token: string = "${signed}";`],
    ['source.json', `{ "access_token": "${signed}" }`],
    ['source.yaml', `token: ${signed}`],
    ['source.yaml', `token: "${signed}"`],
    ['source.yaml', `token: |\n  ${signed}`],
    ['source.dotenv', `TOKEN=${signed}`],
    ['source.dotenv', `TOKEN="${signed}"`],
    ['source.shell', `export TOKEN=${signed}`],
    ['source.shell', `curl -H "Authorization: Bearer ${signed}" https://api.example.com`],
    ['source.python', `token = '${signed}'`],
    ['text.log', `10:12 INFO got ${signed}`],
  ];
  for (const [scope, text] of places) {
    it(`colours tokens in ${scope}: ${text.replace(signed, 'TOKEN').replace('\n', ' ')}`, async () => {
      assert.deepEqual(await partsIn(scope, text), parts);
    });
  }

  it('leaves everything else as it is', async () => {
    for (const [scope, text] of [
      ['source.js', `const eyJhbGciOiJIUzI1NiJ9 = eyJzdWIiOiJhZGEifQ.payload.signature;`],
      ['source.js', `const a = 'eyJhbGciOiJIUzI1NiJ9', b = 'eyJhbGciOiJIUzI1NiJ9.js', c = 'x${signed}';`],
      ['source.json', '{ "image": "eyJhbGciOiJIUzI1NiJ9", "file": "survey.jpg.png" }'],
      ['source.shell', 'echo key.eyes.eyJ.x'],
    ])
      assert.deepEqual(await partsIn(scope, text), {}, text);
  });

  it('keeps the string around a token a string, with what stands before and behind it', async () => {
    const { tokens } = (await load('source.js')).tokenizeLine(`f('a ${signed} b', 1)`, INITIAL);
    const strings = tokens.filter(({ scopes }) => scopes.some((scope) => scope.startsWith('string.')));
    assert.ok(strings.length >= 8);
    assert.ok(tokens.some(({ scopes }) => scopes.at(-1) === 'constant.numeric.decimal.js'));
  });

  for (const [name, line] of [
    ['one long part', `"eyJ${'a'.repeat(100_000)}"`],
    ['two long parts', `"eyJ${'a'.repeat(50_000)}.eyJ${'b'.repeat(50_000)}!"`],
    ['many beginnings', `"${'eyJhbGciOiJI.'.repeat(8000)}"`],
    ['many dots', `"eyJhbGciOiJIUzI1NiJ9${'.'.repeat(100_000)}"`],
    ['many disclosures', `"${signed}${'~a'.repeat(50_000)}!"`],
  ]) {
    it(`takes time in proportion to the length: ${name}`, async () => {
      for (const scope of ['source.jwt', 'source.json']) {
        const grammar = await load(scope);
        const begun = performance.now();
        grammar.tokenizeLine(line, INITIAL);
        assert.ok(performance.now() - begun < 1000, `${scope} ${Math.round(performance.now() - begun)} ms`);
      }
    });
  }

  it('belongs to files named so, and to those that begin with a token', () => {
    const [{ id, firstLine, extensions }] = languages;
    assert.deepEqual([id, extensions], ['jwt', ['.jwt', '.jws', '.jwe']]);
    for (const line of [signed, `Bearer ${signed}`]) assert.match(line, new RegExp(firstLine));
    for (const line of ['eyJustAWord', "const a = 'b';", '{ "a": 1 }']) assert.doesNotMatch(line, new RegExp(firstLine));
  });
});
