import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { copySample } from '../../../scripts/suite/sample';
import { until } from '../../../scripts/until';
import type { Workbench } from '../../../scripts/vscode/workbench';
import { type EditorUnderTest, photograph, photographFailure, startEditor } from './editor';

const secret = 'the-real-secret-of-the-corner-shop-in-production';
const rows = '.quick-input-list .monaco-list-row';

describe('token surfaces', () => {
  let editor: EditorUnderTest;
  let sample: Awaited<ReturnType<typeof copySample>>;
  let window: Workbench;
  let token: string;

  before(async function () {
    this.timeout(60_000);
    sample = await copySample();
    token = await signed();
    await writeFile(join(sample.folder, 'access.log'), `10:12:03 INFO signed in, got ${token}\n10:12:04 INFO done\n`);
    await writeFile(join(sample.folder, 'access.jwt'), `Bearer ${token}\n`);
    await writeFile(join(sample.folder, 'login.test.ts'), `export const token = '${token}';\nexport const shop = 'plain words';\n`);
    await writeFile(join(sample.folder, 'apps/api/.env'), `PORT=4000\nJWT_SECRET="${secret}"\n`);
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

  const panelHas = (text: string) =>
    window.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame').getByText(text).first().waitFor();

  /** The hover of the keyboard; a language that has just been opened answers a moment later. */
  const hoverAtCursor = (text: string) =>
    until(
      `a hover with ${text}`,
      async () => {
        await window.command('Show or Focus Hover');
        const hover = window.page.locator('.monaco-hover:visible', { hasText: text }).first();
        return hover.waitFor({ timeout: 2000 }).then(
          () => hover.innerText(),
          () => undefined,
        );
      },
      30,
    );

  /** The classes that give the pieces of a token their colours, by the first letters of the piece. */
  async function coloursOf(pieces: readonly string[]): Promise<(string | null)[]> {
    const classOf = (piece: string) =>
      window.page
        .locator('.editor-instance .view-line span[class^=mtk]', { hasText: piece.slice(0, 12) })
        .last()
        .getAttribute('class');
    return Promise.all(pieces.map(classOf));
  }

  it('tells what a token says where the pointer rests on it, in a log as well', async () => {
    await window.open('access.log');
    await window.goTo(1, 60);
    const text = await hoverAtCursor('decoded, not verified');
    assert.match(text, /Signed token \(JWS\), HS256/);
    assert.match(text, /Expires in 40 minutes/);
    assert.match(text, /iss\s*https:\/\/login\.corner-shop\.example/);
    await photograph(window.page, 'token-hover');
  }).timeout(60_000);

  it('opens the panel from there', async () => {
    await window.page.locator('.monaco-hover:visible a', { hasText: 'Open in Token Panel' }).first().click();
    await panelHas('user_7f3a');
    await window.command('View: Close Editor');
  });

  it('says nothing of ordinary words', async () => {
    await window.open('access.log');
    await until('the log', async () => /INFO done/.test(await window.visibleText()));
    await window.goTo(2, 16);
    await window.command('Show or Focus Hover');
    await window.page.waitForTimeout(1500);
    assert.equal(await window.page.locator('.monaco-hover:visible', { hasText: 'not verified' }).count(), 0);
  });

  it('colours the three parts in .jwt files, with a line that opens the token', async () => {
    await window.open('access.jwt');
    await window.page.locator('.codelens-decoration', { hasText: 'Decode JWT: expires in' }).first().waitFor();
    const colours = await until('three colours', async () => {
      const found = await coloursOf(token.split('.'));
      return new Set(found).size === 3 ? found : undefined;
    });
    assert.ok(colours.every(Boolean));
    await photograph(window.page, 'token-language');
    await window.page.locator('.codelens-decoration a', { hasText: 'Decode JWT' }).first().click();
    await panelHas('user_7f3a');
    await window.command('View: Close Editor');
  });

  it('colours tokens inside strings of TypeScript; a line above them is there only when asked for', async () => {
    await window.open('login.test.ts');
    await until('three colours', async () => new Set(await coloursOf(token.split('.'))).size === 3);
    assert.equal(await window.page.locator('.codelens-decoration', { hasText: 'Decode JWT' }).count(), 0);
    await mkdir(join(sample.folder, '.vscode'));
    await writeFile(join(sample.folder, '.vscode/settings.json'), '{ "authLens.codeLens.tokens": true }');
    await window.page.locator('.codelens-decoration', { hasText: 'Decode JWT: expires in' }).first().waitFor();
    await photograph(window.page, 'token-in-string');
  });

  it('answers for each call of the project whether it would accept the token', async () => {
    await window.open('access.jwt');
    await window.goTo(1, 60);
    // What the command asks stands in the widget that the palette stood in.
    await window.page.keyboard.press('F1');
    await window.page.locator('.quick-input-widget input[type=text]').fill('>Auth Lens: Would My Server Accept');
    await window.page.locator(rows, { hasText: 'Would My Server Accept' }).first().click();
    const names = window.page.locator(rows, { hasText: 'JWT_SECRET' });
    await names.waitFor();
    assert.ok(!(await window.page.locator('.quick-input-widget').innerHTML()).includes(secret));
    await photograph(window.page, 'would-accept-secrets');
    await window.page.keyboard.press('Enter');
    await window.page.locator(rows, { hasText: 'Accepted' }).first().waitFor();
    const answers = (await window.page.locator(rows).allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
    await photograph(window.page, 'would-accept');
    const of = (line: number) => answers.find((text) => text.includes(`tokens.ts:${line}`)) ?? '';
    assert.match(of(18), /Accepted.*HS256 with JWT_SECRET/);
    assert.match(of(28), /Rejected.*signed with HS256, only RS256 or none is allowed/);
    assert.match(of(32), /Rejected.*did not sign it/);
  });

  it('opens the call that is taken', async () => {
    await window.page.keyboard.press('Enter');
    await until('tokens.ts', async () => /checkAccess/.test(await window.visibleText()));
  });

  it('makes links of tokens in a terminal', async () => {
    await window.command('Terminal: Create New Terminal');
    const terminal = window.page.locator('.terminal.xterm').first();
    await terminal.waitFor();
    await window.page.waitForTimeout(2000);
    await window.page.keyboard.type('clear; head -1 access.log\n');
    await photograph(window.page, 'token-terminal');
    const box = await terminal.locator('.xterm-screen').boundingBox();
    assert.ok(box);
    await until('the link', async () => {
      await window.page.mouse.move(box.x + 500, box.y + 60);
      await window.page.mouse.move(box.x + 330, box.y + 24, { steps: 4 });
      const hover = window.page.locator('.terminal-hover-target, .monaco-hover:visible', { hasText: 'Decode JWT' }).first();
      return hover.waitFor({ timeout: 1500 }).then(
        () => true,
        () => undefined,
      );
    });
    await photograph(window.page, 'token-terminal-link');
    await window.page.keyboard.down('Control');
    await window.page.mouse.click(box.x + 330, box.y + 24);
    await window.page.keyboard.up('Control');
    await panelHas('user_7f3a');
  });

  it('leaves nothing of tokens and secrets in logs, state, output or file names', async () => {
    await window.page.waitForTimeout(1500);
    assert.deepEqual(await editor.filesWith([token.split('.')[2], secret, 'user_7f3a', 'orders-api-of-ada']), []);
  });
});

// There, VS Code keeps the output in the page, whatever loggers this machine has: it can be read back.
describe('token surfaces in the extension host of a browser', () => {
  let editor: EditorUnderTest;
  let sample: Awaited<ReturnType<typeof copySample>>;
  let window: Workbench;
  let token: string;

  before(async function () {
    this.timeout(60_000);
    sample = await copySample();
    token = await signed();
    await writeFile(join(sample.folder, 'access.jwt'), `Bearer ${token}\n`);
    editor = await startEditor({ 'remote.extensionKind': { 'auth-lens.auth-lens': ['web'] } });
    window = await editor.open(sample.folder);
    await window.command('Developer: Set Log Level', 'Trace');
  });
  afterEach(function () {
    return photographFailure(this.currentTest, window);
  });
  after(async () => {
    await editor.close();
    await sample.remove();
  });

  it('tells what a token says there as well', async () => {
    await window.open('access.jwt');
    await window.page.locator('.codelens-decoration', { hasText: 'Decode JWT: expires in' }).first().waitFor();
    await window.goTo(1, 60);
    await window.command('Show or Focus Hover');
    await window.page.locator('.monaco-hover:visible', { hasText: 'decoded, not verified' }).first().waitFor();
  });

  it('writes nothing of tokens to the output, at the level Trace either', async () => {
    await window.command('Output: Show Output Channels', 'Auth Lens');
    const text = async () => (await window.page.locator('.output-view .view-lines').last().innerText()).replaceAll('\u00a0', ' ');
    // code-server has no workers for servers in this host, which the output tells: so it is read.
    await until('the output', async () => /[Ww]orker/.test(await text()), 15);
    for (const hidden of [...token.split('.'), 'user_7f3a']) assert.ok(!(await text()).includes(hidden));
    assert.deepEqual(await editor.filesWith([token.split('.')[2], 'user_7f3a']), []);
  });
});

function signed(): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ scope: 'orders:read' })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .setIssuer('https://login.corner-shop.example')
    .setAudience('orders-api-of-ada')
    .setSubject('user_7f3a')
    .setIssuedAt(now - 1200)
    .setExpirationTime(now + 2430)
    .sign(new TextEncoder().encode(secret));
}
