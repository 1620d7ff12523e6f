import { NotificationType, NotificationType0, RequestType, RequestType0, type WorkspaceEdit } from 'vscode-languageserver';

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

/** Resolves when the scan is over. */
export const scanRequest = new RequestType0<Status, void>('authLens/scan');
/** A rule's page as Markdown, or null for an unknown id. */
export const rulePageRequest = new RequestType<string, string | null, void>('authLens/rulePage');
/** All safe fixes of one document, or of the workspace; applies nothing. */
export const fixAllRequest = new RequestType<{ readonly uri?: string }, FixAllResult, void>('authLens/fixAll');
/** From the client: the person trusts the workspace now. */
export const trustedNotification = new NotificationType0('authLens/trusted');
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
