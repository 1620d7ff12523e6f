import assert from 'node:assert/strict';
import { advise } from '../../src/advisor/advise';
import { type Decision, decisionOf } from '../../src/advisor/decision';
import { withDecision } from '../../src/advisor/keep';
import type { SeenSetup } from '../../src/advisor/seen';
import { findingsOf } from '../memory';

const date = '2026-01-31';
const decision: Decision = { strategy: 'database', date, because: 'Support must end sessions.', answers: { store: 'sql' } };

function textWith(before: string | undefined, one: Decision = decision, schema?: string): string {
  const kept = withDecision(before, one, schema);
  assert.ok('text' in kept);
  return kept.text;
}

describe('keeping a decision', () => {
  it('makes a small file, with the schema where there is one', () => {
    assert.deepEqual(JSON.parse(textWith(undefined)), { decision });
    assert.match(textWith(undefined, decision, './schema.json'), /^\{\n {2}"\$schema": "\.\/schema\.json",\n {2}"decision": \{\n/);
    assert.equal(textWith('  \n'), textWith(undefined));
  });

  it('keeps comments, other keys and the way a file is written', () => {
    const before =
      '{\r\n\t// reviewed\r\n\t"team": "platform",\r\n\t"decision": {\r\n\t\t"strategy": "jwt", // for now\r\n\t\t"note": 1,\r\n\t\t"requires": ["denylist"],\r\n\t},\r\n}\r\n';
    const after = textWith(before);
    for (const kept of ['// reviewed', '"team": "platform"', '// for now', '"note": 1']) assert.ok(after.includes(kept), kept);
    assert.ok(after.includes('"strategy": "database"') && after.includes('\r\n\t\t"because"'), after);
    assert.ok(!after.includes('requires'), 'what is no longer demanded goes');
    assert.equal(textWith(after), after);
  });

  it('takes the place of what is no decision', () => {
    assert.deepEqual(JSON.parse(textWith('{ "decision": null, "a": 1 }')), { decision, a: 1 });
  });

  for (const broken of ['{ "decision": ', '[]', '"x"', '{ "a" 1 }'])
    it(`leaves ${broken} alone`, () => assert.deepEqual(withDecision(broken, decision), { broken: true }));
});

describe('what of the advice is kept', () => {
  const setup = (lifetime: SeenSetup['lifetime'], strategy: SeenSetup['strategy'] = 'database'): SeenSetup => {
    return { file: '/app/auth.ts', line: 1, library: 'next-auth', version: '5.0.0', strategy, lifetime, cookieBytes: null };
  };

  it('is strategy, day, reason and answers', () => {
    const kept = decisionOf(advise({ revocation: 'seconds', store: 'sql' }), { date, setups: [] });
    assert.deepEqual([kept?.strategy, kept?.date, kept?.answers], ['database', date, { revocation: 'seconds', store: 'sql' }]);
    assert.match(kept?.because ?? '', /Only a lookup ends a session at once/);
    assert.deepEqual([kept?.maxSessionLifetime, kept?.requires], [undefined, undefined]);
  });

  it('holds the longest lifetime of today where today stays', () => {
    const today = advise({ store: 'sql', revocation: 'seconds', incumbent: 'database' });
    const setups = [setup(86_400), setup(5400), setup('session'), setup(9e9, 'token')];
    assert.equal(decisionOf(today, { date, setups })?.maxSessionLifetime, '1 day');
    const other = advise({ store: 'sql', revocation: 'seconds', incumbent: 'jwt' });
    assert.equal(decisionOf(other, { date, setups })?.maxSessionLifetime, undefined);
  });

  it('demands what the verdict needs', () => {
    const advice = advise({ library: 'authjs-5', providers: 'credentials-only', store: 'sql', revocation: 'minutes' });
    assert.equal(advice.strategy, 'jwt');
    assert.deepEqual(decisionOf(advice, { date, setups: [] })?.requires, ['version-check']);
  });

  it('is nothing where there is no verdict', () => {
    assert.equal(decisionOf(advise({ runtime: 'serverless', store: 'none', revocation: 'seconds' }), { date, setups: [] }), undefined);
  });

  it('makes a file in which the rule finds nothing wrong', async () => {
    for (const answers of [{}, { store: 'kv', 'read-load': 'high', runtime: 'edge', revocation: 'minutes' }] as const) {
      const made = decisionOf(advise(answers), { date, setups: [] });
      assert.ok(made);
      assert.deepEqual(await findingsOf({ 'package.json': '{}', 'auth-lens.json': textWith(undefined, made) }), []);
    }
  });
});
