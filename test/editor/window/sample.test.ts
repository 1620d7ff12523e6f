import assert from 'node:assert/strict';
import { join } from 'node:path';
import { placeIn } from '../../../scripts/suite/place';
import { copySample } from '../../../scripts/suite/sample';
import { until } from '../../../scripts/until';
import type { Workbench } from '../../../scripts/vscode/workbench';
import { type EditorUnderTest, photograph, photographFailure, startEditor } from './editor';

const login = 'apps/api/src/routes/login.ts';
const rule = 'cookie-missing-httponly';

describe('a window on the sample', () => {
  let editor: EditorUnderTest;
  let sample: Awaited<ReturnType<typeof copySample>>;
  let window: Workbench;

  before(async function () {
    this.timeout(60_000);
    sample = await copySample();
    editor = await startEditor();
    window = await editor.open(sample.folder);
  });
  afterEach(function () {
    return photographFailure(this.currentTest, window);
  });
  after(async () => {
    await editor.close();
    await sample.remove();
  });

  const untilFileHas = (what: RegExp) => until(`${what} in the editor`, async () => what.test(await window.visibleText()));
  const hasProblem = async () => (await window.problems()).some((row) => row.includes(rule));

  it('lists the problems of the whole folder, with source and rule, before a file is opened', async () => {
    await window.showProblems();
    const rows = await until('the problems', async () => {
      const found = await window.problems();
      return found.some((row) => row.includes('login.ts')) && found;
    });
    assert.ok(
      rows.some((row) => row.includes('Auth Lens')),
      rows.join('\n'),
    );
    await photograph(window.page, 'problems');
  });

  it('draws a squiggle and shows the page of the rule on hover', async () => {
    await window.open(login);
    assert.ok((await window.hover(rule)).length > 200);
    await photograph(window.page, 'hover');
  });

  it('mends a problem from the Ctrl+. menu, and undo brings it back', async () => {
    await window.showProblems('**/login.ts');
    await until('the problem', hasProblem);
    await window.open(login);
    await window.goTo(...(await placeIn(join(sample.folder, login), "cookie('access_token'")));
    const rows = await window.fixes();
    const fix = rows.find((row) => /httpOnly/i.test(row));
    assert.ok(fix, rows.join(' | '));
    await photograph(window.page, 'quick-fix-menu');
    await window.choose(fix);
    await untilFileHas(/access_token'.*httpOnly: true/);
    await until('the problem to go', async () => !(await hasProblem()));
    await photograph(window.page, 'fixed');
    await window.page.keyboard.press('Control+z');
    await untilFileHas(/access_token', tokens\.accessToken, \{ maxAge/);
    await until('the problem to come back', hasProblem);
  });
});
