import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from '../root';

const authentication = [
  'apps/api/src/server.ts',
  'apps/api/src/tokens.ts',
  'apps/api/src/routes/login.ts',
  'apps/web/auth.ts',
  'apps/web/lib/session.ts',
];
const words = 'order cart item price stock customer address invoice payment label page filter sort group total tax shipping parcel'.split(
  ' ',
);

/** Writes a project of `count` files, always the same: ordinary modules, and one in twenty-five with authentication code of the sample. */
export async function makeCorpus(folder: string, count: number): Promise<string> {
  const marker = join(folder, `.complete-${count}`);
  if (existsSync(marker)) return folder;
  await rm(folder, { recursive: true, force: true });
  const next = randomNumbers(1);
  const samples = await Promise.all(authentication.map((file) => readFile(join(root, 'media/sample', file), 'utf8')));
  for (let index = 0; index < count; index++) {
    const text = index % 25 === 0 ? samples[Math.floor(next() * samples.length)] : ordinaryModule(next);
    const path = join(folder, `area-${index % 60}`, `module-${index}.ts`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  const dependencies = { express: '^4.21.0', 'express-session': '^1.18.0', jsonwebtoken: '^9.0.0', 'next-auth': '5.0.0-beta.25' };
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'corpus', dependencies }));
  await writeFile(marker, '');
  return folder;
}

function ordinaryModule(next: () => number): string {
  const word = () => words[Math.floor(next() * words.length)];
  const functions = Array.from({ length: 5 + Math.floor(next() * 40) }, (_, index) => {
    const [first, second] = [word(), word()];
    return `export function ${first}${index}(${second}: number[]): number {\n  const ${first} = ${second}.filter((one) => one > ${Math.floor(next() * 100)});\n  return ${first}.reduce((sum, one) => sum + one, 0);\n}`;
  });
  return `${functions.join('\n\n')}\n`;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  const state = new Uint32Array([seed]);
  return () => {
    state[0] += 0x6d2b79f5;
    const first = Math.imul(state[0] ^ (state[0] >>> 15), state[0] | 1);
    const second = first ^ (first + Math.imul(first ^ (first >>> 7), first | 61));
    return ((second ^ (second >>> 14)) >>> 0) / 4294967296;
  };
}
