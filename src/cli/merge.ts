import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { printJson } from '../report/escape';
import { mergeLogs, type SarifLog, type SarifResult } from '../report/sarif-merge';
import { amount } from '../report/words';
import { mergeOptions } from './arguments';
import type { Io } from './io';
import { usageError } from './usage';

/** Puts the SARIF reports of several shards together: the same report as one scan of everything gives. */
export async function merge(args: readonly string[], io: Io): Promise<number> {
  const { files, output, failOn } = mergeOptions(args);
  const log = merged(files.map((file) => logIn(resolve(io.cwd, file), file)));
  const text = printJson(log);
  if (output === undefined) await io.stdout.write(text);
  else writeTo(resolve(io.cwd, output), output, text);
  const results = log.runs[0].results;
  await io.stderr.write(`${amount(results.length, 'finding')} of ${amount(files.length, 'report')}\n`);
  return results.some((one) => isFailing(one, failOn)) ? 1 : 0;
}

const most = 512 * 1024 * 1024;

function logIn(path: string, name: string): SarifLog {
  const text = attempt(() => readFileSync(path, 'utf8'), `Cannot read "${name}"`);
  if (text.length > most) throw usageError(`"${name}" is too large.`);
  const log = attempt(() => JSON.parse(text) as SarifLog, `"${name}" is no SARIF report`);
  if (log?.version === '2.1.0' && log.runs?.[0]?.tool?.driver?.name === 'Auth Lens' && Array.isArray(log.runs[0].results)) return log;
  throw usageError(`"${name}" is no SARIF report of auth-lens scan --format sarif.`);
}

function merged(logs: readonly SarifLog[]): SarifLog {
  const versions = new Set(logs.map(({ runs }) => runs[0].tool.driver.semanticVersion));
  if (versions.size > 1) throw usageError(`These reports come from different versions: ${[...versions].sort().join(', ')}.`);
  return mergeLogs(logs);
}

function attempt<T>(work: () => T, complaint: string): T {
  try {
    return work();
  } catch (error) {
    throw usageError(`${complaint} (${(error as NodeJS.ErrnoException).code ?? 'not JSON'}).`);
  }
}

function writeTo(file: string, name: string, text: string): void {
  attempt(() => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }, `Cannot write "${name}"`);
}

const ranks = ['error', 'warning', 'note'];

/** SARIF has three levels: a note is information or a hint. */
function isFailing({ level }: SarifResult, failOn: string): boolean {
  const limit = { error: 0, warning: 1, info: 2 }[failOn];
  return limit !== undefined && ranks.indexOf(level) <= limit;
}
