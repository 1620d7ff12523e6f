import { existsSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build, context, type Metafile } from 'esbuild';
import { type Entry, entries } from './bundle/entries';
import { root } from './root';
import { runMain, say } from './terminal';

const dist = join(root, 'dist');

/** Builds all of dist; `dev` adds source maps and leaves out entries that do not exist yet. */
export async function bundle({ dev = false }: { dev?: boolean } = {}): Promise<void> {
  await rm(dist, { recursive: true, force: true });
  await mkdir(join(dist, 'meta'), { recursive: true });
  const sizes = await Promise.all(present(dev).map((entry) => buildOne(entry, dev)));
  say(`Built ${sizes.map(([name, bytes]) => `${name} ${Math.round(bytes / 1000)} kB`).join(', ')}`);
}

async function watch(): Promise<void> {
  for (const entry of present(true)) await (await context({ ...optionsOf(entry, true), logLevel: 'info' })).watch();
  say('Watching. Ctrl-C ends.');
}

function present(dev: boolean): readonly Entry[] {
  return entries.filter(({ from, out }) => {
    if (existsSync(join(root, from))) return true;
    if (!dev) throw new Error(`${from} does not exist: there is nothing to build dist/${out}.js from.`);
    say(`Skipped ${out}: there is no ${from} yet.`);
    return false;
  });
}

async function buildOne(entry: Entry, dev: boolean): Promise<[name: string, bytes: number]> {
  const { metafile } = await build(optionsOf(entry, dev));
  await writeFile(join(dist, 'meta', `${entry.out}.json`), JSON.stringify(metafile));
  if (entry.out === 'cli') await chmod(join(dist, 'cli.js'), 0o755);
  return [`${entry.out}.js`, bytesOf(metafile as Metafile)];
}

function bytesOf({ outputs }: Metafile): number {
  const [, { bytes }] = Object.entries(outputs).find(([path]) => path.endsWith('.js')) as [string, { bytes: number }];
  return bytes;
}

function optionsOf({ out, from, options }: Entry, dev: boolean): BuildOptions {
  return {
    ...options,
    absWorkingDir: root,
    entryPoints: [from],
    outfile: `dist/${out}.js`,
    bundle: true,
    metafile: true,
    minify: !dev,
    sourcemap: dev,
    legalComments: 'none',
    logLevel: 'warning',
  };
}

runMain(module, () => (process.argv.includes('--watch') ? watch() : bundle({ dev: process.argv.includes('--dev') })));
