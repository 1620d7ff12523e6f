import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { createWorkspace } from '../../src/analyser/workspace';

const fixtures = join(__dirname, '../fixtures');
const texts = ['authjs-5', 'express-session', 'jsonwebtoken', 'cookie', 'web-storage', 'nestjs-jwt', 'session-use'].flatMap((folder) =>
  readdirSync(join(fixtures, folder))
    .filter((name) => /\.[jt]sx?$/.test(name))
    .slice(0, 6)
    .map((name) => ({ path: `/p/${name}`, text: readFileSync(join(fixtures, folder, name), 'utf8') })),
);

const pieces = [
  'x',
  '\n',
  ' ',
  '{',
  '}',
  '(',
  ')',
  "'",
  '`',
  ';',
  '// ',
  '/* ',
  ', httpOnly: true',
  'const a = 1;\n',
  'function f() {\n',
  'async ',
  'await ',
  '',
];
const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(30), piece: fc.constantFrom(...pieces) });

describe('edits', () => {
  it('give the same facts and findings as reading the file anew', async function () {
    this.timeout(60_000);
    const cases = fc.asyncProperty(
      fc.constantFrom(...texts),
      fc.array(edit, { minLength: 1, maxLength: 6 }),
      async ({ path, text }, edits) => {
        const files = new Map([[path, text]]);
        const read = (name: string) => files.get(name);
        const warm = createWorkspace({ read });
        await warm.update([{ path, text }]);
        let now = text;
        for (const { at, length, piece } of edits) {
          const start = Math.floor(at * now.length);
          now = now.slice(0, start) + piece + now.slice(start + length);
          files.set(path, now);
          await warm.update([{ path, text: now }]);
        }
        const cold = createWorkspace({ read });
        await cold.update([{ path, text: now }]);
        assert.deepEqual(warm.failures(), []);
        assert.deepEqual(warm.facts(), cold.facts());
        assert.deepEqual(warm.findings(), cold.findings());
      },
    );
    await fc.assert(cases, { numRuns: 120 });
  });
});
