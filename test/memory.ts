import { ts } from 'ts-morph';
import { isEnvironmentFile } from '../src/analyser/model/environment-file';
import type { Finding } from '../src/analyser/model/finding';
import { isManifest } from '../src/analyser/model/manifest-file';
import { isPolicyFile } from '../src/analyser/model/policy-file';
import { createWorkspace, type RuleSettings, type Workspace } from '../src/analyser/workspace';

/** A workspace over texts in memory; paths are relative to `/project`. `.git/tracked` names what git tracks. */
export async function workspaceOf(texts: Record<string, string>, settings: RuleSettings = {}): Promise<Workspace> {
  const files = new Map(Object.entries(texts).map(([path, text]) => [path.startsWith('/') ? path : `/project/${path}`, text]));
  const isTracked = (path: string) => files.get('/project/.git/tracked')?.split('\n').includes(path);
  const workspace = createWorkspace({ read: (path) => files.get(path), isTracked }, settings);
  await workspace.update(
    [...files]
      .filter(([path]) => (!path.endsWith('.json') || isManifest(path) || isPolicyFile(path)) && path !== '/project/.git/tracked')
      .map(([path, text]) => ({ path, text })),
  );
  const failures = workspace.failures();
  if (failures.length > 0) throw new Error(failures.join('\n'));
  return workspace;
}

/** `rule@line:column` of each finding, for short expectations. */
export async function findingsOf(texts: Record<string, string>, settings?: RuleSettings): Promise<readonly Finding[]> {
  return (await workspaceOf(texts, settings)).findings();
}

/** The text after the edits of one file, applied from the end. */
export function applyEdits(
  text: string,
  edits: readonly { range: { start: { offset: number }; end: { offset: number } }; text: string }[],
): string {
  return [...edits]
    .sort((one, other) => other.range.start.offset - one.range.start.offset)
    .reduce((result, edit) => result.slice(0, edit.range.start.offset) + edit.text + result.slice(edit.range.end.offset), text);
}

/** How many syntax errors the parser reports; none for what is no code. */
export function syntaxErrors(path: string, text: string): number {
  if (isEnvironmentFile(path) || path.endsWith('.gitignore')) return 0;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest) as ts.SourceFile & { parseDiagnostics: unknown[] };
  return file.parseDiagnostics.length;
}
