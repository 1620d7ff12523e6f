import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Engine } from '../../src/cli/engine';
import { run } from '../../src/cli/run';
import { fakeEngine } from './fake-engine';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Surroundings {
  readonly engine?: Engine;
  readonly env?: { readonly [name: string]: string };
  readonly terminal?: boolean;
}

/** Runs the command line in this process, in a folder. */
export async function runIn(
  cwd: string,
  argv: readonly string[],
  { engine = fakeEngine(), env = {}, terminal = false }: Surroundings = {},
): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const output = (parts: string[]) => ({ write: async (text: string) => void parts.push(text), isTerminal: terminal });
  const code = await run(argv, { stdout: output(out), stderr: output(err), cwd, env }, engine);
  return { code, out: out.join(''), err: err.join('') };
}

/** A temporary folder with files in it, and the function that removes it. */
export function folderWith(files: { readonly [path: string]: string | Buffer }): { path: string; remove: () => void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'auth-lens-')));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
