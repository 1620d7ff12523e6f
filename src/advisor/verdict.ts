import { type Answer, type Answers, valuesOf, withAnswer } from './answers';
import { balances } from './balance';
import { gatesAgainst } from './gates';
import { answerInfo } from './question';
import { questions } from './questions';
import { type StrategyId, strategyIds, type Weights } from './strategy';

export type Scores = { readonly [S in StrategyId]: number };
export type Confidence = 'high' | 'medium' | 'low' | 'none';

export interface Verdict {
  readonly strategy: StrategyId | 'conflict';
  readonly confidence: Confidence;
  readonly runnerUp: StrategyId | null;
  readonly scores: Scores;
}

/** From this lead on a strategy is preferred with medium, and with high confidence. */
const medium = 3;
const high = 6;

/** Equal points: the least work first. */
const preference: readonly StrategyId[] = ['jwt', 'database', 'hybrid'];

/** Adds up the points, takes out what a gate excludes, and picks the best of the rest. */
export function judge(answers: Answers): Verdict {
  const scores = scoresOf(answers);
  const ranked = preference
    .filter((strategy) => gatesAgainst(strategy, answers).length === 0)
    .sort((one, other) => scores[other] - scores[one]);
  if (ranked.length === 0) return { strategy: 'conflict', confidence: 'none', runnerUp: null, scores };
  // Equal or nearly so: changing has a price, so what is there stays.
  const kept = ranked.find((strategy) => strategy === answers.incumbent && scores[ranked[0]] - scores[strategy] < medium);
  const strategy = kept ?? ranked[0];
  const runnerUp = ranked.find((one) => one !== strategy) ?? null;
  const lead = scores[strategy] - (runnerUp === null ? 0 : scores[runnerUp]);
  return { strategy, confidence: runnerUp === null ? alone(scores[strategy]) : confidenceOf(lead), runnerUp, scores };
}

/** Every answer with its points that counts, and the points that follow from no single answer. */
export function weighed(answers: Answers): { readonly answer: Answer; readonly weights: Weights }[] {
  return questions.flatMap((question) =>
    valuesOf(answers, question.id).flatMap((value) => {
      const weights = answerInfo(question, value)?.weights;
      return weights ? [{ answer: { question: question.id, value }, weights }] : [];
    }),
  );
}

/** Every single answer that, given anew, satisfies the test. */
export function singleAnswers(answers: Answers, passes: (verdict: Verdict, changed: Answers) => boolean): Answer[] {
  return questions.flatMap((question) => {
    const given = valuesOf(answers, question.id);
    return Object.keys(question.values)
      .filter((value) => !(given.length === 1 && given[0] === value))
      .map((value) => ({ question: question.id, value }))
      .filter((answer) => {
        const changed = withAnswer(answers, answer);
        return passes(judge(changed), changed);
      });
  });
}

function scoresOf(answers: Answers): Scores {
  const all = [...balances.filter((one) => one.applies(answers)), ...weighed(answers)].map(({ weights }) => weights);
  const sum = (strategy: StrategyId) => all.reduce((total, weights) => total + weights[strategyIds.indexOf(strategy)], 0);
  return { database: sum('database'), jwt: sum('jwt'), hybrid: sum('hybrid') };
}

function confidenceOf(lead: number): Confidence {
  if (lead >= high) return 'high';
  return lead >= medium ? 'medium' : 'low';
}

/** Nothing else is possible: sure, unless the answers themselves speak against it. */
function alone(score: number): Confidence {
  return score >= 0 ? 'high' : 'low';
}
