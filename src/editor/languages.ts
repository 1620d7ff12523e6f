import { type TextDocument, workspace } from 'vscode';

export const languages: readonly string[] = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'vue', 'svelte', 'astro'];

export const scripts = '**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts,vue,svelte,astro}';

// Where people edit code; documents of other schemes show a difference, an old commit or output.
const schemes = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-test-web'];

// The search of VS Code knows no empty alternative: `.env{,.*}` would not find `.env`.
export const environments = '**/{.env,.env.*}';

/** Where packages with known holes are found. */
const manifests = '**/package.json';

/** The decision that a project keeps. */
export const policies = '**/auth-lens.json';

/** The documents that the server is told about: code, cells of notebooks, and `.env` files, which it reads only with trust. */
export function selector(): ({ language: string; scheme: string } | { pattern: string; scheme: string })[] {
  return [...usedSchemes()].flatMap((scheme) => [
    ...languages.map((language) => ({ language, scheme })),
    ...(scheme === notebook ? [] : [environments, manifests, policies].map((pattern) => ({ pattern, scheme }))),
  ]);
}

export function isScript({ languageId, uri }: TextDocument): boolean {
  return languages.includes(languageId) && usedSchemes().has(uri.scheme);
}

const notebook = 'vscode-notebook-cell';

function usedSchemes(): Set<string> {
  return new Set([...schemes, notebook, ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)]);
}
