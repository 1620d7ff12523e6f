import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Answer, Answers, QuestionId } from '../advisor/answers';
import { questions } from '../advisor/questions';
import { closest, usageError } from './usage';

/** Reads `--answers`: `key=value,...`, or the name of a JSON file with the same keys. */
export function answersFrom(words: readonly string[], cwd: string): Answers {
  const pairs = words.filter((one) => one.trim() !== '').flatMap((one) => (one.includes('=') ? pairsIn(one) : pairsOfFile(one, cwd)));
  const answers: { [question: string]: string | string[] } = {};
  for (const { question, value } of pairs.map(([key, text]) => checked(key, text))) {
    const before = answers[question];
    if (question === 'clients') answers[question] = [...new Set([...(before ?? []), value])];
    else if (before !== undefined && before !== value) throw usageError(`"${question}" has two answers: ${before} and ${value}.`);
    else answers[question] = value;
  }
  return answers as Answers;
}

type Pair = readonly [key: string, value: string];

function pairsIn(words: string): Pair[] {
  return words.split(',').flatMap((part): Pair[] => {
    const [key, value, ...rest] = part.split('=').map((one) => one.trim());
    if (part.trim() === '') return [];
    if (!key || !value || rest.length > 0) throw usageError(`"${part.trim()}" is no answer: write key=value, with commas between answers.`);
    return value.split('+').map((one) => [key, one] as const);
  });
}

function pairsOfFile(name: string, cwd: string): Pair[] {
  const read = readAnswers(name, cwd);
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw usageError(`"${name}" holds no JSON object of answers.`);
  return Object.entries(read).flatMap(([key, value]) =>
    [value].flat().map((one): Pair => {
      if (typeof one === 'string') return [key, one];
      throw usageError(`"${name}": the answer to "${key}" is no text.`);
    }),
  );
}

function readAnswers(name: string, cwd: string): unknown {
  try {
    return JSON.parse(readFileSync(resolve(cwd, name), 'utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw usageError(code ? `Cannot read "${name}" (${code}); answers are written as key=value.` : `"${name}" is no valid JSON.`);
  }
}

function checked(key: string, value: string): Answer {
  const question = questions.find(({ id }) => id === key);
  if (!question)
    throw unknown(
      `Unknown question "${key}"`,
      key,
      questions.map(({ id }) => id),
      'The questions',
    );
  const values = Object.keys(question.values);
  const known = question.id === 'library' ? libraryId(value) : value;
  if (!values.includes(known)) throw unknown(`Unknown answer "${value}" to ${key}`, value, values, 'The answers');
  return { question: question.id as QuestionId, value: known };
}

/** `authjs 5`, `authjs@5` and `next-auth-5` mean authjs-5. */
function libraryId(value: string): string {
  return value
    .toLowerCase()
    .replace(/^next-auth/, 'authjs')
    .replace(/^authjs[ @-]?v?([45])\b.*$/, 'authjs-$1');
}

function unknown(what: string, word: string, known: readonly string[], title: string): Error {
  const near = closest(word, known);
  return usageError(`${what}.${near ? ` Did you mean "${near}"?` : ''} ${title} are ${known.join(', ')}.`);
}
