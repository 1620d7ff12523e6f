import assert from 'node:assert/strict';
import { remove, set } from '../../../src/analyser/model/fix';
import type { ProblemFix } from '../../../src/analyser/model/rule';
import type { Setting } from '../../../src/analyser/model/value';
import { parse } from '../../../src/analyser/source/parse';
import { createReader } from '../../../src/analyser/source/reader';
import { createSource } from '../../../src/analyser/source/source';
import { createUnitCache } from '../../../src/analyser/unit-cache';

/** The setting `path` of the options that `probe(a, options)` takes. */
function settingOf(text: string, path: string): Setting {
  const reader = createReader({ read: () => undefined }, parse('/p/main.ts', text), createUnitCache(), new Set());
  const unit = reader.unit('/p/main.ts');
  assert.ok(unit);
  return createSource(reader, unit, () => undefined)
    .methods('probe')[0]
    .options(1)(path);
}

function apply(text: string, [fix]: ProblemFix[]): string {
  if (!fix) return 'no fix';
  const [{ span, text: replacement }] = fix.edits;
  return text.slice(0, span.start) + replacement + text.slice(span.end);
}

const sets: readonly [name: string, before: string, path: string, after: string][] = [
  ['a written value', `probe(1, { a: 1, b: 2 })`, 'b', `probe(1, { a: 1, b: X })`],
  ['a shorthand', `probe(1, { a, b })`, 'a', `probe(1, { a: X, b })`],
  ['an empty object', `probe(1, {})`, 'b', `probe(1, { b: X })`],
  ['a missing member on one line', `probe(1, { a: 1 })`, 'b', `probe(1, { a: 1, b: X })`],
  ['a trailing comma on one line', `probe(1, { a: 1, })`, 'b', `probe(1, { a: 1, b: X, })`],
  ['several lines', `probe(1, {\n  a: 1\n})`, 'b', `probe(1, {\n  a: 1,\n  b: X\n})`],
  ['several lines with a trailing comma', `probe(1, {\n\ta: 1,\n})`, 'b', `probe(1, {\n\ta: 1,\n\tb: X,\n})`],
  ['a comment behind the last member', `probe(1, {\n  a: 1, // why\n})`, 'b', `probe(1, {\n  a: 1, // why\n  b: X,\n})`],
  ['a comment behind the last member, no comma', `probe(1, {\n  a: 1 // why\n})`, 'b', `probe(1, {\n  a: 1, // why\n  b: X\n})`],
  ['a block comment', `probe(1, { a: 1 /* why */ })`, 'b', `probe(1, { a: 1, b: X /* why */ })`],
  ['CRLF', `probe(1, {\r\n  a: 1,\r\n})`, 'b', `probe(1, {\r\n  a: 1,\r\n  b: X,\r\n})`],
  ['quoted names stay quoted', `probe(1, { "a": 1 })`, 'b', `probe(1, { "a": 1, "b": X })`],
  ['a missing parent', `probe(1, { a: 1 })`, 'c.b', `probe(1, { a: 1, c: { b: X } })`],
  ['a parent that is there', `probe(1, { c: { a: 1 } })`, 'c.b', `probe(1, { c: { a: 1, b: X } })`],
  ['missing options', `probe(1)`, 'b', `probe(1, { b: X })`],
  ['a callback in the place of options', `probe(1, (error) => {})`, 'b', `probe(1, { b: X }, (error) => {})`],
  ['options in a variable', `const o = { a: 1 };\nprobe(1, o)`, 'b', `const o = { a: 1, b: X };\nprobe(1, o)`],
  ['a later assignment', `const o = {};\no.b = 1;\nprobe(1, o)`, 'b', `const o = {};\no.b = X;\nprobe(1, o)`],
  ['behind a spread', `const base = { a: 1 };\nprobe(1, { ...base })`, 'b', `const base = { a: 1 };\nprobe(1, { ...base, b: X })`],
  ['inside of a spread', `const base = { b: 1 };\nprobe(1, { ...base })`, 'b', `const base = { b: X };\nprobe(1, { ...base })`],
  [
    'an object that a function returns',
    `const o = () => ({ a: 1 });\nprobe(1, o())`,
    'b',
    `const o = () => ({ a: 1, b: X });\nprobe(1, o())`,
  ],
  ['an unknown object', `function f(o) { probe(1, o) }`, 'b', 'no fix'],
  ['spread arguments', `probe(...args)`, 'b', 'no fix'],
];

const removals: readonly [name: string, before: string, after: string][] = [
  ['the only member', `probe(1, { b: 1 })`, `probe(1, {  })`],
  ['the first', `probe(1, { b: 1, a: 2 })`, `probe(1, { a: 2 })`],
  ['the last', `probe(1, { a: 2, b: 1 })`, `probe(1, { a: 2 })`],
  ['a line of its own', `probe(1, {\n  a: 1,\n  b: 1,\n  c: 1,\n})`, `probe(1, {\n  a: 1,\n  c: 1,\n})`],
  ['the last line', `probe(1, {\n  a: 1,\n  b: 1\n})`, `probe(1, {\n  a: 1\n})`],
];

describe('slots', () => {
  for (const [name, before, path, after] of sets)
    it(`set: ${name}`, () => assert.equal(apply(before, set(settingOf(before, path), 'X')), after));
  for (const [name, before, after] of removals)
    it(`remove: ${name}`, () => assert.equal(apply(before, remove(settingOf(before, 'b'))), after));
});
