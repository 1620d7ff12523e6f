import { type Connection, type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Finding } from '../analyser/model/finding';
import type { Client } from './client';
import type { Documents } from './documents';
import { toRange } from './positions';

export const source = 'Auth Lens';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

/** Sends the findings of a file, unless the client already shows just these. */
export function createPublisher(
  connection: Connection,
  client: Client,
  documents: Documents,
  linkOf: (rule: string) => string | undefined,
) {
  const shown = new Map<string, { uri: string; state: string }>();
  return (path: string, findings: readonly Finding[]): void => {
    const uri = documents.uri(path);
    const version = documents.get(path)?.version;
    const diagnostics = findings.map((finding) => toDiagnostic(finding, client, documents, linkOf));
    const before = shown.get(path);
    if (before && before.uri !== uri) void connection.sendDiagnostics({ uri: before.uri, diagnostics: [] });
    // Editors move squiggles while a person types: a new version is always answered, also with the same places.
    const state = diagnostics.length === 0 ? '' : JSON.stringify([version, diagnostics]);
    if ((before?.uri === uri ? before.state : '') === state) return;
    if (state === '') shown.delete(path);
    else shown.set(path, { uri, state });
    void connection.sendDiagnostics({ uri, version, diagnostics });
  };
}

function toDiagnostic(finding: Finding, client: Client, documents: Documents, linkOf: (rule: string) => string | undefined): Diagnostic {
  const href = client.codeDescription ? linkOf(finding.rule) : undefined;
  const related = client.relatedInformation ? finding.related : [];
  return {
    range: toRange(finding.range),
    severity: severities[finding.severity],
    source,
    code: finding.rule,
    message: finding.message,
    ...(href && { codeDescription: { href } }),
    ...(related.length > 0 && {
      relatedInformation: related.map(({ file, range, message }) => ({
        location: { uri: documents.uri(file), range: toRange(range) },
        message,
      })),
    }),
  };
}
