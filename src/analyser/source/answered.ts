import type { Texts } from './reader';

/** What was worked out from texts, with every path that was looked at for it, and the answers that were used. */
export interface Answer {
  readonly value: unknown;
  readonly paths: readonly string[];
  readonly answers: readonly Answer[];
}

/**
 * What `work` makes of texts, once for all the files that ask the same: those of one folder import the same modules, which are looked for in the
 * same places. `key` names the whole question. Whoever asks rests on what was looked at, whoever looked.
 */
export function answered<T>(texts: Texts, key: string, work: (texts: Texts) => T): T {
  const answer = texts.answers?.get(key) ?? workedOut(texts, work);
  texts.answers?.set(key, answer);
  texts.saw?.(answer);
  return answer.value as T;
}

function workedOut(texts: Texts, work: (texts: Texts) => unknown): Answer {
  const paths: string[] = [];
  const answers: Answer[] = [];
  const read = (path: string): string | undefined => {
    paths.push(path);
    return texts.read(path);
  };
  return { value: work({ ...texts, read, saw: (answer) => answers.push(answer) }), paths, answers };
}
