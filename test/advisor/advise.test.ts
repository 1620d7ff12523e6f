import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { advise } from '../../src/advisor/advise';
import { type Answers, withAnswer } from '../../src/advisor/answers';
import { questions } from '../../src/advisor/questions';
import { strategies } from '../../src/advisor/strategies';
import { personas } from './personas';

describe('advise', () => {
  describe('personas', () => {
    for (const { name, verdict, confidence, overlays = [], answers } of personas) {
      it(`${name}: ${verdict}`, () => {
        for (const given of answers) {
          const advice = advise(given);
          assert.equal(advice.strategy, verdict, JSON.stringify(given));
          if (confidence) assert.equal(advice.confidence, confidence, JSON.stringify(given));
          const ids = advice.overlays.map(({ id }) => id);
          for (const overlay of overlays) assert.ok(ids.includes(overlay), `${overlay}: ${JSON.stringify(given)}`);
        }
      });
    }
  });

  it('names for a conflict single answers that take each strategy in again', () => {
    const answers: Answers = { runtime: 'serverless', store: 'none', revocation: 'seconds' };
    const { excluded, runnerUp } = advise(answers);
    assert.equal(runnerUp, null);
    assert.deepEqual([...new Set(excluded.map(({ strategy }) => strategy))].sort(), ['database', 'hybrid', 'jwt']);
    for (const { strategy, unlockedBy } of excluded) {
      assert.ok(unlockedBy.length > 0, strategy);
      for (const answer of unlockedBy)
        assert.ok(!advise(withAnswer(answers, answer)).excluded.some((one) => one.strategy === strategy), strategy);
    }
  });

  it('keeps what is there where the difference is small, and says that either is fine', () => {
    const advice = advise({ store: 'sql', incumbent: 'jwt' });
    assert.equal(advice.strategy, 'jwt');
    assert.ok(advice.scores.database > advice.scores.jwt);
    assert.match(advice.sentence, /^Stay with JWT sessions: either is fine/);
    assert.deepEqual(advice.migration, []);
    assert.equal(advise({ store: 'sql', architecture: 'monolith', incumbent: 'jwt' }).strategy, 'database');
  });

  it('is sure where nothing else is possible, unless the answers speak against it', () => {
    assert.equal(advise({ store: 'none' }).confidence, 'high');
    const forced = advise({ library: 'authjs-5', providers: 'credentials-only', revocation: 'minutes', store: 'sql' });
    assert.deepEqual([forced.strategy, forced.confidence, forced.runnerUp], ['jwt', 'low', null]);
  });

  it('tells of Auth.js what does not work and how it stands', () => {
    const idsOf = (answers: Answers) => advise(answers).notes.map(({ id }) => id);
    for (const note of ['authjs-credentials-mixed', 'authjs-status', 'stale-readme', 'authjs-adapter'])
      assert.ok(idsOf({ library: 'authjs-5', providers: 'mixed', 'sign-out-everywhere': 'yes' }).includes(note), note);
    assert.ok(idsOf({ library: 'authjs-4', verifiers: 'external' }).includes('authjs-cookie-elsewhere'));
    assert.ok(idsOf({ library: 'authjs-4' }).includes('authjs-4-login-lifetime'));
    assert.ok(!idsOf({ library: 'express-session' }).includes('authjs-status'));
  });

  it('demands of a hybrid that ends sessions at once a short cache and a bypass', () => {
    const advice = advise({ revocation: 'seconds', verifiers: 'several' });
    assert.ok(advice.notes.some(({ id, kind }) => id === 'hybrid-and-at-once' && kind === 'warning'));
    assert.ok(advice.overlays.some(({ id }) => id === 'cache'));
  });

  it('leaves the version check and the denylist out where nothing could hold them', () => {
    const idsOf = (answers: Answers) => advise(answers).overlays.map(({ id }) => id);
    assert.ok(!idsOf({ store: 'none', revocation: 'minutes' }).includes('version-check'));
    assert.ok(idsOf({ clients: ['mobile'], revocation: 'minutes', verifiers: 'several' }).includes('denylist'));
    assert.ok(!idsOf({ library: 'authjs-5', providers: 'credentials-only', revocation: 'minutes', store: 'sql' }).includes('denylist'));
  });

  it('moves in order from today to the verdict, and tells who is signed out', () => {
    const steps = advise({ incumbent: 'jwt', 'sign-out-everywhere': 'yes', store: 'sql' }).migration;
    assert.equal(steps[0].title, 'Write down what holds today');
    assert.ok(steps.some(({ signedOut }) => signedOut !== 'nobody'));
    assert.ok(steps.every(({ rollback }) => rollback.length > 0));
    assert.deepEqual(advise({ incumbent: 'none', store: 'sql' }).migration, []);
  });

  it('judges the ASVS requirements of each strategy', () => {
    const standing = (answers: Answers, wanted: string) =>
      advise(answers).checklist.find(({ requirement }) => requirement === wanted)?.standing;
    assert.equal(standing({ store: 'none' }, '7.4.2'), 'fails');
    assert.equal(standing({ 'sign-out-everywhere': 'yes' }, '7.4.2'), 'built-in');
    assert.equal(
      standing({ clients: ['machine'], revocation: 'minutes', architecture: 'public-api', verifiers: 'external' }, '7.4.2'),
      'to-build',
    );
    assert.equal(standing({ 'sign-out-everywhere': 'yes' }, '9.1.2'), undefined);
  });

  it('survives structuredClone', () => {
    const advice = advise({ revocation: 'minutes', store: 'kv' });
    assert.deepEqual(structuredClone(advice), advice);
  });

  it('knows every file of questions and strategies', () => {
    const names = (folder: string) =>
      readdirSync(join(__dirname, '../../src/advisor', folder))
        .map((name) => name.slice(0, -3))
        .filter((name) => name !== 'index')
        .sort();
    assert.deepEqual(questions.map(({ id }) => id as string).sort(), names('questions'));
    assert.deepEqual(Object.keys(strategies).sort(), names('strategies'));
  });
});
