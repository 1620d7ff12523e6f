import type { Verdict } from '../model';
import type { Known, Wish } from './verifier';

/** The answer to one condition; of an unknown one, `setting` is what would have to be known. */
export type Condition = Pick<Verdict, 'state' | 'code' | 'reason'> & { readonly setting?: string };

export const met: Condition = { state: 'ok', code: 'met', reason: '' };

export function failed(code: string, reason: string): Condition {
  return { state: 'failed', code, reason };
}

/** What cannot be answered, and why. */
export function open(code: string, reason: string): Condition {
  return { state: 'unknown', code, reason };
}

/** What cannot be answered because a setting is only known when the program runs. */
export function hidden(setting: string): Condition {
  return { ...open('setting-unknown', ''), setting };
}

/** Judges with the values of a setting, once they are known; without any, the condition is met. */
export function withValues(
  setting: string,
  wish: Wish,
  known: Known,
  judge: (values: readonly (string | number | boolean)[]) => Condition,
): Condition {
  if (wish.state === 'none') return met;
  if (wish.state === 'unknown') return hidden(setting);
  if (wish.state === 'known') return judge(wish.values);
  const value = known.variable(wish.name);
  return value === undefined ? open('variable-unknown', `the ${setting} ${wish.name} is not known`) : judge([value]);
}

/** Words of a token or of the code in a sentence: short, and on one line. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'missing');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** `api`, `api or web`. */
export function choices(values: readonly unknown[]): string {
  const shown = values.slice(0, 3).map(quoted);
  return values.length > 3 ? `one of ${values.length} others` : shown.join(' or ');
}
