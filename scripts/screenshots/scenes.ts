import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { placeIn } from '../suite/place';
import { until } from '../until';
import type { Workbench } from '../vscode/workbench';

/** One picture: its file name, and what makes it. */
export interface Scene {
  readonly name: string;
  show(window: Workbench, folder: string): Promise<void>;
}

const login = 'apps/api/src/routes/login.ts';
const server = 'apps/api/src/server.ts';

/** A token that says nothing of anybody, with mistakes to see. */
const token = [
  { alg: 'HS256', typ: 'JWT' },
  { iss: 'https://shop.example', sub: 'ada', role: 'admin', email: 'ada@shop.example', iat: 1767225600, exp: 1798761600 },
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .concat(Buffer.alloc(32, 7).toString('base64url'))
  .join('.');

/** In the order in which they are taken, each from where the one before it ended. */
export const scenes: readonly Scene[] = [
  {
    name: 'problems',
    async show(window) {
      await window.command('View: Close Primary Side Bar');
      await window.showProblems();
      await until('the problems', async () => (await window.problems()).length > 5);
      await window.open(login);
      await window.page.locator('.squiggly-error').first().waitFor();
    },
  },
  {
    name: 'hover',
    async show(window) {
      await window.hover('cookie-');
    },
  },
  {
    name: 'quick-fix',
    async show(window, folder) {
      await window.page.mouse.move(0, 0);
      await window.goTo(...(await placeIn(join(folder, login), "cookie('access_token'")));
      await window.fixes();
    },
  },
  {
    name: 'tree',
    async show(window) {
      await window.page.keyboard.press('Escape');
      await window.command('View: Hide Panel');
      await window.page.locator('.activitybar [aria-label^="Auth Lens"]').first().click();
      await window.open(server);
      await window.page.locator('.codelens-decoration', { hasText: 'server-session' }).first().waitFor();
      await until('the tree', async () => (await window.page.locator('.pane-body .monaco-list-row').count()) > 5);
    },
  },
  {
    name: 'effective',
    async show(window) {
      await window.command('View: Close Primary Side Bar');
      await window.page.locator('.codelens-decoration a', { hasText: 'server-session' }).first().click();
      await pageOf(window).getByText('connect.sid').first().waitFor();
    },
  },
  {
    name: 'token',
    async show(window, folder) {
      await closeAll(window);
      await writeFile(join(folder, 'request.txt'), `Authorization: Bearer ${token}\n`);
      await window.open('request.txt');
      await window.page.locator('.editor-instance .view-lines').last().click();
      await window.page.keyboard.press('Control+a');
      await window.command('Auth Lens: Decode JWT');
      await pageOf(window).getByText('https://shop.example').first().waitFor();
    },
  },
  {
    name: 'advisor',
    async show(window) {
      await closeAll(window);
      await window.command('Auth Lens: Open Strategy Advisor');
      await pageOf(window).locator('.application', { hasText: 'apps/web' }).click();
      await until('the verdict', async () => /database sessions/.test(await pageOf(window).locator('h1').innerText()));
    },
  },
];

/** A webview that has the focus keeps the palette closed. */
async function closeAll(window: Workbench): Promise<void> {
  await window.page.locator('.statusbar').click({ position: { x: 300, y: 10 } });
  await window.command('View: Close All Editors');
}

/** What is inside of the webview that is shown. */
const pageOf = ({ page }: Workbench) => page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
