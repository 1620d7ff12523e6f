import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Finished } from '../process';
import { root } from '../root';
import { say } from '../terminal';
import { editorForTests } from '../vscode/choose';
import { runInHost } from '../vscode/host';
import { installExtension } from '../vscode/install';
import { createProfile } from '../vscode/profile';
import { copySample } from './sample';

const tests = join(root, 'test/editor/host');
const built = join(root, 'test-results/host');

/** Runs test/editor/host inside the extension host of a real VS Code, against the installed VSIX. */
export async function runHostSuite(vsix: string, results: NodeJS.ProcessEnv, grep?: string): Promise<Finished> {
  await buildTests();
  const editor = await editorForTests();
  say(editor.kind === 'desktop' ? `In ${editor.executable}` : 'In code-server');
  const profile = await createProfile();
  const sample = await copySample();
  try {
    await installExtension(editor, profile, vsix);
    const env = { AUTH_LENS_RESULTS: results.AUTH_LENS_RESULTS ?? '', ...(grep === undefined ? {} : { AUTH_LENS_GREP: grep }) };
    const extension = await profile.installed();
    const entry = join(built, 'run.js');
    return await runInHost(editor, { profile, workspace: sample.folder, extension, entry, env, timeoutSeconds: 900 });
  } finally {
    await profile.close();
    await sample.remove();
  }
}

async function buildTests(): Promise<void> {
  await rm(built, { recursive: true, force: true });
  await build({
    entryPoints: readdirSync(tests).map((file) => join(tests, file)),
    outdir: built,
    bundle: true,
    platform: 'node',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}
