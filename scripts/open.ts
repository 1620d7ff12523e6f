import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packageExtension } from './package';
import { run, startGroup } from './process';
import { root } from './root';
import { runMain, say } from './terminal';
import { editorForPerson } from './vscode/choose';
import type { CodeServer } from './vscode/code-server';
import type { Desktop } from './vscode/desktop';
import { installExtension } from './vscode/install';
import { createProfile, type Profile } from './vscode/profile';
import { serve } from './vscode/serve';

const options = { editor: { type: 'boolean', default: true } } as const;

/** Builds Auth Lens, scans a folder (default: the sample project) and opens a real VS Code on it. */
async function open(): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true, allowNegative: true });
  const folder = positionals[0] ? resolve(positionals[0]) : join(root, 'media/sample');
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Error(`There is no folder ${folder}.`);

  say('Building Auth Lens.');
  const vsix = await packageExtension();
  say(`\nScanning ${folder}\n`);
  // 1 means findings, which is what the sample is for.
  const { code } = await run(process.execPath, [join(root, 'dist/cli.js'), 'scan', folder], { show: true });
  if (code > 1) throw new Error(`The scan failed with exit code ${code}.`);
  if (values.editor) await openEditor(folder, vsix);
}

async function openEditor(folder: string, vsix: string): Promise<void> {
  say('\nPreparing VS Code with a profile of its own.');
  const editor = await editorForPerson();
  const profile = await createProfile({ 'typescript.validate.enable': true });
  try {
    await installExtension(editor, profile, vsix);
    await (editor.kind === 'desktop' ? inDesktop(editor, profile, folder) : inBrowser(editor, profile, folder));
  } finally {
    await profile.close();
  }
}

async function inDesktop({ executable }: Desktop, profile: Profile, folder: string): Promise<void> {
  say('VS Code is opening. Close its window, or press Ctrl-C here, to end.');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = ['--new-window', '--disable-workspace-trust', '--skip-welcome', ...asRoot, ...profile.flags, folder];
  const child = startGroup(executable, args, { stdio: 'ignore' });
  await new Promise((done, fail) => child.once('close', done).once('error', fail));
}

async function inBrowser(editor: CodeServer, profile: Profile, folder: string): Promise<void> {
  const served = await serve(editor, profile);
  say(`\nVS Code is ready in your browser:\n\n  ${served.url(folder)}\n\nCtrl-C here ends it.`);
  await served.ended;
}

runMain(module, open);
