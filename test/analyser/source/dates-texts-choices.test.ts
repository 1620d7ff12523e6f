import assert from 'node:assert/strict';
import { lifetimeOf, meantSeconds } from '../../../src/analyser/model/cookie-lifetime';
import type { CookieFact } from '../../../src/analyser/model/fact';
import { literal, type Value } from '../../../src/analyser/model/value';
import type { Call, Source } from '../../../src/analyser/source/define-library';
import { parse } from '../../../src/analyser/source/parse';
import { createReader } from '../../../src/analyser/source/reader';
import { createSource } from '../../../src/analyser/source/source';
import { createUnitCache } from '../../../src/analyser/unit-cache';

function sourceOf(text: string): Source {
  const reader = createReader({ read: () => undefined }, parse('/p/main.ts', text), createUnitCache(), new Set());
  const unit = reader.unit('/p/main.ts');
  assert.ok(unit);
  return createSource(reader, unit, () => undefined);
}

function probe(text: string): Call {
  const [call] = sourceOf(text).methods('probe');
  assert.ok(call);
  return call;
}

describe('dates from now', () => {
  const milliseconds = (code: string): unknown => {
    const value = probe(code).argument(0)?.fromNow();
    return value?.kind === 'literal' ? value.value : value?.kind;
  };
  const cases: readonly [code: string, expected: unknown][] = [
    ['probe(new Date(Date.now() + 60 * 1000))', 60_000],
    ['probe(new Date(3600 + Date.now()))', 3600],
    ['const week = 7 * 864e5; const at = new Date(new Date().getTime() + week); probe(at)', 604_800_000],
    ['probe(new Date(+new Date() + 1000))', 1000],
    ['probe(addDays(new Date(), 2))', 172_800_000],
    ['probe(addDays(start, 2))', 'unknown'],
    ['probe(new Date(Date.now() + days * 864e5))', 'unknown'],
    ['probe(new Date())', 'unknown'],
    ['probe(new Date(Date.now() - 1000))', 'unknown'],
    ['const at = new Date(); at.setDate(at.getDate() + 7); probe(at)', 604_800_000],
    ['const at = new Date(); at.setTime(Date.now() + 1000); probe(at)', 1000],
    ['probe(new Date(new Date().setFullYear(new Date().getFullYear() + 1)))', 31_536_000_000],
    ["probe(dayjs().add(1, 'day').toDate())", 86_400_000],
    ["probe(dayjs(start).add(1, 'day').toDate())", 'unknown'],
    ['const at = new Date(); if (long) at.setDate(at.getDate() + 7); probe(at)', 'unknown'],
    ['const at = new Date(); at.setDate(at.getDate() + 7); at.setHours(0); probe(at)', 'unknown'],
    ['const at = new Date(); at.setDate(at.getDate() - 7); probe(at)', 'unknown'],
  ];
  for (const [code, expected] of cases) it(code, () => assert.equal(milliseconds(code), expected));
});

describe('the end of a text', () => {
  const appended = (argument: string): string | undefined => {
    const code = `probe(${argument})`;
    const slot = probe(code).argument(0)?.textEnd();
    return slot && `${code.slice(6, slot.span.start)}${slot.before}; X${slot.after}${code.slice(slot.span.end, -1)}`;
  };
  const cases: readonly [argument: string, expected: string | undefined][] = [
    [`'a=1'`, `'a=1; X'`],
    ['`a=${b}`', '`a=${b}; X`'],
    [`'a=' + b + '; Path=/'`, `'a=' + b + '; Path=/; X'`],
    [`'a=' + b`, `'a=' + b + '; X'`],
    ['b', undefined],
    ['make()', undefined],
  ];
  for (const [argument, expected] of cases) it(argument, () => assert.equal(appended(argument), expected));
});

describe('decisions', () => {
  const cases: readonly [code: string, expected: string][] = [
    ['if (a.b) c();', 'a.b'],
    ['if (!a.b || c) d();', 'a.b c'],
    ['if (a && a.b && a.b === 1) c();', 'a'],
    ['switch (a.b) {}', 'a.b'],
    ['a.b && c();', 'a.b'],
    ['const x = a ? b : c;', 'a'],
    ['const x = a || b;', ''],
  ];
  for (const [code, expected] of cases)
    it(code, () =>
      assert.equal(
        sourceOf(code)
          .decisions()
          .map(({ steps }) => steps.join('.'))
          .join(' '),
        expected,
      ),
    );
});

describe('what a condition chooses', () => {
  const owners = (code: string): string[] =>
    probe(code)
      .owners()
      .map(({ steps }) => steps.join('.'));
  it('through a variable', () =>
    assert.deepEqual(owners('const s = a ? localStorage : sessionStorage; s.probe(1)'), ['localStorage', 'sessionStorage']));
  it('in place', () => assert.deepEqual(owners('(a ? window.localStorage : b).probe(1)'), ['localStorage', 'b']));
  it('nothing where none chooses', () => assert.deepEqual(owners('localStorage.probe(1)'), []));
});

describe('joined lists', () => {
  const kind = (code: string): unknown => {
    const value: Value | undefined = probe(code).argument(0)?.value;
    return value?.kind === 'literal' ? value.value : value?.kind;
  };
  it('known', () => assert.equal(kind(`probe(['a', 'b'].join('; '))`), 'a; b'));
  it('partly known', () => assert.equal(kind(`probe(['a', b].join('; '))`), 'text'));
  it('open', () => assert.equal(kind(`probe(['a', ...b].join('; '))`), 'unknown'));
});

describe('cookie lifetimes', () => {
  const meant = (maxAge: number, maxAgeUnit: CookieFact['maxAgeUnit']): number | undefined => {
    const setting = (value: Value) => ({ path: 'maxAge', value, origin: 'written', span: { file: '', start: 0, end: 0 } }) as const;
    const none = setting({ kind: 'absent' });
    const [age, days] = maxAgeUnit === 'days' ? [none, setting(literal(maxAge))] : [setting(literal(maxAge)), none];
    const life = lifetimeOf({ maxAge: age, expires: days, maxAgeUnit } as CookieFact);
    return life && meantSeconds(life);
  };
  for (const seconds of [300, 900, 3600, 7200, 86_400, 604_800, 2_592_000, 31_536_000])
    it(`${seconds} as milliseconds was meant as seconds`, () => assert.equal(meant(seconds, 'milliseconds'), seconds));
  for (const milliseconds of [1000, 5000, 30_000, 60_000, 90_000, 300_000, 900_000, 3_600_000, 86_400_000, 31_536_000_000])
    it(`${milliseconds} as milliseconds is meant`, () => assert.equal(meant(milliseconds, 'milliseconds'), undefined));
  for (const milliseconds of [900_000, 3_600_000, 86_400_000, 604_800_000, 31_536_000_000])
    it(`${milliseconds} as seconds was meant as milliseconds`, () => assert.equal(meant(milliseconds, 'seconds'), milliseconds / 1000));
  for (const seconds of [60, 3600, 86_400, 604_800, 2_592_000, 7_776_000, 31_536_000, 34_560_000])
    it(`${seconds} as seconds is meant`, () => assert.equal(meant(seconds, 'seconds'), undefined));
  for (const days of [1, 7, 30, 365]) it(`${days} as days is meant`, () => assert.equal(meant(days, 'days'), undefined));
  it('86400 as days was meant as seconds', () => assert.equal(meant(86_400, 'days'), 86_400));
});
