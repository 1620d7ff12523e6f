import assert from 'node:assert/strict';
import type { FunctionFlow, Source } from '../../../src/analyser/source/define-library';
import { parse } from '../../../src/analyser/source/parse';
import { createReader } from '../../../src/analyser/source/reader';
import { createSource } from '../../../src/analyser/source/source';
import { wholeFlow } from '../../../src/analyser/source/whole-flow';
import { createUnitCache } from '../../../src/analyser/unit-cache';

function sourceOf(text: string, others: Record<string, string> = {}): Source {
  const reader = createReader({ read: (path) => others[path] }, parse('/p/main.ts', text), createUnitCache(), new Set());
  const unit = reader.unit('/p/main.ts');
  assert.ok(unit);
  return createSource(reader, unit, () => undefined);
}

function flowOf(text: string, others?: Record<string, string>): FunctionFlow {
  const flow = sourceOf(text, others).calls('m', 'take.()')[0]?.argument(0)?.flow();
  assert.ok(flow);
  return flow;
}

/** `into <- from` of every delivery. */
const written = ({ deliveries }: FunctionFlow): string[] =>
  deliveries
    .filter(({ how }) => how !== 'opened')
    .flatMap(({ into, how, from }) =>
      from.map(({ root, path }) => `${into.join('.')} ${how === 'spread' ? '<=' : '<-'} ${[root, ...path].join(' ')}`),
    );

const take = (code: string): string => `import { take } from 'm'; ${code}`;

describe('deliveries', () => {
  const cases: readonly [name: string, code: string, expected: string[]][] = [
    ['a destructured parameter', `take(({ a, b }) => { a.x = b.y; return a; })`, ['result <- parameter 0 a', '0.a.x <- parameter 0 b y']],
    ['a plain parameter', `take((p) => { p.a.x = p.b; })`, ['0.a.x <- parameter 0 b']],
    ['an alias and a cast', `take(({ a }) => { const s = a as any; (s as T).x = a.y!; })`, ['0.a.x <- parameter 0 a y']],
    [
      'spreads and nested objects',
      `take(({ a, b }) => ({ ...a, u: { ...b.u, id: b.id } }))`,
      ['result <= parameter 0 a', 'result.u <= parameter 0 b u', 'result.u.id <- parameter 0 b id'],
    ],
    ['Object.assign', `take(({ a, b }) => { Object.assign(a, b, { c: b.d }); })`, ['0.a <= parameter 0 b', '0.a.c <- parameter 0 b d']],
    [
      'an object that is filled later',
      `take((p) => { const r = { x: p.x }; r.y = p.y; return r; })`,
      ['result.x <- parameter 0 x', 'result.y <- parameter 0 y'],
    ],
    [
      'alternatives',
      `take((p) => (p.ok ? p.a : p.b ?? p.c))`,
      ['result <- parameter 0 a', 'result <- parameter 0 b', 'result <- parameter 0 c'],
    ],
    ['a call', `take(async (p) => { const u = await find(p.id); return u.name; })`, ['result <- call name']],
    ['a variable that is given later', `take(async (p) => { let u = null; u = await find(p); return u; })`, ['result <- call']],
  ];
  for (const [name, code, expected] of cases) it(name, () => assert.deepEqual(written(flowOf(take(code))), expected));

  it('follows a function into another file', () => {
    const flow = flowOf(`import { take } from 'm'; import { f } from './f'; take(f)`, {
      '/p/f.ts': 'export function f({ a }) { return a.b; }',
    });
    assert.deepEqual(written(flow), ['result <- parameter 0 a b']);
  });
  it('knows what a rest leaves out, and what a schema has seen', () => {
    const rest = flowOf(take('take(({ user }) => { const { password, ...others } = user; return others; })'));
    assert.deepEqual(rest.deliveries[0].from[0].without, ['password']);
    const parsed = flowOf(take('take((input) => { const result = schema.safeParse(input); return result.data.name; })'));
    assert.deepEqual([parsed.deliveries[0].from[0].path, parsed.deliveries[0].from[0].parsed], [['0', 'name'], true]);
  });
  it('tells under which tests a value is returned', () => {
    const guards = (code: string) =>
      flowOf(take(code)).deliveries.map((one) => one.guards.map(({ operation, holds }) => `${operation} ${holds}`));
    assert.deepEqual(guards(`take(({ url }) => { if (!ok(url) && url.startsWith('/')) return 1; return url; })`), [
      ['undefined false', 'startsWith true'],
      ['undefined true', 'startsWith false'],
    ]);
    assert.deepEqual(guards(`take((p) => (p.a === 1 ? p.b : p.c))`), [['=== true'], ['=== false']]);
  });
});

describe('what a function does with its helpers', () => {
  const whole = (code: string, others?: Record<string, string>) => wholeFlow(flowOf(code, others));
  const sides = ({ comparisons }: FunctionFlow): string[] =>
    comparisons.map((one) => one.sides.map(({ from }) => [from[0].root, ...from[0].path].join(' ')).join(' = '));

  it('names what a helper returns and changes as the function itself sees it', () => {
    const code = `import { take } from 'm'; import { join, mark } from './h'; take(({ s, u }) => { mark(s); return join({ s, more: u }); })`;
    const helpers = 'export const join = ({ s, more }) => ({ ...s, name: more.name }); export function mark(one) { one.seen = one.id; }';
    assert.deepEqual(written(whole(code, { '/p/h.ts': helpers })), [
      'result <- call',
      '0.s.seen <- parameter 0 s id',
      'result <= parameter 0 s',
      'result.name <- parameter 0 u name',
    ]);
  });
  it('compares what it hands to a helper', () => {
    const code = `const same = (a, b) => a === b; take(async (p) => { const u = await find(p.id); return same(u.password, p.password); })`;
    assert.deepEqual(sides(whole(take(code))), ['call password = parameter 0 password']);
  });
  it('looks at a value only where the helper does', () => {
    const asked = (code: string) => whole(take(code)).asked.map(({ path }) => path.join(' '));
    assert.deepEqual(asked(`const f = (a) => ({ ...a }); take(({ s }) => f(s))`), []);
    assert.deepEqual(asked(`const f = (a) => (valid(a) ? a : null); take(({ s }) => f(s))`), ['0 s']);
    assert.deepEqual(asked(`take(({ s }) => elsewhere(s))`), ['0 s']);
  });
  it('ends where functions call each other', () => {
    const code = `function f(a) { return g(a); } function g(a) { return f(a); } take((p) => f(p))`;
    assert.ok(written(whole(take(code))).length > 0);
  });
});

describe('makers', () => {
  const made = (code: string, others?: Record<string, string>) =>
    sourceOf(code, others)
      .makers()
      .map(({ name, exported, call, path, wrapper }) => [name, exported, call.module, path.join('.'), wrapper !== undefined].join(' '));
  const auth = { '/p/auth.ts': `import make from 'm'; export const { handlers, auth: own } = make({})` };

  it('finds the call behind a name that is handed on', () => {
    assert.deepEqual(made(`export { own as middleware } from './auth'`, auth), ['middleware true m auth false']);
    assert.deepEqual(made(`import make from 'm'; export default make({}).own`), ['default true m own false']);
  });
  it('finds it around a function', () => {
    assert.deepEqual(made(`import { own } from './auth'; export default own((request) => request)`, auth), [
      'default true m auth.() true',
      'own false m auth false',
    ]);
  });
  it('stays out of circles', () => assert.deepEqual(made(`export { a } from './b'`, { '/p/b.ts': `export { a } from './main'` }), []));
});
