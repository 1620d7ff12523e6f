import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type EditorUnderTest, photograph, startEditor } from './editor';

describe('a window on a folder without JavaScript or TypeScript', () => {
  let editor: EditorUnderTest;
  let folder: string;

  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'auth-lens-plain-')));
    await writeFile(join(folder, 'app.py'), "response.set_cookie('session', token)\n");
    editor = await startEditor();
  });
  after(async () => {
    await editor.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('has no server, no command but those about tokens, no status item and no problem', async () => {
    const window = await editor.open(folder);
    await window.open('app.py');
    await window.page.keyboard.press('F1');
    await window.page.locator('.quick-input-widget input[type=text]').fill('>Auth Lens: Scan');
    // Nothing can be awaited here: give everything the time in which it would have come.
    await pause(3000);
    const needCode = /Auth Lens: (Scan|Show|Fix|Restart|Open)/;
    assert.equal(await window.page.locator('.quick-input-list .monaco-list-row', { hasText: needCode }).count(), 0);
    await window.page.keyboard.press('Escape');
    assert.deepEqual(await editor.servers(), []);
    assert.equal(await window.page.locator('.statusbar-item', { hasText: 'Auth Lens' }).count(), 0);
    await window.showProblems();
    assert.deepEqual(await window.problems(), []);
    await photograph(window.page, 'plain-folder');
  });
});
