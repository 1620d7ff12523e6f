export type Severity = 'error' | 'warning' | 'info' | 'hint';

export const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Line and column count from 1, the offset from 0; columns and offsets are UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Place {
  readonly file: string;
  readonly range: Range;
}

/** One replacement; an empty range inserts. */
export interface Edit extends Place {
  readonly text: string;
  /** The file may not be there: then it is made, empty, before. */
  readonly creates?: true;
}

/** `edit` keeps the program's meaning and may be applied unseen; a `suggestion` is chosen or completed by a person. */
export interface Fix {
  readonly title: string;
  readonly kind: 'edit' | 'suggestion';
  readonly edits: readonly Edit[];
}

export interface Related extends Place {
  readonly message: string;
}

/** What the engine says of one place. Files are absolute paths with forward slashes. */
export interface Finding extends Place {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}
