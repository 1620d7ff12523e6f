import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Engine, engine } from '../src/cli/engine';
import { run } from '../src/cli/run';
import type { SarifLog } from '../src/report/sarif-merge';
import { runMain, say } from './terminal';

/** One way to scan a folder, and what it found: each finding as a line. */
export interface Way {
  readonly name: string;
  readonly found: readonly string[];
}

/** Shows every file to every library. */
const withoutPrefilter: Engine = { ...engine, audienceOf: () => 'all' };
const shards = ['1/3', '2/3', '3/3'];

/** Scans a folder cold, twice with a cache, in three shards that are merged, and without the prefilter: all must find the same. */
export async function scanInEveryWay(folder: string): Promise<Way[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'auth-lens-identical-'));
  try {
    const report = (name: string) => join(scratch, `${name}.sarif`);
    const runs = (own: Engine, ...args: string[]) => call(args, folder, { XDG_CACHE_HOME: scratch }, own);
    const scan = async (name: string, own: Engine, ...args: string[]): Promise<Way> => {
      await runs(own, 'scan', '.', '--severity', 'hint', '--fail-on', 'never', '--format', 'sarif', '-o', report(name), ...args);
      return { name, found: await findingsIn(report(name)) };
    };
    const ways = [
      await scan('cold', engine, '--no-cache'),
      await scan('filling the cache', engine),
      await scan('from the cache', engine),
      await scan('without the prefilter', withoutPrefilter, '--no-cache'),
    ];
    for (const shard of shards) await scan(nameOf(shard), engine, '--no-cache', '--shard', shard);
    await runs(engine, 'merge', ...shards.map((shard) => report(nameOf(shard))), '--fail-on', 'never', '-o', report('merged'));
    return [...ways, { name: 'in shards', found: await findingsIn(report('merged')) }];
  } finally {
    await rm(scratch, { recursive: true });
  }
}

const nameOf = (shard: string): string => `shard-${shard[0]}`;

/** What one way found more (+) or less (-) than the first. */
export function differences([first, ...others]: readonly Way[]): string[] {
  return others.flatMap(({ name, found }) => [
    ...found.filter((one) => !first.found.includes(one)).map((one) => `${name}: + ${one}`),
    ...first.found.filter((one) => !found.includes(one)).map((one) => `${name}: - ${one}`),
  ]);
}

async function call(args: readonly string[], cwd: string, env: { readonly [name: string]: string }, own: Engine): Promise<void> {
  const errors: string[] = [];
  const output = (parts: string[]) => ({ write: async (text: string) => void parts.push(text), isTerminal: false });
  const code = await run(args, { stdout: output([]), stderr: output(errors), cwd, env }, own);
  if (code !== 0) throw new Error(`auth-lens ${args.join(' ')} ended with ${code}: ${errors.join('')}`);
}

async function findingsIn(report: string): Promise<string[]> {
  const { runs } = JSON.parse(await readFile(report, 'utf8')) as SarifLog;
  const lines = runs.flatMap(({ results }) =>
    results.map(({ ruleId, level, message, locations: [{ physicalLocation }] }) => {
      const { artifactLocation, region } = physicalLocation;
      return `${level} ${ruleId} ${artifactLocation.uri} ${JSON.stringify(region)} ${message.text}`;
    }),
  );
  return lines.sort();
}

/** `npm run identical -- FOLDER...`, a checkout each. */
async function identical(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  if (positionals.length === 0) throw new Error('Name the folders of checkouts to scan.');
  for (const folder of positionals.map((one) => resolve(one))) {
    const ways = await scanInEveryWay(folder);
    const found = differences(ways);
    say(`${found.length === 0 ? 'same     ' : 'DIFFERENT'} ${basename(folder)}: ${ways[0].found.length} findings`);
    for (const line of found) say(`          ${line}`);
    if (found.length > 0) process.exitCode = 1;
  }
}

runMain(module, identical);
