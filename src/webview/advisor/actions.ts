import type { ShowPath } from '../../advisor/data';
import type { Question } from '../../advisor/question';
import type { FromPage } from './messages';

/** What the parts of the page can set off. */
export interface Actions {
  /** Undefined takes the answer back. */
  answer(question: Question, value: string | readonly string[] | undefined): void;
  resetAll(): void;
  choose(folder: string): void;
  send(message: FromPage): void;
  readonly showPath: ShowPath;
}
