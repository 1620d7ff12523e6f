import { type Answer, type Answers, type QuestionId, valuesOf } from './answers';
import { questions } from './questions';

/** An answer that code gives, with the place where a person can check it. */
export interface Evidence extends Answer {
  /** An absolute path with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly because: string;
}

/** What was answered, and for the rest what the evidence says: of several values the most demanding one. */
export function answersWith(given: Answers, evidence: readonly Evidence[]): Answers {
  const found = questions.flatMap(({ id, values, several }) => {
    const seen = Object.keys(values).filter((value) => evidence.some((one) => one.question === id && one.value === value));
    if (valuesOf(given, id).length > 0 || seen.length === 0) return [];
    return [[id, several ? seen : seen[seen.length - 1]] as const];
  });
  return { ...Object.fromEntries(found), ...given };
}

/** The evidence that stands behind one answer. */
export function evidenceFor(evidence: readonly Evidence[], { question, value }: Answer): Evidence[] {
  return evidence.filter((one) => one.question === question && one.value === value);
}

/** What the code shows of a question beside the answer that counts. */
export function contradicted(answers: Answers, evidence: readonly Evidence[], question: QuestionId): Evidence[] {
  const values = valuesOf(answers, question);
  return evidence.filter((one) => one.question === question && !values.includes(one.value));
}
