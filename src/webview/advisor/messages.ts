import type { Answers } from '../../advisor/answers';
import type { Decision } from '../../advisor/decision';
import type { Seen, SeenPlace } from '../../advisor/seen';

/** A folder of the workspace; paths below it are shown without it. */
export interface Root {
  readonly path: string;
  readonly name: string;
}

/** What the scan has found by now. */
export interface Found {
  readonly state: 'scanning' | 'ready' | 'off' | 'error';
  readonly seen: Seen;
  readonly roots: readonly Root[];
  readonly trusted: boolean;
}

export type ToPage =
  | { readonly type: 'found'; readonly found: Found }
  | { readonly type: 'failed'; readonly message: string }
  /** Somebody asked elsewhere to keep the decision that is shown. */
  | { readonly type: 'keep' };

/** A file of a configuration, for an application. */
export interface Proposal {
  readonly folder: string;
  readonly path: string;
  readonly text: string;
}

/** What the page asks the extension to do. */
export type FromPage =
  | { readonly type: 'ready' | 'scan' | 'trust' }
  | { readonly type: 'open'; readonly place: SeenPlace }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'insert'; readonly proposal: Proposal }
  | { readonly type: 'review'; readonly proposal: Proposal; readonly file: string }
  | { readonly type: 'export'; readonly format: 'markdown' | 'json'; readonly text: string }
  | { readonly type: 'keep'; readonly folder: string; readonly decision: Decision };

/** What survives a reload: only what the person has said. */
export interface Kept {
  /** The folder of the application that is shown. */
  readonly chosen: string | null;
  readonly answers: { readonly [folder: string]: Answers };
}
