import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { SignJWT } from 'jose';
import type { FrameLocator } from 'playwright-core';
import { root } from '../../../scripts/root';
import { copySample } from '../../../scripts/suite/sample';
import { until } from '../../../scripts/until';
import type { Workbench } from '../../../scripts/vscode/workbench';
import { type EditorUnderTest, photograph, photographFailure, startEditor } from './editor';

interface Vector {
  readonly id: string;
  readonly secret: string;
  readonly token: string;
  readonly cookieName: string;
  readonly chunkSize: number;
}

const secret = 'a-secret-of-the-corner-shop-that-is-long-enough';
const wrongSecret = 'not-the-secret-of-the-corner-shop-at-all';
const rows = '.quick-input-list .monaco-list-row';
const input = '.quick-input-widget .quick-input-filter input:not([type=checkbox])';

describe('token panel', () => {
  let editor: EditorUnderTest;
  let sample: Awaited<ReturnType<typeof copySample>>;
  let window: Workbench;
  let token: string;
  let cookie: Vector;

  before(async function () {
    this.timeout(60_000);
    sample = await copySample();
    token = await signed();
    cookie = await chunkedCookie();
    await writeFile(join(sample.folder, 'token.txt'), `Authorization: Bearer ${token}\n`);
    await writeFile(join(sample.folder, 'cookie.txt'), `Cookie: theme=dark; ${chunksOf(cookie).join('; ')}\n`);
    await writeFile(join(sample.folder, '.env.shop'), `CORNER_SHOP_SECRET="${secret}"\n`);
    await writeFile(join(sample.folder, 'plain.txt'), 'There is nothing here.\n');
    editor = await startEditor();
    window = await editor.open(sample.folder);
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
  const panelText = async () => (await page().locator('main').allInnerTexts()).join();
  const panelHas = (what: RegExp) => until(`${what} in the panel`, async () => what.test(await panelText()), 20);
  const toast = (text: string) => window.page.locator('.notification-toast', { hasText: text }).first().waitFor();

  async function selectAll(file: string): Promise<void> {
    // From the list of files: Ctrl+P is lost while the panel takes the focus.
    await window.page.locator('.explorer-folders-view .monaco-list-row', { hasText: file }).dblclick();
    await window.page.locator('.editor-instance .view-lines').last().click();
    await window.page.keyboard.press('Control+a');
  }

  const scrollTo = (selector: string) =>
    page()
      .locator(selector)
      .evaluate((element) => element.scrollIntoView());

  /** Runs a command and takes a row of the list that it asks with; what it asks next stays open. */
  async function commandThen(title: string, row: string): Promise<void> {
    await window.page.keyboard.press('F1');
    await window.page.locator(input).fill(`>${title}`);
    // Decode JWT is also the beginning of another title.
    const exact = new RegExp(`${title.replaceAll('.', '\\.')}(?! from)`);
    await window.page.locator(rows, { hasText: exact }).first().click();
    const choice = window.page.locator(rows, { hasText: row }).first();
    // The list that asks opens a moment later, and shows only what fits on the screen.
    await until(
      row,
      async () => {
        await window.page
          .locator(input)
          .fill(row, { timeout: 500 })
          .catch(() => undefined);
        return choice.isVisible();
      },
      25,
    );
    await choice.click();
  }

  async function giveSecret(command: string, words: string): Promise<void> {
    await commandThen(command, 'Type a secret');
    await window.page.locator('.quick-input-widget input[type=password]').fill(words);
    await window.page.keyboard.press('Enter');
  }

  it('shows the parts, claims, times and checks of a token that is selected', async () => {
    await selectAll('token.txt');
    await window.command('Auth Lens: Decode JWT');
    await panelHas(/Decoded, not verified/);
    await panelHas(
      /ada@example\.com[\s\S]*https:\/\/login\.corner-shop\.example|https:\/\/login\.corner-shop\.example[\s\S]*ada@example\.com/,
    );
    assert.equal((await page().locator('.token-text').innerText()).replace(/\s/g, ''), token);
    assert.match(
      (await page().locator('svg.time-line').getAttribute('aria-label')) ?? '',
      /Issued 20 minutes ago, Now, Expires in 40 minutes/,
    );
    await photograph(window.page, 'token-decoded');
  }).timeout(60_000);

  it('says why a wrong secret does not verify, and what to do', async () => {
    await giveSecret('Auth Lens: Verify JWT...', wrongSecret);
    await toast('Another key made the signature, or the token was changed.');
    await panelHas(/Not verified: the signature is not right/);
    await window.command('Notifications: Clear All Notifications');
  });

  it('verifies with the right secret, and never shows it', async () => {
    await giveSecret('Auth Lens: Verify JWT...', secret);
    await panelHas(/The signature is right: HS256/);
    await toast('Save it in the secret storage');
    assert.ok(!(await page().locator('html').innerHTML()).includes(secret));
  });

  it('keeps the secret in the secret storage when asked to, and forgets it when asked to', async () => {
    await window.page.locator('.notification-toast').getByRole('button', { name: 'Save Secret' }).click();
    await window.page.locator(input).fill('shop');
    await window.page.keyboard.press('Enter');
    await window.page.locator('.statusbar-item', { hasText: 'Saved as shop' }).waitFor();
    await commandThen('Auth Lens: Verify JWT...', 'Saved secret shop');
    await panelHas(/The signature is right: HS256 with shop/);
    await commandThen('Auth Lens: Forget Saved Secrets...', 'shop');
    await window.page.keyboard.press('Enter');
    await toast('Forgotten: shop');
    await window.command('Notifications: Clear All Notifications');
  });

  it('takes the secret from a variable of a .env file that is named, without showing the value', async () => {
    await commandThen('Auth Lens: Verify JWT...', 'Variables of .env files');
    const row = window.page.locator(rows, { hasText: 'CORNER_SHOP_SECRET' });
    await row.waitFor();
    assert.ok(!(await window.page.locator('.quick-input-widget').innerHTML()).includes(secret));
    await row.click();
    await window.page.keyboard.press('Enter');
    await panelHas(/The signature is right: HS256 with CORNER_SHOP_SECRET \(\.env\.shop\)/);
  });

  it('judges an issuer that is expected', async () => {
    await page().getByText('What would your server expect?').click();
    await page().getByRole('textbox', { name: 'Expected issuer (iss)' }).fill('https://login.corner-shop.example/');
    await page().getByRole('button', { name: 'Compare' }).click();
    await panelHas(/The issuer differs by a slash at the end/);
  });

  for (const [kind, theme] of [
    ['light', 'Light Modern'],
    ['high-contrast', 'Dark High Contrast'],
    ['dark', 'Dark Modern'],
  ]) {
    it(`is accessible and readable in ${kind}`, async () => {
      await commandThen('Preferences: Color Theme', theme);
      await until('the theme', async () => (await page().locator('body').getAttribute('class'))?.includes(`vscode-${kind}`));
      await scrollTo('h1');
      await photograph(window.page, `token-${kind}`);
      assert.deepEqual(await violations(window), []);
      for (const part of ['claims', 'json']) {
        await scrollTo(`#${part}-title`);
        await photograph(window.page, `token-${kind}-${part}`);
      }
    });
  }

  it('searches the content and folds it', async () => {
    await page().getByRole('searchbox', { name: 'Search the content' }).fill('james');
    await panelHas(/1 matches|1 match/);
    assert.equal(await page().locator('mark').innerText(), 'James');
  });

  it('signs changed claims as a test token beside the first', async () => {
    await page().getByText('Change claims and sign a test token').click();
    await page().getByRole('button', { name: 'Expired 1 Hour Ago' }).click();
    await page().getByRole('button', { name: 'Sign with Test Key' }).click();
    await panelHas(/Test token: signed with a key that everybody knows/);
    await panelHas(/Expired\. Expired 60 minutes ago|Expired 1 hour ago/);
    assert.equal(await page().getByRole('tab').count(), 2);
    await page().getByRole('tab', { selected: true }).press('ArrowLeft');
    await panelHas(/user_7f3a/);
    assert.deepEqual(await violations(window), []);
  });

  it('needs no sideways scrolling where it is narrow, as at 200 % zoom', async () => {
    await window.page.setViewportSize({ width: 640, height: 700 });
    await until(
      'the narrow page',
      async () =>
        (await page()
          .locator('body')
          .evaluate(() => document.body.clientWidth)) < 600,
    );
    const width = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    assert.equal(await page().locator('body').evaluate(width), 0);
    await scrollTo('#claims-title');
    await photograph(window.page, 'token-narrow');
    await window.page.setViewportSize({ width: 1280, height: 800 });
  });

  it('opens the same as a read-only JSON document', async () => {
    await page().getByRole('button', { name: 'Open as JSON' }).click();
    await until('the document', async () => /"kind": "jws"/.test(await window.visibleText()));
  });

  it('decrypts an Auth.js cookie that came in chunks', async () => {
    await selectAll('cookie.txt');
    await window.command('Auth Lens: Decode JWT');
    await panelHas(/Encrypted: only the header is readable/);
    await giveSecret('Auth Lens: Decrypt Session Cookie...', wrongSecret);
    await toast('The secret is wrong for the cookie authjs.session-token');
    await window.command('Notifications: Clear All Notifications');
    await giveSecret('Auth Lens: Decrypt Session Cookie...', cookie.secret);
    await panelHas(/Decrypted with secret 1: Auth\.js 5/);
    await panelHas(/ada@example\.com/);
    await window.command('Notifications: Clear All Notifications');
    await photograph(window.page, 'token-authjs');
  });

  it('decodes the token under the cursor', async () => {
    await selectAll('token.txt');
    for (const key of ['Control+Home', 'End', 'ArrowLeft']) await window.page.keyboard.press(key);
    await window.command('Auth Lens: Decode JWT');
    await panelHas(/user_7f3a/);
  });

  it('decodes what is on the clipboard', async () => {
    await window.page.evaluate((text) => navigator.clipboard.writeText(text), `id_token=${token}`);
    await window.command('Auth Lens: Decode JWT from Clipboard');
    await panelHas(/id_token/);
  });

  it('tells that a text holds no token, and loses nothing of it', async () => {
    await window.page.evaluate(() => navigator.clipboard.writeText('just words'));
    await window.command('Auth Lens: Decode JWT from Clipboard');
    await toast('Nothing on the clipboard looks like a token');
    await window.open('plain.txt');
    await commandThen('Auth Lens: Decode JWT', 'Type or paste it');
    await window.page.locator('.quick-input-widget input[type=password]').fill('just words');
    await window.page.keyboard.press('Enter');
    await window.page.locator('.quick-input-message', { hasText: 'Nothing here looks like a token' }).waitFor();
    assert.equal(await window.page.locator('.quick-input-widget input[type=password]').inputValue(), 'just words');
    await window.page.keyboard.press('Escape');
  });

  it('leaves nothing of tokens and secrets in logs, state or file names', async () => {
    const signature = token.split('.')[2];
    assert.deepEqual(await editor.filesWith([signature, secret, wrongSecret, cookie.secret, 'ada@example.com']), []);
  });
});

describe('token panel in the extension host of a browser', () => {
  let editor: EditorUnderTest;
  let sample: Awaited<ReturnType<typeof copySample>>;
  let window: Workbench;

  before(async function () {
    this.timeout(60_000);
    sample = await copySample();
    editor = await startEditor({ 'remote.extensionKind': { 'auth-lens.auth-lens': ['web'] } });
    window = await editor.open(sample.folder);
    await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  afterEach(function () {
    return photographFailure(this.currentTest, window);
  });
  after(async () => {
    await editor.close();
    await sample.remove();
  });

  it('decodes and shows a token there as well', async () => {
    await window.page.evaluate((text) => navigator.clipboard.writeText(text), await signed());
    // What extensions bring to this host stands in the palette only a while after the window does.
    await until('the commands', async () => {
      await window.page.keyboard.press('Escape');
      await window.page.keyboard.press('F1');
      await window.page.locator(input).fill('>Auth Lens: Decode JWT from Clipboard');
      const row = window.page.locator(rows, { hasText: 'Auth Lens: Decode JWT from Clipboard' });
      const shown = row.waitFor({ timeout: 1000 });
      return shown.then(
        () => true,
        () => false,
      );
    });
    await window.page.keyboard.press('Enter');
    const page = window.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await page.getByText('Decoded, not verified').waitFor();
    await page.getByText('ada@example.com').first().waitFor();
    assert.deepEqual(await editor.servers(), []);
  }).timeout(60_000);
});

/** What axe finds wrong in the page of the panel. */
async function violations({ page }: Workbench): Promise<string[]> {
  const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
  const frames = await Promise.all(page.frames().map(async (frame) => ((await frame.locator('main#page').count()) > 0 ? [frame] : [])));
  const [frame] = frames.flat();
  await frame.evaluate(axe);
  // The frame of a webview has no title of its own that we could give it.
  const results = (await frame.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
  return results.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 5)
        .map(({ html, failureSummary }) => `${html.slice(0, 100)} ${failureSummary?.slice(0, 160)}`)
        .join(' | ')}`,
  );
}

async function chunkedCookie(): Promise<Vector> {
  const { vectors } = JSON.parse(await readFile(join(root, 'test/vectors/authjs-session-tokens.json'), 'utf8')) as { vectors: Vector[] };
  return vectors.find(({ id }) => id === 'v5-core-chunked') as Vector;
}

function chunksOf({ token, cookieName, chunkSize }: Vector): string[] {
  const count = Math.ceil(token.length / chunkSize);
  return Array.from({ length: count }, (_, index) => `${cookieName}.${index}=${token.slice(index * chunkSize, (index + 1) * chunkSize)}`);
}

function signed(): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    email: 'ada@example.com',
    scope: 'orders:read orders:write',
    roles: ['admin', 'support'],
    address: { city: 'London', lines: ['12 St James Square'] },
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'shop-2026' })
    .setIssuer('https://login.corner-shop.example')
    .setAudience('orders-api')
    .setSubject('user_7f3a')
    .setIssuedAt(now - 1200)
    .setExpirationTime(now + 2400)
    .sign(new TextEncoder().encode(secret));
}
