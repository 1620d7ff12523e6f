import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { placeIn } from '../../../scripts/suite/place';
import { copySample } from '../../../scripts/suite/sample';
import { until } from '../../../scripts/until';
import type { Workbench } from '../../../scripts/vscode/workbench';
import { type EditorUnderTest, photograph, photographFailure, startEditor } from './editor';

const login = 'apps/api/src/routes/login.ts';

describe('walkthrough: first steps', () => {
  let editor: EditorUnderTest;
  let sample: Awaited<ReturnType<typeof copySample>>;
  let window: Workbench;

  before(async function () {
    this.timeout(60_000);
    sample = await copySample();
    editor = await startEditor();
    window = await editor.open(sample.folder);
    await window.showProblems();
    await until('the first scan', async () => (await window.problems()).length > 5);
    await window.command('View: Close Primary Side Bar');
    await window.command('View: Hide Panel');
  });
  afterEach(function () {
    return photographFailure(this.currentTest, window);
  });
  after(async () => {
    await editor.close();
    await sample.remove();
  });

  const show = () => window.command('Welcome: Open Walkthrough...', 'First Steps with Auth Lens');
  // A webview that has the focus keeps F1 to itself.
  const back = () => window.page.locator('.tab', { hasText: 'Welcome' }).click();
  const step = (title: string) => window.page.locator('.getting-started-step', { hasText: title });
  const isDone = (title: string) => until(`${title} to be done`, async () => step(title).locator('.codicon.complete').count());
  const isOpen = async (title: string) => assert.equal(await step(title).locator('.codicon.complete').count(), 0, title);

  it('has five steps, each with its picture, and marks the scan as done', async () => {
    await show();
    await step('Scan a project').waitFor();
    assert.equal(await window.page.locator('.getting-started-step').count(), 5);
    await isOpen('Scan a project');
    await window.page.getByRole('button', { name: 'Scan This Workspace' }).click();
    await isDone('Scan a project');
    for (const title of ['Scan a project', 'Read a problem', 'Fix it', 'Decode a token', 'Choose a session strategy']) {
      await step(title).click();
      await until(`the picture of ${title}`, () => window.page.locator('.getting-started-media img').evaluateAll(isLoaded));
    }
    await photograph(window.page, 'walkthrough');
  });

  it('marks reading, decoding and the advisor as done once they were used', async () => {
    await isOpen('Read a problem');
    await step('Read a problem').click();
    await window.page.getByRole('button', { name: 'Show the Problems' }).click();
    await isDone('Read a problem');
    await isOpen('Decode a token');
    await step('Decode a token').click();
    await window.page.getByRole('button', { name: 'Decode an Example' }).click();
    const token = window.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await token.getByText('https://shop.example').first().waitFor();
    await back();
    await isDone('Decode a token');
    await step('Choose a session strategy').click();
    await window.page.getByRole('button', { name: 'Open Strategy Advisor' }).click();
    await window.page.locator('.tab', { hasText: 'Strategy Advisor' }).waitFor();
    await back();
    await isDone('Choose a session strategy');
  });

  it('marks fixing as done when a problem was mended', async () => {
    await isOpen('Fix it');
    await window.open(login);
    await window.goTo(...(await placeIn(join(sample.folder, login), "cookie('access_token'")));
    const rows = await window.fixes();
    await window.choose(rows.find((row) => /httponly/i.test(row)) ?? rows[0]);
    await show();
    await isDone('Fix it');
  });

  it('copies the sample to a temporary folder and opens it', async () => {
    const opened = window.page.context().waitForEvent('page');
    await window.command('Auth Lens: Open Sample Project', 'Use a Temporary Folder');
    const address = new URL((await opened).url()).searchParams.get('folder') ?? '';
    assert.match(address, /auth-lens-sample$/);
    await until('the copy', async () => existsSync(join(address, login)));
  });
});

const isLoaded = (images: readonly Element[]): boolean =>
  images.some((one) => (one as unknown as { naturalWidth: number }).naturalWidth > 0);
