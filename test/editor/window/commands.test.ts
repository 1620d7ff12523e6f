import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copySample } from '../../../scripts/suite/sample';
import { until } from '../../../scripts/until';
import type { Workbench } from '../../../scripts/vscode/workbench';
import { type EditorUnderTest, photograph, photographFailure, startEditor } from './editor';

const login = 'apps/api/src/routes/login.ts';

// VS Code shows the progress in the status bar. It may be gone before it can be asked for: the page itself watches for it.
const watchForProgress = `new MutationObserver(() => {
  const bar = [...document.querySelectorAll('.statusbar-item')].map((item) => item.innerText).join();
  if (/Auth Lens: [0-9]+ of [0-9]+ files/.test(bar)) document.body.setAttribute('data-progress', 'seen');
}).observe(document.body, { subtree: true, childList: true, characterData: true })`;

describe('commands in a window', () => {
  let editor: EditorUnderTest;
  let sample: Awaited<ReturnType<typeof copySample>>;
  let window: Workbench;

  before(async function () {
    this.timeout(60_000);
    sample = await copySample();
    await addFiles(sample.folder);
    editor = await startEditor();
    window = await editor.open(sample.folder);
    await window.showProblems();
    await until('the first scan', async () => (await window.problems()).length > 0);
  });
  afterEach(function () {
    return photographFailure(this.currentTest, window);
  });
  after(async () => {
    await editor.close();
    await sample.remove();
  });

  it('Scan Workspace shows progress', async () => {
    await window.page.evaluate(watchForProgress);
    await window.command('Auth Lens: Scan Workspace');
    await until('progress', () => window.page.locator('body[data-progress=seen]').count());
  });

  it('Show Rule lists the rules and opens the page of one', async () => {
    await window.command('Auth Lens: Show Rule', 'jwt-alg-none');
    const page = window.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await page.locator('h1').first().waitFor();
    assert.match((await page.locator('body').allInnerTexts()).join(), /jwt-alg-none/);
    await photograph(window.page, 'rule-page');
  });

  it('Fix All Safe Problems mends the open file at once, and one undo takes it back', async () => {
    await window.open(login);
    const flags = async () => /access_token'[^\n]*httpOnly: true[^\n]*/.exec(await window.visibleText())?.[0].includes('secure: ') ?? false;
    assert.equal(await flags(), false);
    await window.command('Auth Lens: Fix All Safe Problems', 'This file');
    await until('the mended text', flags);
    await photograph(window.page, 'fix-all');
    await window.goTo(1);
    await window.page.keyboard.press('Control+z');
    await until('the first text', async () => /tokens\.accessToken, \{ maxAge/.test(await window.visibleText()));
  });
});

/** So many that a scan takes long enough to be seen. */
async function addFiles(folder: string): Promise<void> {
  const text = await readFile(join(folder, login), 'utf8');
  await mkdir(join(folder, 'apps/api/src/many'));
  for (let index = 0; index < 800; index++) await writeFile(join(folder, `apps/api/src/many/login-${index}.ts`), text);
}
