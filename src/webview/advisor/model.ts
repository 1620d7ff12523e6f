import { type Advice, advise } from '../../advisor/advise';
import { type Answers, type QuestionId, valuesOf } from '../../advisor/answers';
import { applicationsIn } from '../../advisor/applications';
import type { Configuration } from '../../advisor/configuration';
import { evidenceOf } from '../../advisor/detect';
import type { Evidence } from '../../advisor/evidence';
import { measuredIn } from '../../advisor/measure';
import { answerInfo, type Question } from '../../advisor/question';
import { questions } from '../../advisor/questions';
import type { SeenSetup } from '../../advisor/seen';
import type { Found, Kept, Root } from './messages';

/** One application with its verdict. */
export interface Application {
  readonly folder: string;
  readonly name: string;
  /** What the person has answered. */
  readonly given: Answers;
  readonly evidence: readonly Evidence[];
  readonly setups: readonly SeenSetup[];
  readonly advice: Advice;
}

export const nothingKept: Kept = { chosen: null, answers: {} };

/** Every application that signs users in, each with its verdict; where there is none, the workspace as a whole. */
export function applicationsOf({ seen, roots }: Found, { answers }: Kept): Application[] {
  const apart = applicationsIn(seen);
  const all = apart.length > 0 ? apart : [{ folder: `${roots[0]?.path ?? ''}/`, seen }];
  return all.map((one) => {
    const given = answers[one.folder] ?? {};
    const evidence = evidenceOf(one.seen);
    const today = evidence.find(({ question }) => question === 'incumbent');
    const advice = advise(given, evidence, measuredIn(one.seen.setups, today?.file));
    return { folder: one.folder, name: shortPath(one.folder, roots).replace(/\/$/, ''), given, evidence, setups: one.seen.setups, advice };
  });
}

/** The application that is shown. */
export function chosenOf(applications: readonly Application[], { chosen }: Kept): Application {
  return applications.find(({ folder }) => folder === chosen) ?? applications[0];
}

/** The same with an answer given, or taken back where there is no value. */
export function answered(given: Answers, { id }: Question, value: string | readonly string[] | undefined): Answers {
  const { [id]: _, ...rest } = given;
  return value === undefined || value.length === 0 ? rest : { ...rest, [id]: value };
}

/** A question of several values with one of them switched on or off. */
export function switched(answers: Answers, question: QuestionId, value: string): string[] {
  const now = valuesOf(answers, question);
  return now.includes(value) ? now.filter((one) => one !== value) : [...now, value];
}

/** What an earlier window kept, as far as it still says something. */
export function keptFrom(state: unknown): Kept {
  const { chosen, answers } = (isObject(state) ? state : {}) as { chosen?: unknown; answers?: unknown };
  const entries = Object.entries(isObject(answers) ? answers : {}).map(([folder, given]) => [folder, knownAnswers(given)] as const);
  return { chosen: typeof chosen === 'string' ? chosen : null, answers: Object.fromEntries(entries) };
}

function knownAnswers(given: unknown): Answers {
  const words = isObject(given) ? given : {};
  const entries = questions.flatMap((question) => {
    const values = [words[question.id] ?? []].flat().filter((one): one is string => typeof one === 'string' && !!answerInfo(question, one));
    return values.length > 0 ? [[question.id, question.several ? values : values[0]] as const] : [];
  });
  return Object.fromEntries(entries);
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A path as people know it: below its folder of the workspace, with that folder's name where there are several. */
export function shortPath(path: string, roots: readonly Root[]): string {
  const root = roots.find((one) => path.startsWith(`${one.path}/`));
  if (!root) return path;
  const rest = path.slice(root.path.length + 1);
  return roots.length > 1 || rest === '' ? `${root.name}/${rest}` : rest;
}

/** The file of the project that a configuration's main file would change: where its library is set up today. */
export function placeOf({ files }: Configuration, { evidence, advice }: Application): { path: string; file: string } | undefined {
  const set = evidence.find(({ question, value, file }) => {
    return question === 'library' && value === advice.answers.library && !file.endsWith('/package.json');
  });
  if (!set) return undefined;
  const stem = (path: string) => path.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  const main = files.find(({ path }) => stem(path) === stem(set.file)) ?? files[0];
  return { path: main.path, file: set.file };
}
