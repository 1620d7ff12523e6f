import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { mustRun, run } from '../process';
import { say } from '../terminal';
import { installOnce } from './cache';
import { installPackages } from './npm';
import { onPath } from './on-path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const places = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** A Chromium that Playwright can drive: CHROME_PATH, an installed one, Playwright's own, Debian's, or one from the package registry. */
export async function findChromium(): Promise<string> {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH && !existsSync(CHROME_PATH)) throw new Error(`CHROME_PATH names no file: ${CHROME_PATH}`);
  return CHROME_PATH || installed() || (await fromDebian()) || (await fromRegistry());
}

function installed(): string | undefined {
  return names.map(onPath).find(Boolean) ?? [...places, chromium.executablePath()].find((path) => existsSync(path));
}

async function fromDebian(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return undefined;
  say('Installing Chromium with apt-get (once).');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env, timeoutSeconds: 180 });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env, timeoutSeconds: 400 });
  return onPath('chromium');
}

async function fromRegistry(): Promise<string> {
  if (process.platform !== 'linux') throw new Error('There is no Chrome or Chromium here: install one, or set CHROME_PATH.');
  const folder = await installOnce('chromium-138', async (unfinished) => {
    say('Installing a headless Chromium from the package registry (once).');
    await installPackages(unfinished, ['@sparticuz/chromium@138']);
  });
  // The package unpacks its binary below the temporary folder each time it is not there.
  const TMPDIR = join(folder, 'unpacked');
  await mkdir(TMPDIR, { recursive: true });
  const print = "import('@sparticuz/chromium').then(async ({ default: it }) => process.stdout.write(await it.executablePath()))";
  return mustRun(process.execPath, ['-e', print], {
    cwd: folder,
    env: { ...process.env, TMPDIR },
    timeoutSeconds: 120,
    what: 'Unpacking Chromium',
  });
}
