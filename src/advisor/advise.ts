import { type Answer, type Answers, type QuestionId, valuesOf, withAnswer } from './answers';
import { balances } from './balance';
import { type CheckItem, checklistOf } from './checklist';
import { type ComparisonRow, comparisonFor } from './comparison';
import { type Configuration, configurationsFor } from './configurations';
import { answersWith, type Evidence, evidenceFor } from './evidence';
import { gatesAgainst } from './gates';
import type { Measured } from './measure';
import { type MigrationStep, migrationFor } from './migration';
import { type Note, notesFor } from './notes';
import { type Overlay, overlaysOf } from './overlays';
import { answerInfo } from './question';
import { questions } from './questions';
import { sentenceOf } from './sentence';
import type { SourceId } from './sources';
import { type StrategyId, strategyIds, type Weights } from './strategy';
import { judge, singleAnswers, type Verdict, weighed } from './verdict';

/** What one answer, or several together, add to the points of each strategy. */
export interface Contribution {
  /** `revocation=seconds`, or the name of what follows from no single answer. */
  readonly id: string;
  readonly question: QuestionId | null;
  readonly value: string | null;
  readonly weights: { readonly [S in StrategyId]: number };
  readonly because: string;
  readonly origin: 'answered' | 'detected' | 'built-in';
  readonly sources: readonly SourceId[];
  readonly evidence: readonly Evidence[];
}

export interface Exclusion {
  readonly strategy: StrategyId;
  readonly gate: string;
  readonly because: string;
  readonly sources: readonly SourceId[];
  /** Each of these answers alone would take the strategy in again. */
  readonly unlockedBy: readonly Answer[];
}

/** A single answer that changes the verdict. */
export interface Flip extends Answer {
  readonly strategy: Verdict['strategy'];
  readonly confidence: Verdict['confidence'];
}

export interface Advice extends Verdict {
  readonly sentence: string;
  /** Those given and those that the evidence adds. */
  readonly answers: Answers;
  readonly contributions: readonly Contribution[];
  readonly excluded: readonly Exclusion[];
  readonly flips: readonly Flip[];
  readonly overlays: readonly Overlay[];
  readonly evidence: readonly Evidence[];
  readonly config: readonly Configuration[];
  readonly migration: readonly MigrationStep[];
  readonly notes: readonly Note[];
  readonly checklist: readonly CheckItem[];
  readonly comparison: readonly ComparisonRow[];
}

/** How this application should remember that a user is signed in: from what was answered, and what its code shows. */
export function advise(given: Answers, evidence: readonly Evidence[] = [], measured?: Measured): Advice {
  const answers = answersWith(given, evidence);
  const verdict = judge(answers);
  return {
    ...verdict,
    sentence: sentenceOf(verdict, answers),
    answers,
    contributions: contributionsOf(answers, given, evidence),
    excluded: exclusionsOf(answers),
    flips: flipsOf(answers, verdict),
    overlays: overlaysOf(answers, verdict),
    evidence,
    config: configurationsFor(answers, verdict),
    migration: migrationFor(answers, verdict),
    notes: notesFor(answers, verdict, evidence),
    checklist: checklistOf(answers, verdict),
    comparison: comparisonFor(answers, measured),
  };
}

function contributionsOf(answers: Answers, given: Answers, evidence: readonly Evidence[]): Contribution[] {
  const own = weighed(answers).map(({ answer, weights }): Contribution => {
    const { because = '', sources = [] } = answerInfo(questions.find(({ id }) => id === answer.question)!, answer.value) ?? {};
    const origin = valuesOf(given, answer.question).length > 0 ? 'answered' : 'detected';
    const id = `${answer.question}=${answer.value}`;
    return { id, ...answer, weights: named(weights), because, origin, sources, evidence: evidenceFor(evidence, answer) };
  });
  const others = balances
    .filter((one) => one.applies(answers))
    .map(({ id, weights, because, sources }): Contribution => {
      return { id, question: null, value: null, weights: named(weights), because, origin: 'built-in', sources, evidence: [] };
    });
  return [...own, ...others];
}

function named([database, jwt, hybrid]: Weights): Contribution['weights'] {
  return { database, jwt, hybrid };
}

function exclusionsOf(answers: Answers): Exclusion[] {
  return strategyIds.flatMap((strategy) => {
    const against = gatesAgainst(strategy, answers);
    if (against.length === 0) return [];
    const unlockedBy = singleAnswers(answers, (_, changed) => gatesAgainst(strategy, changed).length === 0);
    return against.map(({ id, because, sources }) => ({ strategy, gate: id, because, sources, unlockedBy }));
  });
}

function flipsOf(answers: Answers, { strategy }: Verdict): Flip[] {
  return singleAnswers(answers, (changed) => changed.strategy !== strategy).map((answer) => {
    const changed = judge(withAnswer(answers, answer));
    return { ...answer, strategy: changed.strategy, confidence: changed.confidence };
  });
}
