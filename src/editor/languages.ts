import { type TextDocument, workspace } from 'vscode';

export const languages: readonly string[] = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'vue', 'svelte', 'astro'];

export const scripts = '**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts,vue,svelte,astro}';

// Where people edit code; documents of other schemes show a difference, an old commit or output.
const schemes = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-test-web'];

/** The documents that the server is told about. */
export function selector(): { language: string; scheme: string }[] {
  const all = new Set([...schemes, ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)]);
  return [...all].flatMap((scheme) => languages.map((language) => ({ language, scheme })));
}

export function isScript({ languageId, uri }: TextDocument): boolean {
  return selector().some(({ language, scheme }) => language === languageId && scheme === uri.scheme);
}
