import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { root } from '../root';

/** Writes dist/THIRD-PARTY-NOTICES.txt: the licence of every package that was bundled, as those licences ask. */
export async function writeNotices(): Promise<void> {
  const packages = await bundledPackages();
  const notices = await Promise.all(packages.map(notice));
  await writeFile(join(root, 'dist/THIRD-PARTY-NOTICES.txt'), notices.join(`\n\n${'-'.repeat(80)}\n\n`));
}

async function bundledPackages(): Promise<string[]> {
  const folder = join(root, 'dist/meta');
  const metafiles = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8')));
  const outputs = metafiles.flatMap((text) => Object.values((JSON.parse(text) as Metafile).outputs));
  const shipped = outputs.flatMap(({ inputs }) => Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0));
  const found = shipped.map(([path]) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  return [...new Set(found.filter((path) => path !== undefined))].sort();
}

async function notice(path: string): Promise<string> {
  const folder = join(root, path);
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  const texts = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice|thirdpartynotice|copyright)/i.test(file)).sort();
  const contents = await Promise.all(texts.map((file) => readFile(join(folder, file), 'utf8')));
  return [`${name} ${version} (${license})`, ...contents.map((text) => text.trim())].join('\n\n');
}
