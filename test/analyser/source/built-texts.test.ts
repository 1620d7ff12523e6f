import assert from 'node:assert/strict';
import { parse } from '../../../src/analyser/source/parse';
import { createReader } from '../../../src/analyser/source/reader';
import { createSource } from '../../../src/analyser/source/source';
import { createUnitCache } from '../../../src/analyser/unit-cache';

describe('texts that are put together', () => {
  const cases: readonly [name: string, code: string, found: readonly string[]][] = [
    ['a template', 'const a = `x?state=${b}`', ['`x?state=${b}`']],
    ['a template with the words behind a value', 'f(`${a}?state=1`)', ['`${a}?state=1`']],
    ['a sum, as a whole', "const a = 'x' + b + '?state=' + c", ["'x' + b + '?state=' + c"]],
    ['a template inside of a sum, once', "const a = `x?state=${b}` + '&c'", ["`x?state=${b}` + '&c'"]],
    ['no plain text', "const a = 'x?state=1'", []],
    ['no template without the words', 'const a = `x?stat=${b}`', []],
    ['no comment', '// `x?state=${b}`\nconst a = 1', []],
  ];
  for (const [name, code, found] of cases)
    it(name, () => {
      const reader = createReader({ read: () => undefined }, parse('/p/main.ts', code), createUnitCache(), new Set());
      const unit = reader.unit('/p/main.ts');
      assert.ok(unit);
      const texts = createSource(reader, unit, () => undefined).builtTexts(/\?state=/);
      assert.deepEqual(
        texts.map(({ span }) => code.slice(span.start, span.end)),
        found,
      );
    });
});
