import { type TextDocument, workspace } from 'vscode';

export const languages: readonly string[] = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'vue', 'svelte', 'astro'];

export const scripts = '**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts,vue,svelte,astro}';

// Where people edit code; documents of other schemes show a difference, an old commit or output.
const schemes = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-test-web'];

export const environments = '**/.env{,.*}';

/** The documents that the server is told about: code, cells of notebooks, and `.env` files, which it reads only with trust. */
export function selector(): ({ language: string; scheme: string } | { pattern: string; scheme: string })[] {
  return [...usedSchemes()].flatMap((scheme) => [
    ...languages.map((language) => ({ language, scheme })),
    ...(scheme === notebook ? [] : [{ pattern: environments, scheme }]),
  ]);
}

export function isScript({ languageId, uri }: TextDocument): boolean {
  return languages.includes(languageId) && usedSchemes().has(uri.scheme);
}

const notebook = 'vscode-notebook-cell';

function usedSchemes(): Set<string> {
  return new Set([...schemes, notebook, ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)]);
}
