import assert from 'node:assert/strict';
import { parse } from '../../../src/analyser/source/parse';
import { createReader } from '../../../src/analyser/source/reader';
import { createSource } from '../../../src/analyser/source/source';
import { createUnitCache } from '../../../src/analyser/unit-cache';

/** The calls of jsonwebtoken in `/p/a.ts`, as paths, and the other files that were parsed. */
function seen(text: string, beside: Record<string, string>) {
  const parsed: string[] = [];
  const cache = createUnitCache();
  const set: typeof cache.set = (unit) => {
    parsed.push(unit.path);
    cache.set(unit);
  };
  const unit = parse('/p/a.ts', text);
  const texts = { read: (path: string) => beside[path], isKnownModule: (name: string) => name === 'jsonwebtoken' };
  const source = createSource(createReader(texts, unit, { ...cache, set }, new Set()), unit, () => undefined);
  return { calls: source.calls('jsonwebtoken').map(({ path }) => path.replace('.()', '')), parsed };
}

describe('what a text says before it is parsed', () => {
  const jwt = "import jwt from 'jsonwebtoken';\n";
  const barrel = { '/p/b.ts': "export * from './plain';\nexport * from './tokens';\n" };

  it('leaves alone the files behind `export *` that do not export the name', () => {
    const beside = {
      ...barrel,
      '/p/plain.ts': 'export const log = (sign: string) => sign;\n',
      '/p/tokens.ts': `${jwt}export const { sign } = jwt;\n`,
    };
    const { calls, parsed } = seen("import { sign } from './b'; sign({}, 's');", beside);
    assert.deepEqual(calls, ['sign']);
    assert.deepEqual(parsed, ['/p/b.ts', '/p/tokens.ts']);
  });

  const forms: readonly [string, string][] = [
    ['a list', `${jwt}const other = jwt.sign;\nexport { other as sign };\n`],
    ['a long list', `${jwt}const { sign } = jwt;\nconst a = 1;\nexport {\n  a,\n  sign,\n};\n`],
    ['a name further down in a declaration', `${jwt}export const a = 1,\n  sign = jwt.sign;\n`],
    ['a name further on in a declaration', `${jwt}export let a = (1), sign = jwt.sign;\n`],
    ['a re-export', "export { sign } from 'jsonwebtoken';\n"],
    ['another `export *`', "export * from './more';\n"],
    ['CommonJS', `const jwt = require('jsonwebtoken');\nexports.sign = jwt.sign;\n`],
  ];
  for (const [name, tokens] of forms)
    it(`follows a name that is exported by ${name}`, () => {
      const beside = { ...barrel, '/p/plain.ts': '', '/p/tokens.ts': tokens, '/p/more.ts': `${jwt}export const sign = jwt.sign;\n` };
      assert.deepEqual(seen("import { sign } from './b'; sign({}, 's');", beside).calls, ['sign']);
    });

  it('does not parse a file of which only functions are called', () => {
    const functions = 'export async function a() {}\nexport const b = async ({ x }: { x: 1 }) => x;\nexport default function c() {}\n';
    const { parsed } = seen("import c, { a, b as d } from './f'; a(); d({ x: 1 }); c();", { '/p/f.ts': functions });
    assert.deepEqual(parsed, []);
  });
  it('parses one of which something else is called', () => {
    const made = `${jwt}const bind = (sign: unknown) => sign;\nexport const sign = (jwt).sign;\n// export function other() {}\nexport const other = jwt.verify;\n`;
    const { calls, parsed } = seen("import { sign, other } from './f'; sign({}, 's'); other('t', 's');", { '/p/f.ts': made });
    assert.deepEqual(calls, ['sign', 'verify']);
    assert.deepEqual(parsed, ['/p/f.ts']);
  });
});
