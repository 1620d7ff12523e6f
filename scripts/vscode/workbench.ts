import type { Browser, Page } from 'playwright-core';
import { until } from '../until';
import type { Served } from './serve';

/** A VS Code window in a browser page, driven by keyboard as a person would. */
export interface Workbench {
  readonly page: Page;
  /** Runs a command by its title in the palette; `choice` is taken from the list it asks with, if it asks. */
  command(title: string, choice?: string): Promise<void>;
  open(path: string): Promise<void>;
  /** Puts the cursor on a line and column, both from 1. */
  goTo(line: number, column?: number): Promise<void>;
  /** Opens the Problems panel; a filter such as a file name leaves only what fits it. */
  showProblems(filter?: string): Promise<void>;
  /** The rows of the Problems panel that are on the screen. */
  problems(): Promise<string[]>;
  /** Rests the pointer on the first error of the active editor until a hover with the text shows, and returns all of it. */
  hover(text: string): Promise<string>;
  /** Opens the quick-fix menu at the cursor and returns its rows. */
  fixes(): Promise<string[]>;
  choose(row: string): Promise<void>;
  /** The whole text of the active editor as far as it is on the screen. */
  visibleText(): Promise<string>;
  screenshot(file: string): Promise<void>;
  close(): Promise<void>;
}

const menuRow = '.action-widget .monaco-list-row.action';
const quickInput = '.quick-input-widget input[type=text]';

/** Opens a folder in a new page and waits until the window stands. */
export async function openWorkbench(
  browser: Browser,
  served: Served,
  folder: string,
  size = { width: 1280, height: 800 },
): Promise<Workbench> {
  const page = await browser.newPage({ viewport: size });
  await page.goto(served.url(folder, [['skipWelcome', 'true']]));
  await page.waitForSelector('.monaco-workbench .part.statusbar .statusbar-item', { timeout: 30_000 });
  return {
    page,
    async command(title, choice) {
      await pick(page, 'F1', `>${title}`, title, choice === undefined);
      if (choice !== undefined) await take(page, choice, choice);
    },
    open: (path) => pick(page, 'Control+p', path, path.split('/').at(-1) as string),
    async goTo(line, column = 1) {
      await pick(page, 'Control+g', `:${line}:${column}`);
    },
    async showProblems(filter = '') {
      await pick(page, 'F1', '>Problems: Focus on Problems View', 'Focus on Problems View');
      const input = page.locator('.viewpane-filter input, .markers-panel-action-filter input').first();
      await input.fill(filter);
    },
    problems: () => page.locator('.markers-panel .monaco-list-row').allInnerTexts(),
    hover: (text) => until(`a hover with ${text}`, () => hoverOnce(page, text)),
    fixes: () => until('the quick-fix menu', () => fixesOnce(page)),
    async choose(row) {
      await page.locator(menuRow, { hasText: row }).first().click();
      await page.waitForSelector(menuRow, { state: 'detached' });
    },
    visibleText: async () => unspaced((await page.locator('.editor-instance .view-lines').allInnerTexts()).at(-1) ?? ''),
    async screenshot(path) {
      await page.screenshot({ path });
    },
    close: () => page.close(),
  };
}

// A window that is still busy forgets where the pointer rests: it is moved away, and back.
async function hoverOnce(page: Page, text: string): Promise<string> {
  await page.mouse.move(0, 0);
  await page.locator('.squiggly-error').first().hover({ force: true });
  const hover = page.locator('.monaco-hover:visible', { hasText: text });
  const shown = hover.first().waitFor({ timeout: 3000 });
  await shown.catch(() => undefined);
  return (await hover.allInnerTexts()).join();
}

// Code actions answer a moment after the squiggle shows: until then the menu says that there are none.
async function fixesOnce(page: Page): Promise<string[] | undefined> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+.');
  await page.waitForSelector(menuRow, { timeout: 1500 }).catch(() => undefined);
  const rows = await page.locator(menuRow).allInnerTexts();
  return rows.length > 0 ? rows : undefined;
}

/** Opens the quick input and takes a row from it. */
async function pick(page: Page, keys: string, text: string, row?: string, last = true): Promise<void> {
  // Keys that are pressed while another input closes are lost, on a busy machine.
  const isFilled = async () => {
    await page.keyboard.press(keys);
    const filled = page.locator(quickInput).fill(text, { timeout: 3000 });
    return filled.then(() => true).catch(() => false);
  };
  await until(`the input for ${text}`, isFilled, 30);
  await accept(page, text, row, last);
}

/** Fills the quick input that is open and takes a row from it. */
async function take(page: Page, text: string, row: string): Promise<void> {
  const input = page.locator(quickInput);
  await input.waitFor();
  await input.fill(text);
  await accept(page, text, row);
}

/** Takes the row that holds `row`; without one it takes what the input says. */
async function accept(page: Page, text: string, row?: string, last = true): Promise<void> {
  if (row !== undefined) await page.locator('.quick-input-list .monaco-list-row', { hasText: row }).first().waitFor();
  if (!last) return page.keyboard.press('Enter');
  // An input that opened a moment ago may not know yet what Enter takes: then it stays open.
  const isTaken = async () => {
    await page.keyboard.press('Enter');
    const closed = page.waitForSelector('.quick-input-widget', { state: 'hidden', timeout: 3000 });
    return closed.then(() => true).catch(() => false);
  };
  await until(`the input to take ${text}`, isTaken, 30);
}

// The editor shows spaces as no-break spaces.
const unspaced = (text: string) => text.replaceAll('\u00a0', ' ');
