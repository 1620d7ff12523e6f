import assert from 'node:assert/strict';
import type { Call, Source } from '../../../src/analyser/source/define-library';
import { parse } from '../../../src/analyser/source/parse';
import { createReader } from '../../../src/analyser/source/reader';
import { createSource } from '../../../src/analyser/source/source';
import { createUnitCache } from '../../../src/analyser/unit-cache';

function sourceOf(text: string, others: Record<string, string> = {}): Source {
  const reader = createReader({ read: (path) => others[path] }, parse('/p/main.ts', text), createUnitCache(), new Set());
  const unit = reader.unit('/p/main.ts');
  assert.ok(unit);
  return createSource(reader, unit, () => undefined);
}

function probe(text: string, others?: Record<string, string>): Call {
  const call = sourceOf(text, others).methods('probe').at(-1);
  assert.ok(call);
  return call;
}

describe('what a called function writes', () => {
  const written = (text: string, others?: Record<string, string>): unknown =>
    probe(text, others)
      .writes('document.cookie')
      .map((value) =>
        value.kind === 'text' ? value.parts.map((part) => (part.kind === 'literal' ? part.value : '?')).join('') : value.kind,
      );

  it('has the arguments in the place of the parameters', () =>
    assert.deepEqual(written("function probe(n, v, d = 1) { document.cookie = n + '=' + v + ';max-age=' + d; } probe('a', x);"), [
      'a=?;max-age=1',
    ]));
  it('may stand in another file', () =>
    assert.deepEqual(
      written("import { probe } from './cookies'; probe('a', x);", {
        '/p/cookies.ts': 'export const probe = (n, v) => { window.document.cookie = `${encodeURIComponent(n)}=${v}`; };',
      }),
      ['a=?'],
    ));
  it('is nothing where the function is not known', () => assert.deepEqual(written("import { probe } from 'jar'; probe('a', x);"), []));
});

describe('calls inside of a called function', () => {
  const names = (text: string, others?: Record<string, string>): unknown =>
    probe(text, others).within('cookie', (inner) => {
      const value = inner.argument(0)?.value;
      return value?.kind === 'literal' ? value.value : value?.kind;
    });

  it('have the arguments of the outer one', () =>
    assert.deepEqual(names("const probe = (res, name) => { res.cookie(name, 1); res.cookie('other', 2); }; probe(res, 'sid');"), [
      'sid',
      'other',
    ]));
  it('may stand in another file', () =>
    assert.deepEqual(
      names("import { jar } from './jar'; jar.probe(res, 'sid');", {
        '/p/jar.ts': 'export const jar = { probe(res, name) { res.cookie(name); } };',
      }),
      ['sid'],
    ));
});

describe('a callback that is called on every way', () => {
  const cases: readonly [code: string, expected: boolean][] = [
    ['probe((origin, callback) => callback(null, true))', true],
    ['probe((origin, callback) => (origin ? callback(null) : callback(null, true)))', true],
    ['probe((origin, callback) => (origin ? callback(null) : undefined))', false],
    ['probe((origin, callback) => { if (origin) return callback(null); log(origin); callback(null); })', true],
    ['probe((origin, callback) => { if (origin) callback(null); else callback(null, true); })', true],
    ['probe((origin, callback) => { if (origin) callback(null); })', false],
    ['probe((origin, callback) => { if (!origin) throw new Error(); callback(null); })', false],
    ['probe((origin, callback) => { if (!origin) return; callback(null); })', false],
    ['function let(origin, callback) { callback(null); } probe(let)', true],
    ['probe(somebody)', false],
  ];
  for (const [code, expected] of cases) it(code, () => assert.equal(probe(code).argument(0)?.callsOnEveryWay(1), expected));
});

describe('durations', () => {
  const cases: readonly [code: string, expected: unknown][] = [
    ["import ms from 'ms'; probe(ms('7d'))", 604_800_000],
    ["import ms from 'ms'; probe(ms('1 hour') / 1000)", 3600],
    ["const ms = require('ms'); probe(ms('15m'))", 900_000],
    ["import ms from 'ms'; probe(ms(process.env.TTL))", 'unknown'],
    ["import ms from 'ms'; probe(ms(60000))", 'unknown'],
    ["import { hoursToSeconds } from 'date-fns'; probe(hoursToSeconds(2))", 7200],
    ["import { addDays } from 'date-fns'; probe(addDays(2))", 'unknown'],
  ];
  for (const [code, expected] of cases)
    it(code, () => {
      const value = probe(code).argument(0)?.value;
      assert.equal(value?.kind === 'literal' ? value.value : value?.kind, expected);
    });
});

describe('where a module is loaded', () => {
  it('names every form', () => {
    const source = sourceOf("import a from 'm'; import b = require('m'); const c = require('m'); export const d = () => import('m');");
    assert.deepEqual(
      source.imported(/^m$/).map(({ form }) => form),
      ['import', 'import', 'require', 'dynamic'],
    );
  });
});

describe('this in an object', () => {
  const nameOf = (code: string): unknown => {
    const value = probe(code).argument(0)?.value;
    return value?.kind === 'literal' ? value.value : value?.kind;
  };
  it('is what the object holds', () => assert.equal(nameOf('const o = { key: 1, run() { probe(this.key); } };'), 1));
  it('may hold more than is written', () => assert.equal(nameOf('const o = { methods: { run() { probe(this.token); } } };'), 'unknown'));
});
