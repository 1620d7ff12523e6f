import assert from 'node:assert/strict';
import type { Reach, Source } from '../../../src/analyser/source/define-library';
import { parse } from '../../../src/analyser/source/parse';
import { createReader } from '../../../src/analyser/source/reader';
import { createSource } from '../../../src/analyser/source/source';
import { createUnitCache } from '../../../src/analyser/unit-cache';

function sourceOf(text: string, beside: Record<string, string> = {}, path = '/p/a.ts'): Source {
  const unit = parse(path, text);
  const reader = createReader({ read: (one) => beside[one] }, unit, createUnitCache(), new Set());
  return createSource(reader, unit, () => undefined);
}

const reachOf = (text: string, beside: Record<string, string> = {}): Reach =>
  sourceOf(text, beside)
    .exports()
    .find(({ name }) => name === 'start')!
    .expression!.reach();

const called = (reach: Reach): string[] => reach.calls.map(({ module, path }) => (module ? `${module}:${path}` : path));

describe('what a function leads to', () => {
  it('follows functions of this file and of others', () => {
    const reach = reachOf("import { check } from './b'; const own = () => check(); export function start() { own(); }", {
      '/p/b.ts': "import { auth } from 'next-auth'; export function check() { return auth(); }",
    });
    assert.deepEqual(called(reach).at(-1), 'next-auth:auth.()');
    assert.equal(reach.complete, true);
  });
  it('follows wrappers, and what is handed to a chain of calls', () => {
    const reach = reachOf(
      "import { make } from 'kit'; import { ask } from 'who'; const client = make().use(async () => ask()); export const start = client.action(() => save());",
    );
    assert.ok(called(reach).includes('who:ask.()') && called(reach).includes('save.()'), called(reach).join());
  });
  it('knows what lists, texts and patterns can do', () => {
    const reach = reachOf(
      "const open = ['/a']; export const start = (path) => open.includes(path) || /b$/.test(path) || `x${path}`.startsWith('y');",
    );
    assert.deepEqual([called(reach), reach.complete], [['open.includes.()', '.test.()', '.startsWith.()'], true]);
  });
  it('does not look into configurations', () => {
    const reach = reachOf(
      "import { make } from 'kit'; const client = make({ onError() { ask(); } }); export const start = () => client.go();",
    );
    assert.ok(!called(reach).includes('ask.()'));
  });
  it('follows components', () => {
    const source = sourceOf('function Inner() { return ask(); } export default function Page() { return <Inner />; }', {}, '/p/a.tsx');
    assert.ok(called(source.exports()[0].expression!.reach()).includes('ask.()'));
  });
  it('says where something is missing', () => {
    assert.equal(reachOf("import { gone } from './gone'; export const start = () => gone();").complete, false);
    assert.equal(reachOf("import { gone } from '@/gone'; export const start = () => gone();").complete, false);
    assert.equal(reachOf("import { there } from 'package'; export const start = () => there();").complete, true);
  });
  it('ends in circles', () => {
    const reach = reachOf('const one = () => two(); const two = () => one(); export const start = () => one();');
    assert.deepEqual(called(reach).length, 3);
  });
  it('knows what is tested for being missing', () => {
    const reach = reachOf('export const start = (token, other, third) => { if (!token?.value || other === undefined) return third; };');
    assert.deepEqual([...reach.missing], ['token', 'other']);
  });
});

describe('exports', () => {
  const names = (text: string): string[] =>
    sourceOf(text)
      .exports()
      .map(({ name }) => name);

  it('knows every way of writing them', () => {
    assert.deepEqual(names('export const a = 1, { b, c: [d] } = x; export function e() {} export class F {} export default () => {};'), [
      'a',
      'b',
      'd',
      'e',
      'F',
      'default',
    ]);
    assert.deepEqual(names("const a = 1; export { a as b }; export { c } from './c';"), ['b', 'c']);
    assert.deepEqual(names('module.exports = start; exports.other = 1;'), ['default', 'other']);
  });
  it('leads to what a library made', () => {
    const [made] = sourceOf("import make from 'lib'; export const { go } = make({});").exports();
    assert.deepEqual([made.reference?.module, made.reference?.steps.join('.')], ['lib', '().go']);
  });
});

describe('functions under a directive', () => {
  const marked = (text: string): string[] =>
    sourceOf(text)
      .marked('use server')
      .map(({ name }) => name);

  it('are those that the file exports, else those that begin with it', () => {
    assert.deepEqual(marked("'use server'; export async function a() {} function b() {}"), ['a']);
    assert.deepEqual(
      marked("function Page() { async function save() { 'use server'; } const drop = wrap(async () => { 'use server'; }); }"),
      ['save', 'drop'],
    );
    assert.deepEqual(marked("export const text = 'use server';"), []);
  });
});

describe('what a package.json asks for', () => {
  it('stands with its place', () => {
    const text = '{ "dependencies": { "a": "^1.0.0", "b": 1 }, "devDependencies": { "c": "2.0.0" }, "scripts": { "d": "e" } }';
    const found = sourceOf(text, {}, '/p/package.json').dependencies();
    assert.deepEqual(
      found.map(({ name, development, range }) => [name, development, text.slice(range.span.start, range.span.end)]),
      [
        ['a', false, '"^1.0.0"'],
        ['c', true, '"2.0.0"'],
      ],
    );
    assert.deepEqual(sourceOf('[] nothing', {}, '/p/package.json').dependencies(), []);
  });
});

describe('members that are counted up', () => {
  it('are found by their name', () => {
    const found = sourceOf('user.version += 1; user.version++; ++user.version; user.version -= 1; version++;').increments('version');
    assert.equal(found.length, 3);
  });
});
