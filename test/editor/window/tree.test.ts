import assert from 'node:assert/strict';
import { join } from 'node:path';
import { placeIn } from '../../../scripts/suite/place';
import { copySample } from '../../../scripts/suite/sample';
import { until } from '../../../scripts/until';
import type { Workbench } from '../../../scripts/vscode/workbench';
import { type EditorUnderTest, photograph, photographFailure, startEditor } from './editor';

const server = 'apps/api/src/server.ts';
const looks = { 'editor.minimap.enabled': false };
const themes = [
  ['dark', 'Default Dark Modern'],
  ['light', 'Default Light Modern'],
  ['contrast', 'Default High Contrast'],
] as const;

for (const [name, theme] of themes) {
  describe(`the tree and the lenses, ${name}`, () => {
    let editor: EditorUnderTest;
    let sample: Awaited<ReturnType<typeof copySample>>;
    let window: Workbench;

    before(async function () {
      this.timeout(60_000);
      sample = await copySample();
      editor = await startEditor({ ...looks, 'workbench.colorTheme': theme });
      window = await editor.open(sample.folder);
      await window.page.locator('.activitybar [aria-label^="Auth Lens"]').first().click();
    });
    afterEach(function () {
      return photographFailure(this.currentTest, window);
    });
    after(async () => {
      await editor.close();
      await sample.remove();
    });

    it('show the applications, their set-ups and stages, the lens and its hover', async () => {
      await untilRow(window, /@corner-shop\/api/);
      for (const wanted of [/@corner-shop\/admin/, /next-auth 4\./, /express-session 1\./, /Issue/, /Revoke/])
        await untilRow(window, wanted);
      await openServer(window);
      await untilLens(window, /^server-session, 7 days, cookie connect\.sid; HttpOnly$/);
      await photograph(window.page, `tree-${name}`);
      await hoverConfiguration(window, sample.folder);
      await photograph(window.page, `tree-hover-${name}`);
      await window.page.keyboard.press('Escape');
    });

    if (name === 'dark') addScenarios();

    function addScenarios(): void {
      it('lead to the place of a problem with a click', async () => {
        await row(window, /Nobody can sign in/)
          .first()
          .click();
        await until('its file', () => window.page.locator('.tab.active', { hasText: '[...nextauth].js' }).count());
        await until('its line', async () => /Ln (?!1,)\d+, Col \d+/.test(await statusBar(window)));
      });

      it('mend a problem with the button of its row, and leave it out then', async () => {
        const before = await row(window, /Page scripts can read/).count();
        const problem = row(window, /Page scripts can read this/).first();
        await problem.hover();
        await problem.locator('.action-label[aria-label^="Fix"]').click();
        await until('the mended text', async () => /httpOnly: true/.test(await window.visibleText()));
        await until('the row to go', async () => (await row(window, /Page scripts can read/).count()) < before);
        await window.page.keyboard.press('Control+z');
        await until('the row to come back', async () => (await row(window, /Page scripts can read/).count()) === before);
      });

      it('group the problems by rule and by file, and say so', async () => {
        await choose(window, 'Group By...', 'By rule');
        await untilRow(window, /cookie-missing-httponly, \d+ problems/);
        await choose(window, 'Group By...', 'By file');
        await untilRow(window, /tokens\.ts/);
        await photograph(window.page, 'tree-by-file');
        await choose(window, 'Group By...', 'By stage');
        await untilRow(window, /Verify/);
      });

      it('filter to this file, to changed files and to errors, and tell when nothing is left', async () => {
        await choose(window, 'Filter...', 'Changed files');
        await until('the welcome', () => window.page.locator('.welcome-view-content', { hasText: 'Nothing fits the filter' }).count());
        await photograph(window.page, 'tree-nothing-fits');
        await openServer(window);
        await choose(window, 'Filter...', 'This file');
        await untilRow(window, /express-session/);
        assert.ok(!(await rows(window)).some((text) => text.includes('@corner-shop/admin')));
        await choose(window, 'Filter...', 'Errors only');
        await until('no set-ups', async () => !(await rows(window)).some((text) => text.includes('express-session 1.')));
        await photograph(window.page, 'tree-errors');
        await choose(window, 'Filter...', 'Everything');
        await untilRow(window, /express-session 1\./);
      });

      it('open what takes effect from the lens, and follow the code', async () => {
        await openServer(window);
        const lens = window.page.locator('.codelens-decoration a', { hasText: 'cookie connect.sid' }).first();
        await lens.click();
        await until('the sheet', async () => /connect\.sid/.test(await previewText(window)));
        await photograph(window.page, 'tree-effective');
        assert.match(await previewText(window), /development[\s\S]*production/);
        await edit(window, sample.folder);
        await untilLens(window, /cookie renamed\.sid/);
        await window.page.locator('.tab', { hasText: 'Effective authentication' }).first().click();
        await until('the new name in the sheet', async () => /renamed\.sid/.test(await previewText(window)));
      });

      it('list the applications to choose from', async () => {
        await window.command('Auth Lens: Show Effective Authentication', 'All applications');
        await until('all applications', async () => /corner-shop\/admin[\s\S]*corner-shop\/web/.test(await previewText(window)));
      });
    }
  });
}

const row = (window: Workbench, text: RegExp) => window.page.locator('.customview-tree .monaco-list-row', { hasText: text });
const rows = async (window: Workbench) => (await window.page.locator('.customview-tree .monaco-list-row').allInnerTexts()).map(oneLine);
const oneLine = (text: string) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ');

async function untilRow(window: Workbench, text: RegExp): Promise<void> {
  await until(`a row with ${text}`, async () => (await rows(window)).some((one) => text.test(one)));
}

async function untilLens(window: Workbench, text: RegExp): Promise<void> {
  const all = async () => (await window.page.locator('.codelens-decoration').allInnerTexts()).map(oneLine);
  await until(`a lens with ${text}`, async () => (await all()).some((one) => text.test(one.trim())));
}

async function openServer(window: Workbench): Promise<void> {
  const tab = window.page.locator('.tab', { hasText: 'server.ts' });
  if ((await tab.count()) > 0) await tab.first().click();
  else await window.open(server);
  await until('the file', () => window.page.locator('.tab.active', { hasText: 'server.ts' }).count());
}

const statusBar = async (window: Workbench) => (await window.page.locator('.part.statusbar').allInnerTexts()).join(' ');

/** Moves to the call and asks for the hover by keyboard, as it is more steady than the pointer. */
async function hoverConfiguration(window: Workbench, folder: string): Promise<void> {
  const [line, column] = await placeIn(join(folder, server), 'session({');
  await window.goTo(line, column + 'session('.length);
  await until('the hover', async () => {
    await window.command('Show or Focus Hover');
    const hover = window.page.locator('.monaco-hover:visible', { hasText: 'development' });
    await hover
      .first()
      .waitFor({ timeout: 2000 })
      .catch(() => undefined);
    return hover.count();
  });
}

/** Takes a choice of a button of the view. */
async function choose(window: Workbench, button: string, choice: string): Promise<void> {
  const { page } = window;
  await page.locator('.pane-header, .composite.title').first().hover();
  await page.locator(`.sidebar .action-label[aria-label^="${button}"]`).first().click();
  await page.locator('.quick-input-list .monaco-list-row', { hasText: choice }).first().click();
  await page.waitForSelector('.quick-input-widget', { state: 'hidden' });
}

const previewText = async ({ page }: Workbench): Promise<string> => {
  const frame = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  return frame
    .locator('body')
    .first()
    .innerText({ timeout: 2000 })
    .catch(() => '');
};

async function edit(window: Workbench, folder: string): Promise<void> {
  await openServer(window);
  const [line, column] = await placeIn(join(folder, server), 'session({');
  await window.goTo(line, column + 'session({'.length);
  await window.page.keyboard.type(" name: 'renamed.sid',");
}
