import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { packageExtension } from './package';
import { root } from './root';
import { writePicture } from './screenshots/picture';
import { scenes } from './screenshots/scenes';
import { copySample } from './suite/sample';
import { runMain } from './terminal';
import { startBrowser } from './vscode/browser';
import { codeServer } from './vscode/code-server';
import { installExtension } from './vscode/install';
import { createProfile } from './vscode/profile';
import { serve } from './vscode/serve';
import { openWorkbench } from './vscode/workbench';

const looks = {
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'editor.fontSize': 13,
  'files.autoSave': 'off',
  'window.commandCenter': false,
};
const themes = { light: 'Light Modern', dark: 'Dark Modern' } as const;
/** The light ones are shipped, for the walkthrough and the page of the extension. */
const suffix = { light: '', dark: '-dark' } as const;
const size = { width: 1000, height: 620 };

/** Takes the pictures of the README and of the walkthrough from a real VS Code with the packaged extension; `--only NAME` takes one of them. */
async function screenshots(): Promise<void> {
  const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
  await mkdir(join(root, 'media/screenshots'), { recursive: true });
  const vsix = await packageExtension();
  const browser = await startBrowser();
  try {
    for (const theme of ['light', 'dark'] as const) await takeAll(browser, vsix, theme, only);
  } finally {
    await browser.close();
  }
}

async function takeAll(browser: Browser, vsix: string, theme: keyof typeof themes, only: string | undefined): Promise<void> {
  const [editor, sample] = [await codeServer(), await copySample()];
  const profile = await createProfile({ ...looks, 'workbench.colorTheme': themes[theme] });
  await installExtension(editor, profile, vsix);
  const served = await serve(editor, profile);
  try {
    const window = await openWorkbench(browser, served, sample.folder, size);
    for (const scene of scenes) {
      await scene.show(window, sample.folder);
      if (only === undefined || only === scene.name)
        await writePicture(await settled(window.page), `media/screenshots/${scene.name}${suffix[theme]}.png`);
    }
  } finally {
    await served.close();
    await profile.close();
    await sample.remove();
  }
}

/** Notifications and animations are over when two pictures are the same. */
async function settled(page: { screenshot(): Promise<Buffer>; waitForTimeout(ms: number): Promise<void> }): Promise<Buffer> {
  let before = await page.screenshot();
  for (let tries = 0; tries < 10; tries += 1) {
    await page.waitForTimeout(400);
    const now = await page.screenshot();
    if (now.equals(before)) return now;
    before = now;
  }
  return before;
}

runMain(module, screenshots);
