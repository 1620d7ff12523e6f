import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { packageExtension } from './package';
import { root } from './root';
import { placeIn } from './suite/place';
import { copySample } from './suite/sample';
import { runMain, say } from './terminal';
import { until } from './until';
import { startBrowser } from './vscode/browser';
import { codeServer } from './vscode/code-server';
import { installExtension } from './vscode/install';
import { createProfile } from './vscode/profile';
import { serve } from './vscode/serve';
import { openWorkbench, type Workbench } from './vscode/workbench';

const login = 'apps/api/src/routes/login.ts';
const looks = {
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'editor.fontSize': 13,
  'workbench.activityBar.location': 'hidden',
};
const pictures = join(root, 'media/screenshots');

/** Takes the pictures of the README from a real VS Code with the packaged extension on the sample project. */
async function screenshots(): Promise<void> {
  const vsix = await packageExtension();
  const [editor, profile, sample] = [await codeServer(), await createProfile(looks), await copySample()];
  await installExtension(editor, profile, vsix);
  const served = await serve(editor, profile);
  const browser = await startBrowser();
  try {
    await mkdir(pictures, { recursive: true });
    await take(await openWorkbench(browser, served, sample.folder, { width: 1000, height: 620 }), sample.folder);
  } finally {
    await browser.close();
    await served.close();
    await profile.close();
    await sample.remove();
  }
}

async function take(window: Workbench, folder: string): Promise<void> {
  const picture = async (name: string) => {
    await window.screenshot(join(pictures, `${name}.png`));
    say(`media/screenshots/${name}.png`);
  };
  await window.command('View: Close Primary Side Bar');
  await window.showProblems();
  await until('the problems', async () => (await window.problems()).length > 5);
  await window.open(login);
  await window.page.locator('.squiggly-error').first().waitFor();
  await picture('problems');
  await window.hover('cookie-');
  await picture('hover');
  await window.goTo(...(await placeIn(join(folder, login), "cookie('access_token'")));
  const before = (await window.problems()).filter((row) => row.includes('cookie-missing-httponly')).length;
  const fixes = await window.fixes();
  await picture('quick-fix');
  await window.choose(fixes.find((row) => /httponly/i.test(row)) ?? fixes[0]);
  await until('the fixed text', async () => /access_token'[^;]*httpOnly: true/.test(await window.visibleText()));
  await until(
    'the problem to go',
    async () => (await window.problems()).filter((row) => row.includes('cookie-missing-httponly')).length < before,
  );
  await picture('fixed');
}

runMain(module, screenshots);
