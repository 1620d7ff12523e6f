import type { TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, Fix } from '../analyser/model/finding';
import type { Workspace } from '../analyser/workspace';
import { byFile } from './edits';
import { createPatch, type OffsetEdit, type Patch } from './patch';

export interface FixAllOptions {
  /** The fixed texts, for the engine to read instead of the real ones. */
  readonly texts: Map<string, string>;
  /** The files that may be changed. */
  readonly files: readonly string[];
  readonly read: (path: string) => string | undefined;
  /** Only this rule. */
  readonly rule?: string;
  readonly cancelled?: () => boolean;
}

export interface FixedFiles {
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  readonly fixed: number;
}

const maxRounds = 10;

/**
 * Applies safe fixes until there are none. Fixes at one place exclude each other, so what fits is applied and the result
 * analysed again. The engine is left with the fixed texts.
 */
export async function fixAll(workspace: Workspace, options: FixAllOptions): Promise<FixedFiles> {
  const patches = new Map<string, Patch>();
  let fixed = 0;
  for (let round = 0, before = Number.POSITIVE_INFINITY; round < maxRounds; round++) {
    const fixes = safeFixes(workspace, options);
    // Fixes that bring no progress would go on for ever.
    if (fixes.length === 0 || fixes.length >= before || options.cancelled?.()) break;
    before = fixes.length;
    const chosen = withoutOverlaps(fixes);
    fixed += chosen.length;
    await applyFixes(workspace, chosen, patches, options);
  }
  return { edits: new Map([...patches].map(([path, patch]) => [path, textEdits(options.read(path) ?? '', patch)])), fixed };
}

function safeFixes(workspace: Workspace, { files, rule }: FixAllOptions): Fix[] {
  const allowed = new Set(files);
  const wanted = (finding: Finding) => rule === undefined || finding.rule === rule;
  return files
    .flatMap((path) => workspace.findings(path).filter(wanted))
    .map(({ fixes }) => fixes.find(({ kind, edits }) => kind === 'edit' && edits.every(({ file }) => allowed.has(file))))
    .filter((fix) => fix !== undefined);
}

/** The first of fixes that touch each other; a fix is taken whole or not at all. */
function withoutOverlaps(fixes: readonly Fix[]): Fix[] {
  const taken = new Map<string, OffsetEdit[]>();
  return fixes.filter(({ edits }) => {
    const free = edits.every(({ file, range }) =>
      (taken.get(file) ?? []).every(({ start, end }) => range.end.offset < start || range.start.offset > end),
    );
    if (!free) return false;
    for (const edit of edits) taken.set(edit.file, [...(taken.get(edit.file) ?? []), offsetEdit(edit)]);
    return true;
  });
}

const offsetEdit = ({ range, text }: Fix['edits'][number]): OffsetEdit => ({ start: range.start.offset, end: range.end.offset, text });

async function applyFixes(
  workspace: Workspace,
  fixes: readonly Fix[],
  patches: Map<string, Patch>,
  { read, texts }: FixAllOptions,
): Promise<void> {
  const byPath = byFile(fixes.flatMap(({ edits }) => edits));
  for (const [path, edits] of byPath) {
    const patch = patches.get(path) ?? createPatch(read(path) ?? '');
    patches.set(path, patch);
    patch.apply(edits.map(offsetEdit));
    texts.set(path, patch.text());
  }
  await workspace.update([...byPath.keys()].map((path) => ({ path, text: texts.get(path) })));
}

function textEdits(original: string, patch: Patch): TextEdit[] {
  const document = TextDocument.create('', '', 0, original);
  return patch.edits().map(({ start, end, text }) => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    newText: text,
  }));
}
