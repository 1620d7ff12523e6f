import { mkdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../../scripts/root';
import { startBrowser } from '../../../scripts/vscode/browser';
import { codeServer } from '../../../scripts/vscode/code-server';
import { installExtension } from '../../../scripts/vscode/install';
import { createProfile } from '../../../scripts/vscode/profile';
import { serve } from '../../../scripts/vscode/serve';
import { openWorkbench, type Workbench } from '../../../scripts/vscode/workbench';

const screenshots = join(root, 'test-results/screenshots');

/** A real VS Code with the packaged extension installed. */
export interface EditorUnderTest {
  open(folder: string): Promise<Workbench>;
  /** The language servers that this VS Code runs. */
  servers(): Promise<string[]>;
  close(): Promise<void>;
}

export async function startEditor(): Promise<EditorUnderTest> {
  const vsix = process.env.AUTH_LENS_VSIX;
  if (!vsix) throw new Error('Run these tests with npm test -- --editor: they need the packaged extension.');
  const editor = await codeServer();
  const profile = await createProfile();
  await installExtension(editor, profile, vsix);
  const served = await serve(editor, profile);
  const browser = await startBrowser();
  return {
    open: (folder) => openWorkbench(browser, served, folder),
    servers: () => processesWith(profile.extensions),
    close: async () => {
      await browser.close();
      await served.close();
      await profile.close();
    },
  };
}

/** Keeps what a moment looked like in test-results/screenshots. */
export async function photograph(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
}

/** For afterEach: keeps what the window looked like when a test fails. */
export async function photographFailure(test: Mocha.Test | undefined, workbench: Workbench | undefined): Promise<void> {
  if (test?.state === 'failed' && workbench) await photograph(workbench.page, `failed ${test.title}`.replace(/\W+/g, '-'));
}

/** Command lines of running language servers from this folder; a listing of /proc, so on Linux only. */
async function processesWith(folder: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((pid) => /^\d+$/.test(pid));
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return lines.filter((line) => line.includes(folder) && line.includes('server.js'));
}
