import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import Reporter from '../../../scripts/suite/reporter';

/** What VS Code calls in its extension host: runs every suite beside this file. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: Reporter, color: false, grep: process.env.AUTH_LENS_GREP });
  const files = readdirSync(__dirname).filter((file) => file.endsWith('.test.js'));
  for (const file of files.sort()) mocha.addFile(join(__dirname, file));
  const failures = await new Promise<number>((done) => mocha.run(done));
  if (failures > 0) throw new Error(`${failures} failed`);
}
