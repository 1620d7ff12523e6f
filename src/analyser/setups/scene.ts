import type { Place } from '../model/finding';
import type { Project } from '../model/rule';
import type { Span } from '../model/value';

/** One application as its facts show it. */
export interface Scene {
  readonly folder: string;
  readonly project: Project;
  place(span: Span): Place;
  /** The database behind an adapter or a store of this name, as the project's files say; null where they do not. */
  database(name: string): string | null;
}
