import type { WorkspaceEdit } from 'vscode-languageclient';
import type { Seen } from '../analyser/model/seen';
import type { Verifier } from '../token/accept/verifier';

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

export interface SeenResult {
  readonly state: Status['state'];
  readonly seen: Seen;
  readonly roots: readonly { readonly path: string; readonly uri: string }[];
}

export interface VerifiersResult {
  readonly state: Status['state'];
  readonly verifiers: readonly Verifier[];
}

export const methods = {
  scan: 'authLens/scan',
  rulePage: 'authLens/rulePage',
  fixAll: 'authLens/fixAll',
  seen: 'authLens/seen',
  verifiers: 'authLens/verifiers',
  overview: 'authLens/overview',
  overviewChanged: 'authLens/overviewChanged',
  effective: 'authLens/effective',
  status: 'authLens/status',
  listFiles: 'authLens/listFiles',
  readFiles: 'authLens/readFiles',
  trusted: 'authLens/trusted',
} as const;
