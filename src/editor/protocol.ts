import type { WorkspaceEdit } from 'vscode-languageclient';

// The same as in src/server/protocol.ts, which the editor may not import. test/server/protocol.test.ts compares them.

export interface Status {
  readonly state: 'scanning' | 'ready' | 'off' | 'error';
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
  readonly manifests: readonly string[];
  readonly skipped: readonly { readonly uri: string; readonly reason: string }[];
}

export const methods = {
  scan: 'authLens/scan',
  rulePage: 'authLens/rulePage',
  fixAll: 'authLens/fixAll',
  status: 'authLens/status',
  listFiles: 'authLens/listFiles',
  readFiles: 'authLens/readFiles',
  trusted: 'authLens/trusted',
} as const;
