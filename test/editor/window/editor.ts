import { mkdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../../scripts/root';
import { startBrowser } from '../../../scripts/vscode/browser';
import { codeServer } from '../../../scripts/vscode/code-server';
import { installExtension } from '../../../scripts/vscode/install';
import { createProfile, type Settings } from '../../../scripts/vscode/profile';
import { serve } from '../../../scripts/vscode/serve';
import { openWorkbench, type Workbench } from '../../../scripts/vscode/workbench';

const screenshots = join(root, 'test-results/screenshots');

/** A real VS Code with the packaged extension installed. */
export interface EditorUnderTest {
  open(folder: string): Promise<Workbench>;
  /** The files that this VS Code wrote, logs and state among them, which hold one of the texts, or have it in their name. */
  filesWith(texts: readonly string[]): Promise<string[]>;
  /** The language servers that this VS Code runs. */
  servers(): Promise<string[]>;
  close(): Promise<void>;
}

/** `settings` are the person's. */
export async function startEditor(settings: Settings = {}): Promise<EditorUnderTest> {
  const vsix = process.env.AUTH_LENS_VSIX;
  if (!vsix) throw new Error('Run these tests with npm test -- --editor: they need the packaged extension.');
  const editor = await codeServer();
  const profile = await createProfile(settings);
  await installExtension(editor, profile, vsix);
  const served = await serve(editor, profile);
  const browser = await startBrowser();
  return {
    open: (folder) => openWorkbench(browser, served, folder),
    filesWith: (texts) => filesWith(profile.folder, texts),
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

async function filesWith(folder: string, texts: readonly string[]): Promise<string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = files.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const found = await Promise.all(paths.map(async (path) => ((await holds(path, texts)) ? [path] : [])));
  return found.flat();
}

async function holds(path: string, texts: readonly string[]): Promise<boolean> {
  const content = await readFile(path).catch(() => Buffer.alloc(0));
  return texts.some((text) => content.includes(text) || path.includes(text));
}

/** Command lines of running language servers from this folder; a listing of /proc, so on Linux only. */
async function processesWith(folder: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((pid) => /^\d+$/.test(pid));
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return lines.filter((line) => line.includes(folder) && line.includes('server.js'));
}
