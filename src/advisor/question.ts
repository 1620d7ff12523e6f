import type { AnswerValues, QuestionId } from './answers';
import type { SourceId } from './sources';
import type { Weights } from './strategy';

/** What an answer does to the verdict, and who says so. */
export interface AnswerInfo {
  readonly label: string;
  /** Absent where the answer only opens or closes gates. */
  readonly weights?: Weights;
  /** Why, in one sentence of at most 90 characters. */
  readonly because: string;
  readonly sources: readonly SourceId[];
}

export interface Question<Q extends QuestionId = QuestionId> {
  readonly id: Q;
  readonly text: string;
  /** What the scan takes it from, or why it is asked. */
  readonly detected: string;
  readonly several?: true;
  /** From the least to the most demanding: where code shows two, the later one counts. */
  readonly values: { readonly [V in AnswerValues[Q]]: AnswerInfo };
}

/** Types the values of a question by its id. */
export function defineQuestion<Q extends QuestionId>(question: Question<Q>): Question {
  return question as unknown as Question;
}

/** What is said of one value; undefined for a value that the question does not have. */
export function answerInfo(question: Question, value: string): AnswerInfo | undefined {
  const values: { readonly [value: string]: AnswerInfo } = question.values;
  return Object.hasOwn(values, value) ? values[value] : undefined;
}
