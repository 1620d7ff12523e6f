import { type CodeAction, CodeActionKind, type CodeActionParams, type Diagnostic, type TextEdit } from 'vscode-languageserver';
import type { Finding } from '../analyser/model/finding';
import { isManifest } from '../analyser/model/manifest-file';
import { isPolicyFile } from '../analyser/model/policy-file';
import { source } from './diagnostics';
import { fixEdit, workspaceEdit } from './edits';
import { fixAll } from './fix-all';
import { isSame, overlaps, toRange } from './positions';
import type { Session } from './session';
import { suppressFile, suppressLine } from './suppress';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.authLens`;

/** What an action stands for whose edit is made when the person chooses it. */
interface Later {
  readonly uri: string;
  readonly rule: string;
}

/** Quick fixes, suppressions and explanations for the findings in a range, and all safe fixes of a document. */
export function createCodeActions({ client, documents, analysis, textOf, ruleOf }: Session) {
  async function provide({ textDocument: { uri }, range, context }: CodeActionParams): Promise<CodeAction[]> {
    await analysis.settled();
    const path = documents.path(uri);
    const actions: CodeAction[] = [];
    if (asksFor(CodeActionKind.QuickFix, context.only)) {
      const here = analysis.findings(path).filter((finding) => overlaps(toRange(finding.range), range));
      actions.push(...here.flatMap((finding) => quickFixes(finding, context.diagnostics)));
      for (const rule of new Set(here.map((finding) => finding.rule))) actions.push(...(await fixRule(path, uri, rule)));
      actions.push(...here.flatMap((finding) => suppressions(path, finding, context.diagnostics)));
    }
    if (context.only && asksFor(fixAllKind, context.only)) actions.push(...(await fixDocument(path)));
    return actions;
  }

  function quickFixes(finding: Finding, diagnostics: readonly Diagnostic[]): CodeAction[] {
    const preferred = finding.fixes.find(({ kind }) => kind === 'edit');
    return finding.fixes.flatMap((fix) => {
      const edit = fixEdit(fix, client, documents);
      if (!edit) return [];
      const action = { title: fix.title, kind: CodeActionKind.QuickFix, diagnostics: shownAs(finding, diagnostics), edit };
      return [{ ...action, ...(fix === preferred && { isPreferred: true }) }];
    });
  }

  async function fixRule(path: string, uri: string, rule: string): Promise<CodeAction[]> {
    const fixable = analysis.findings(path).filter((finding) => finding.rule === rule && finding.fixes.some(({ kind }) => kind === 'edit'));
    if (fixable.length < 2) return [];
    const data: Later = { uri, rule };
    const name = (await ruleOf(rule))?.title ?? rule;
    const action: CodeAction = { title: `Fix all: ${name} in this file`, kind: CodeActionKind.QuickFix, data };
    return [client.resolvesEdits ? action : await resolve(action)];
  }

  function suppressions(path: string, finding: Finding, diagnostics: readonly Diagnostic[]): CodeAction[] {
    const { rule, range } = finding;
    const text = textOf(path);
    if (text === undefined || isManifest(path) || isPolicyFile(path)) return []; // JSON has no comments
    const action = (title: string): CodeAction => ({ title, kind: CodeActionKind.QuickFix, diagnostics: shownAs(finding, diagnostics) });
    const edited = (title: string, edit: TextEdit): CodeAction => ({
      ...action(title),
      edit: workspaceEdit(new Map([[path, [edit]]]), client, documents),
    });
    const actions = [
      edited(`Suppress ${rule} for this line`, suppressLine(path, text, range.start.line - 1, rule)),
      edited(`Suppress ${rule} for this file`, suppressFile(path, text, rule)),
    ];
    if (!client.commands.has('authLens.showRule')) return actions;
    const title = `Explain ${rule}`;
    return [...actions, { ...action(title), command: { title, command: 'authLens.showRule', arguments: [rule] } }];
  }

  async function fixDocument(path: string): Promise<CodeAction[]> {
    const result = await analysis.borrow((workspace, texts) => fixAll(workspace, { texts, files: [path], read: textOf }));
    if (!result || result.fixed === 0) return [];
    return [{ title: 'Fix all safe problems', kind: fixAllKind, edit: workspaceEdit(result.edits, client, documents) }];
  }

  async function resolve(action: CodeAction): Promise<CodeAction> {
    const later = action.data as Later | undefined;
    if (!later) return action;
    await analysis.settled();
    const files = [documents.path(later.uri)];
    const result = await analysis.borrow((workspace, texts) => fixAll(workspace, { texts, files, read: textOf, rule: later.rule }));
    return result ? { ...action, edit: workspaceEdit(result.edits, client, documents) } : action;
  }

  return { provide, resolve };
}

function asksFor(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((one) => kind === one || kind.startsWith(`${one}.`));
}

// Editors hand back diagnostics that they rebuilt, so they are recognised by place and code.
function shownAs(finding: Finding, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const range = toRange(finding.range);
  return diagnostics.filter((one) => one.source === source && one.code === finding.rule && isSame(one.range, range));
}
