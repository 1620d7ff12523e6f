import { NotificationType, NotificationType0, RequestType, RequestType0, type WorkspaceEdit } from 'vscode-languageserver';
import type { Overview } from '../analyser/model/overview';
import type { Seen } from '../analyser/model/seen';
import type { Verifier } from '../token/accept/verifier';

// The client repeats these in src/editor/protocol.ts: it may not import the server. test/server/protocol.test.ts compares them.

export interface Status {
  readonly state: 'scanning' | 'ready' | 'off' | 'error';
  /** Files that belong to the workspace. */
  readonly files: number;
  readonly findings: number;
  readonly skipped: number;
  readonly detail?: string;
}

export interface FixAllResult {
  readonly edit: WorkspaceEdit;
  readonly fixed: number;
  readonly files: number;
}

export interface ClientListing {
  readonly files: readonly string[];
  /** Files that say how to read the others: package.json, lock files, tsconfig.json and other JSON. */
  readonly manifests: readonly string[];
  readonly skipped: readonly { readonly uri: string; readonly reason: string }[];
}

export interface SeenResult {
  readonly state: Status['state'];
  readonly seen: Seen;
  /** The folders of the workspace, as paths in `seen` and as addresses. */
  readonly roots: readonly { readonly path: string; readonly uri: string }[];
}

export interface VerifiersResult {
  readonly state: Status['state'];
  readonly verifiers: readonly Verifier[];
}

/** Resolves when the scan is over. */
export const scanRequest = new RequestType0<Status, void>('authLens/scan');
/** A rule's page as Markdown, or null for an unknown id. */
export const rulePageRequest = new RequestType<string, string | null, void>('authLens/rulePage');
/** All safe fixes of one document, or of the workspace; applies nothing. */
export const fixAllRequest = new RequestType<{ readonly uri?: string }, FixAllResult, void>('authLens/fixAll');
/** What the strategy advisor needs; `beside` and `words` say which texts it wants. */
export const seenRequest = new RequestType<{ readonly beside: readonly string[]; readonly words: readonly string[] }, SeenResult, void>(
  'authLens/seen',
);
/** What the tree shows. */
export const overviewRequest = new RequestType0<Overview, void>('authLens/overview');
/** What takes effect as Markdown: in the application of a folder, as `authLens/overview` names it, or in all. */
export const effectiveRequest = new RequestType<{ readonly folder?: string }, string, void>('authLens/effective');
/** Every call that verifies tokens, with its rules; names of keys, never keys. */
export const verifiersRequest = new RequestType0<VerifiersResult, void>('authLens/verifiers');
/** From the client: the person trusts the workspace now. */
export const trustedNotification = new NotificationType0('authLens/trusted');
/** To the client: `authLens/overview` and `authLens/effective` may have other answers. Comes once for each answer. */
export const overviewChangedNotification = new NotificationType0('authLens/overviewChanged');
/** Shows what takes effect in the application of a folder; a client that can run it says so when it starts. */
export const showEffectiveCommand = 'authLens.showEffective';
export const statusNotification = new NotificationType<Status>('authLens/status');

/** To the client, for files that only the editor can read. */
export const listFilesRequest = new RequestType<
  { readonly folder: string; readonly exclude: readonly string[]; readonly environments: boolean },
  ClientListing,
  void
>('authLens/listFiles');
/** Texts in the order of the addresses; null where there is none. */
export const readFilesRequest = new RequestType<
  { readonly uris: readonly string[]; readonly maxBytes: number },
  readonly (string | null)[],
  void
>('authLens/readFiles');
