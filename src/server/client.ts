import type { InitializeParams } from 'vscode-languageserver';
import { pathOf } from './paths';

/** What this client can do; nothing is expected of a client that did not say so. */
export interface Client {
  readonly folders: readonly string[];
  readonly asksConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly changesFolders: boolean;
  readonly documentChanges: boolean;
  readonly annotations: boolean;
  /** An edit may make files. */
  readonly createsFiles: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly resolvesEdits: boolean;
  /** It asks for lenses again when it is told to. */
  readonly refreshesLenses: boolean;
  readonly markdown: boolean;
  /** Commands that the client runs itself, such as `authLens.showRule`. */
  readonly commands: ReadonlySet<string>;
  /** The address of a rule's page, with `{id}` in it. */
  readonly rulePage?: string;
  /** The person trusts the workspace: `.env` files may be read. */
  readonly trusted: boolean;
  /** Where a web worker loads the engine from. */
  readonly engine?: string;
  readonly settings: unknown;
}

export function clientOf({ capabilities, initializationOptions, workspaceFolders, rootUri }: InitializeParams): Client {
  const { workspace, textDocument } = capabilities;
  const options = initializationOptions ?? {};
  const folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  return {
    folders: folders.map(pathOf),
    asksConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    changesFolders: workspace?.workspaceFolders === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    annotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation === true,
    codeDescription: textDocument?.publishDiagnostics?.codeDescriptionSupport === true,
    resolvesEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    markdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    commands: new Set(Array.isArray(options.commands) ? options.commands : []),
    rulePage: typeof options.rulePage === 'string' ? options.rulePage : undefined,
    trusted: options.trusted === true,
    engine: typeof options.engine === 'string' ? options.engine : undefined,
    settings: options.settings,
  };
}
