import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copySample } from '../../../scripts/suite/sample';
import { until } from '../../../scripts/until';
import type { Workbench } from '../../../scripts/vscode/workbench';
import { type EditorUnderTest, photograph, photographFailure, startEditor } from './editor';

const config = 'apps/web/auth.ts';

describe('policy: a kept decision', () => {
  let editor: EditorUnderTest;
  let sample: Awaited<ReturnType<typeof copySample>>;
  let window: Workbench;

  before(async function () {
    this.timeout(60_000);
    sample = await copySample();
    editor = await startEditor({ 'files.autoSave': 'off' });
    window = await editor.open(sample.folder);
    await window.showProblems();
    await until('the first scan', async () => (await window.problems()).length > 0);
    await window.command('View: Close Primary Side Bar');
  });
  afterEach(function () {
    return photographFailure(this.currentTest, window);
  });
  after(async () => {
    await editor.close();
    await sample.remove();
  });

  const page = () => window.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  const kept = () => join(sample.folder, 'apps/web/auth-lens.json');
  const drifts = async () => (await window.problems()).filter((row) => row.includes('policy-drift'));
  const untilText = (what: RegExp) => until(`${what} in the editor`, async () => what.test(await window.visibleText()));
  const focusEditor = () => window.page.locator('.editor-instance .view-lines').last().click();

  it('shows what is kept as an edit that is not saved yet', async () => {
    await window.command('Auth Lens: Open Strategy Advisor');
    await page().locator('.application', { hasText: 'apps/web' }).click();
    await page().getByRole('button', { name: 'Keep This Decision' }).click();
    await untilText(/"strategy": "database"/);
    await photograph(window.page, 'policy-kept');
    assert.equal((await readFile(kept(), 'utf8')).trim(), '');
  });

  it('is taken back by undo, and saved like any file', async () => {
    await focusEditor();
    await window.page.keyboard.press('Control+z');
    await until('an empty file', async () => !/strategy/.test(await window.visibleText()));
    await window.page.keyboard.press('Control+Shift+z');
    await untilText(/"strategy": "database"/);
    await window.page.keyboard.press('Control+s');
    const text = await until('the saved file', async () => (await readFile(kept(), 'utf8')) || undefined);
    const { decision } = JSON.parse(text);
    assert.deepEqual([decision.strategy, decision.answers.library], ['database', 'authjs-5']);
    assert.match(decision.because, /\w+/);
    assert.deepEqual(await drifts(), []);
  });

  it('reports code that drifts from it while it is typed, quotes the decision, and is silent after undo', async () => {
    await window.showProblems('policy-drift');
    await window.open(config);
    await window.page.locator('.view-line', { hasText: 'adapter: PrismaAdapter' }).click();
    await window.page.keyboard.press('Home');
    await window.page.keyboard.type("session: { strategy: 'jwt' },\n");
    const [row] = await until('the drift', async () => ((await drifts()).length > 0 ? drifts() : undefined));
    assert.match(row, /The cookie holds the whole session; the decision of \d{4}-\d\d-\d\d is a store\./);
    await until('the quoted decision', async () => (await window.problems()).some((one) => /Decided on .* Because: /.test(one)));
    await photograph(window.page, 'policy-drift');
    await until('the text of before', async () => {
      await window.page.keyboard.press('Control+z');
      return /^\s*adapter:/.test(await window.page.locator('.view-line', { hasText: 'adapter:' }).first().innerText());
    });
    await until('the drift to go', async () => (await drifts()).length === 0);
  });

  it('follows the file itself: another decision, a mistake, no decision', async () => {
    const text = await readFile(kept(), 'utf8');
    await writeFile(kept(), text.replace('"database"', '"jwt"'));
    await until('the drift', async () => (await drifts()).length > 0);
    await writeFile(kept(), text.replace('"database"', '"redis"'));
    await until('the mistake', async () => (await drifts()).some((row) => row.includes('its strategy is database, jwt or hybrid')));
    await window.showProblems('auth-lens.json');
    await until('the schema to say so too', async () => (await window.problems()).some((row) => row.includes('Valid values: "database"')));
    await window.showProblems('policy-drift');
    await writeFile(kept(), text);
    await until('silence', async () => (await drifts()).length === 0);
  });

  it('changes only the decision of a file that is there, and says when nothing changes', async () => {
    const text = await readFile(kept(), 'utf8');
    await writeFile(kept(), text.replace('{\n', '{\n  // agreed with support\n').replace('"database"', '"jwt"'));
    await until('the drift', async () => (await drifts()).length > 0);
    await window.command('Auth Lens: Keep Decision');
    await untilText(/agreed with support[\s\S]*"strategy": "database"/);
    await focusEditor();
    await window.page.keyboard.press('Control+s');
    await until('silence', async () => (await drifts()).length === 0);
    await window.showProblems('auth-lens.json');
    assert.deepEqual(await window.problems(), []);
    await window.command('Auth Lens: Keep Decision');
    await window.page.locator('.notification-toast', { hasText: 'This decision is kept already.' }).waitFor();
  });
});
