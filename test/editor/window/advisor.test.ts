import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { FrameLocator, Locator } from 'playwright-core';
import { copySample } from '../../../scripts/suite/sample';
import { until } from '../../../scripts/until';
import type { Workbench } from '../../../scripts/vscode/workbench';
import { type EditorUnderTest, photograph, photographFailure, startEditor } from './editor';

describe('strategy advisor', () => {
  let editor: EditorUnderTest;
  let sample: Awaited<ReturnType<typeof copySample>>;
  let window: Workbench;

  before(async function () {
    this.timeout(60_000);
    sample = await copySample();
    editor = await startEditor();
    window = await editor.open(sample.folder);
    await window.showProblems();
    await until('the first scan', async () => (await window.problems()).length > 0);
    await window.command('View: Close Primary Side Bar');
    await window.command('View: Hide Panel');
    await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  afterEach(function () {
    return photographFailure(this.currentTest, window);
  });
  after(async () => {
    await editor.close();
    await sample.remove();
  });

  const page = (): FrameLocator => window.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  const verdict = () => page().locator('h1').innerText();
  const application = (name: string) => page().locator('.application', { hasText: name });
  const question = (text: string) => page().locator('fieldset.question', { hasText: text });
  const answer = (asked: string, label: string): Locator => question(asked).getByLabel(label).first();
  const inEditor = (what: RegExp) => {
    const texts = () => window.page.locator('.editor-instance .view-lines').allInnerTexts();
    return until(`${what} in an editor`, async () => (await texts()).some((text) => what.test(text.replaceAll('\u00a0', ' '))));
  };
  const backToPage = () => window.command('Auth Lens: Open Strategy Advisor');

  /** What windows have written into the storage of the browser. */
  const stored = () =>
    window.page.evaluate<string>(`(async () => {
    const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
    const texts = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) texts.push(...(await done(database.transaction(store).objectStore(store).getAll())));
      database.close();
    }
    return texts.filter((text) => typeof text === 'string').join('\\n');
  })()`);

  /** Other commands are called much like it, so that the row itself is clicked. */
  async function pickTheme(theme: string): Promise<void> {
    const row = (text: string) => window.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
    const input = window.page.locator('.quick-input-widget .quick-input-filter input:not([type=checkbox])');
    await window.page.keyboard.press('F1');
    await input.fill('>Preferences: Color Theme');
    await row('Preferences: Color Theme').click();
    // The list of themes opens a moment later, and shows only what fits on the screen.
    await until(theme, async () => {
      await input.fill(theme, { timeout: 500 }).catch(() => undefined);
      return row(theme).isVisible();
    });
    await row(theme).click();
  }

  it('does not open by itself, and answers before it is asked', async () => {
    assert.equal(await window.page.locator('iframe.webview').count(), 0);
    await window.command('Auth Lens: Open Strategy Advisor');
    await application('apps/web').waitFor();
    assert.equal(await page().locator('.application').count(), 3);
    await application('apps/web').click();
    await until('the verdict', async () => /database sessions/.test(await verdict()));
    assert.match(await question('What makes the sessions?').innerText(), /Detected[\s\S]*next-auth 5[\s\S]*auth\.ts:8/);
    await photograph(window.page, 'advisor-dark');
  });

  it('moves the verdict at once when an answer changes, and says so aloud', async () => {
    await answer('Where is the session checked?', 'The edge').check();
    await answer('Which shared store', 'None').check();
    await until('the other verdict', async () => /JWT sessions/.test(await verdict()));
    const spoken = page().locator('[role=status][aria-live=polite]', { has: page().locator('h1') });
    assert.equal(await spoken.count(), 1);
    assert.match(await page().locator('#excluded').innerText(), /Database sessions, because there is no shared store/);
    assert.match(await question('Which shared store').innerText(), /Your answer/);
    await photograph(window.page, 'advisor-changed');
  });

  it('survives a reload of the window with its answers', async () => {
    // In a browser the window writes down what it looks like every few seconds only.
    await until('the answers to be written down', async () => /store\W+none/.test(await stored()), 30);
    await window.page.reload();
    await application('apps/web').waitFor({ timeout: 40_000 });
    await until('the same verdict', async () => /JWT sessions/.test(await verdict()));
    assert.ok(await answer('Which shared store', 'None').isChecked());
  });

  it('keeps the answers when a file is saved, and takes new evidence in', async () => {
    await window.open('apps/web/package.json');
    await window.page.locator('.editor-instance .view-lines').last().click();
    await window.goTo(6, 1);
    await window.page.keyboard.type('    "ioredis": "5.0.0",\n');
    await window.page.keyboard.press('Control+s');
    await backToPage();
    await until('the evidence', async () => /ioredis gives access/.test(await question('Which shared store').innerText()), 20);
    assert.ok(await answer('Which shared store', 'None').isChecked());
  });

  it('goes back to what was detected', async () => {
    await question('Which shared store').getByRole('button', { name: 'Back to what was detected' }).click();
    await page().getByRole('button', { name: 'Take all my answers back' }).click();
    await until('the first verdict', async () => /database sessions/.test(await verdict()));
    assert.ok(await answer('Which shared store', 'A key-value store').isChecked());
  });

  it('is used by keyboard alone', async () => {
    await answer('How fast must', 'At once').focus();
    await window.page.keyboard.press('Space');
    assert.ok(await answer('How fast must', 'At once').isChecked());
    await window.page.keyboard.press('ArrowLeft');
    assert.ok(await answer('How fast must', 'Within minutes').isChecked());
    await page().getByRole('link', { name: 'Request flow' }).focus();
    await window.page.keyboard.press('Enter');
    await until('the focus in the section', async () => page().locator('h2:focus', { hasText: 'One request' }).count());
  });

  it('draws today beside what is recommended, with a text for those who cannot see it', async () => {
    const picture = page().getByRole('img', { name: /^Today/ });
    await picture.waitFor();
    assert.match((await picture.locator('desc').textContent()) ?? '', /server → store/);
    await page().locator('#flow').scrollIntoViewIfNeeded();
    await photograph(window.page, 'advisor-flow');
  });

  it('has no violation that axe finds, in dark, light and high contrast', async () => {
    for (const [name, theme] of [
      ['light', 'Light Modern'],
      ['high-contrast', 'Dark High Contrast'],
      ['dark', 'Dark Modern'],
    ]) {
      await pickTheme(theme);
      await until(theme, async () => ((await page().locator('body').getAttribute('class')) ?? '').split(' ').includes(`vscode-${name}`));
      assert.deepEqual(await violations(window), [], theme);
      await page().locator('#reasons').scrollIntoViewIfNeeded();
      await page()
        .locator('body')
        .evaluate(() => globalThis.scrollTo(0, 0));
      await photograph(window.page, `advisor-${name}`);
      await page().locator('#comparison').scrollIntoViewIfNeeded();
      await photograph(window.page, `advisor-${name}-comparison`);
    }
  });

  it('compares a configuration with the file that it would change', async () => {
    await page()
      .getByRole('button', { name: /^Compare with apps\/web\/auth\.ts/ })
      .first()
      .click();
    await window.page.locator('.diff-editor, .monaco-diff-editor').first().waitFor();
    await inEditor(/PostgresAdapter\(/);
    await photograph(window.page, 'advisor-compare');
    await backToPage();
  });

  it('inserts a configuration as a new file, and asks where one exists', async () => {
    const insert = () => page().getByRole('button', { name: 'Insert as New File' }).first().click();
    const before = await readFile(join(sample.folder, 'apps/web/auth.ts'), 'utf8');
    await insert();
    const dialog = window.page.locator('.monaco-dialog-box', { hasText: 'exists already' });
    await dialog.getByRole('button', { name: 'Choose Another Name' }).click();
    const input = window.page.locator('.quick-input-widget input[type=text]');
    await input.fill('sessions-new.ts');
    await window.page.keyboard.press('Enter');
    await inEditor(/NextAuth/);
    assert.match(await readFile(join(sample.folder, 'apps/web/sessions-new.ts'), 'utf8'), /NextAuth\(/);
    assert.equal(await readFile(join(sample.folder, 'apps/web/auth.ts'), 'utf8'), before);
    await backToPage();
  });

  it('copies a configuration', async () => {
    await page().getByRole('button', { name: 'Copy' }).first().click();
    await until('the clipboard', async () => /NextAuth/.test(await window.page.evaluate(() => navigator.clipboard.readText())));
  });

  it('follows evidence to the code', async () => {
    await question('What makes the sessions?')
      .getByRole('button', { name: /auth\.ts:8$/ })
      .click();
    await inEditor(/NextAuth\(/);
    await until('line 8', async () => /Ln 8,/.test(await window.page.locator('.statusbar').innerText()));
    await backToPage();
  });

  it('exports the decision record', async () => {
    await page().getByRole('button', { name: 'Decision Record' }).click();
    await inEditor(/How this application remembers/);
    await photograph(window.page, 'advisor-record');
  });
});

/** What axe finds wrong in the page. */
async function violations({ page }: Workbench): Promise<string[]> {
  const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
  const frames = await Promise.all(page.frames().map(async (frame) => ((await frame.locator('main#page').count()) > 0 ? [frame] : [])));
  const [frame] = frames.flat();
  await frame.evaluate(axe);
  const results = (await frame.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`).join(' | ')}`,
  );
}
