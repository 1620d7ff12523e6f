import type { BuildOptions } from 'esbuild';
import { separateBundles, withoutExamples, withoutGlobs, withoutLibTexts, withoutMessages, withoutNode } from './plugins';

export interface Entry {
  readonly out: string;
  readonly from: string;
  readonly options: BuildOptions;
}

// Some packages ask for import.meta.url even where they are bundled as CommonJS.
const fileUrl = "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;";

const node: BuildOptions = {
  platform: 'node',
  target: 'node20.20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: fileUrl },
  // A CommonJS neighbour loads faster through require than through import().
  supported: { 'dynamic-import': false },
  plugins: [separateBundles, withoutLibTexts, withoutGlobs],
};

const browser: BuildOptions = {
  platform: 'browser',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [withoutLibTexts, withoutMessages, withoutNode, withoutGlobs],
};

/** For Node.js and web workers alike: TypeScript must not find the one and ask for what it has not. */
const anywhere: BuildOptions = { format: 'cjs', define: { ...browser.define, process: 'undefined' } };

/** A page of a webview; the style sheets that it imports become dist/<out>.css. */
const page: BuildOptions = { ...browser, format: 'esm' };

/** Every file of dist that runs. */
export const entries: readonly Entry[] = [
  { out: 'extension', from: 'src/editor/extension.ts', options: { ...node, external: ['vscode'] } },
  { out: 'extension-browser', from: 'src/editor/extension-browser.ts', options: { ...browser, format: 'cjs', external: ['vscode'] } },
  { out: 'server', from: 'src/server/node.ts', options: node },
  // One file for Node.js and for web workers: the parser is most of the package.
  {
    out: 'engine',
    from: 'src/analyser/workspace.ts',
    options: { ...browser, ...anywhere, plugins: [...(browser.plugins ?? []), withoutExamples] },
  },
  { out: 'server-browser', from: 'src/server/browser.ts', options: { ...browser, format: 'iife' } },
  { out: 'rules', from: 'src/analyser/rules/index.ts', options: node },
  { out: 'decode', from: 'src/cli/decode.ts', options: node },
  { out: 'advise', from: 'src/cli/advise.ts', options: node },
  { out: 'token-room', from: 'src/editor/token-room.ts', options: { ...node, external: ['vscode'] } },
  { out: 'webview-advisor', from: 'src/webview/advisor/page.ts', options: page },
  { out: 'webview-token', from: 'src/webview/token/page.ts', options: page },
  { out: 'cli', from: 'src/cli/main.ts', options: { ...node, banner: { js: `#!/usr/bin/env node\n${fileUrl}` } } },
];
