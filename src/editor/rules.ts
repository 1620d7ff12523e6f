import { Uri, workspace } from 'vscode';

/** What the rule list holds of each rule. */
export interface RuleEntry {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
}

/** The rules that this version knows, from the list that is shipped with their pages. */
export async function readRules(extension: Uri): Promise<RuleEntry[]> {
  return JSON.parse(
    await workspace.decode(await workspace.fs.readFile(Uri.joinPath(extension, 'media', 'rules', 'index.json')), { encoding: 'utf8' }),
  );
}
