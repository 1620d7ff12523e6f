import assert from 'node:assert/strict';
import fc from 'fast-check';
import { advise } from '../../src/advisor/advise';
import { type Answers, type QuestionId, valuesOf, withAnswer } from '../../src/advisor/answers';
import { questions } from '../../src/advisor/questions';
import { judge } from '../../src/advisor/verdict';

/** Some questions answered, each with any of its values. */
const anyAnswers: fc.Arbitrary<Answers> = fc
  .tuple(
    ...questions.map(({ id, values, several }) => {
      const names = Object.keys(values);
      const one: fc.Arbitrary<string | string[]> = several ? fc.subarray(names, { minLength: 1 }) : fc.constantFrom(...names);
      return fc.option(one.map((value) => [id, value] as const));
    }),
  )
  .map((chosen) => Object.fromEntries(chosen.filter((one) => one !== null)) as Answers);

/** Pressures, from the least to the most, and where none of them may push. */
const pressures: readonly { readonly question: QuestionId; readonly values: readonly string[]; readonly never: 'jwt' | 'database' }[] = [
  { question: 'revocation', values: ['expiry', 'minutes', 'seconds'], never: 'jwt' },
  { question: 'sign-out-everywhere', values: ['no', 'yes'], never: 'jwt' },
  { question: 'role-freshness', values: ['next-login', 'minutes', 'immediate'], never: 'jwt' },
  { question: 'sensitivity', values: ['low', 'personal', 'regulated'], never: 'jwt' },
  { question: 'payload', values: ['small', 'large'], never: 'jwt' },
  { question: 'read-load', values: ['low', 'medium', 'high'], never: 'database' },
  { question: 'runtime', values: ['node', 'multi', 'serverless', 'edge'], never: 'database' },
  { question: 'verifiers', values: ['one', 'several', 'external'], never: 'database' },
  { question: 'architecture', values: ['monolith', 'distributed'], never: 'database' },
  { question: 'clients', values: ['web', 'mobile', 'machine'], never: 'database' },
];

const runs = { numRuns: 500, seed: 17 };

describe('properties of the advice', () => {
  for (const { question, values, never } of pressures) {
    it(`more of ${question} never moves the verdict to ${never}`, () => {
      fc.assert(
        fc.property(anyAnswers, (answers) => {
          const verdicts = values.map((value) => judge(withAnswer(answers, { question, value })).strategy);
          for (const [at, strategy] of verdicts.entries()) {
            // A conflict before it was no verdict: what is then taken in is not "moved".
            if (at > 0 && strategy === never && verdicts[at - 1] !== 'conflict') assert.equal(verdicts[at - 1], never);
          }
        }),
        runs,
      );
    });
  }

  it('what is excluded never wins, nor comes second', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { strategy, runnerUp, excluded } = advise(answers);
        for (const one of excluded) assert.ok(one.strategy !== strategy && one.strategy !== runnerUp);
        assert.equal(strategy === 'conflict', new Set(excluded.map((one) => one.strategy)).size === 3);
      }),
      runs,
    );
  });

  it('the flips are exactly the single answers that change the verdict', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { strategy, flips } = advise(answers);
        const named = new Set(flips.map(({ question, value }) => `${question}=${value}`));
        for (const { id, values } of questions) {
          for (const value of Object.keys(values)) {
            const changed = advise({ ...answers, [id]: id === 'clients' ? [value] : value }).strategy;
            assert.equal(named.has(`${id}=${value}`), changed !== strategy, `${id}=${value}`);
          }
        }
      }),
      { ...runs, numRuns: 25 },
    );
  });

  it('the scores are the sum of the contributions, and the same answers give the same advice', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const advice = advise(answers);
        for (const strategy of ['database', 'jwt', 'hybrid'] as const)
          assert.equal(
            advice.scores[strategy],
            advice.contributions.reduce((sum, one) => sum + one.weights[strategy], 0),
          );
        assert.deepEqual(advise(answers), advice);
      }),
      { ...runs, numRuns: 100 },
    );
  });

  it('the confidence is the lead over the runner-up', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { strategy, runnerUp, scores, confidence } = judge(answers);
        if (strategy === 'conflict') return assert.equal(confidence, 'none');
        if (runnerUp === null) return assert.equal(confidence, scores[strategy] >= 0 ? 'high' : 'low');
        const lead = scores[strategy] - scores[runnerUp];
        assert.equal(confidence, lead >= 6 ? 'high' : lead >= 3 ? 'medium' : 'low');
        if (lead < 0) assert.equal(strategy, answers.incumbent);
      }),
      runs,
    );
  });

  it('an answer that was given wins over evidence, and evidence over nothing', () => {
    fc.assert(
      fc.property(anyAnswers, anyAnswers, (given, found) => {
        const evidence = questions.flatMap(({ id }) =>
          valuesOf(found, id).map((value) => ({ question: id, value, file: '/a.ts', line: 1, because: 'seen' })),
        );
        const { answers } = advise(given, evidence);
        for (const { id } of questions) {
          const expected = valuesOf(given, id).length > 0 ? valuesOf(given, id) : valuesOf(found, id);
          assert.deepEqual(valuesOf(answers, id), expected);
        }
      }),
      { ...runs, numRuns: 100 },
    );
  });
});
