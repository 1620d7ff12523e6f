import { existsSync, writeFileSync } from 'node:fs';
import { decisionOf } from '../advisor/decision';
import { withDecision } from '../advisor/keep';
import { policyFile } from '../analyser/model/policy-file';
import { readText } from '../server/node-files';
import type { Advised } from './advise-scan';
import { rewrite } from './rewrite';
import { usageError } from './usage';

const maxBytes = 1024 ** 2;
const schema = 'node_modules/auth-lens/media/auth-lens.schema.json';

/** Writes the verdict to auth-lens.json in the application's folder and gives its path. What else the file holds stays. */
export function keepDecision({ folder, seen, advice }: Advised, date: string): string {
  const path = folder + policyFile;
  const decision = decisionOf(advice, { date, setups: seen.setups });
  if (!decision) throw usageError('Nothing was kept: the answers contradict each other, so there is no decision.');
  const before = textOf(path);
  const kept = withDecision(before, decision, schemaBeside(folder));
  if ('broken' in kept) throw usageError(`Nothing was kept: "${path}" is no valid JSON. Mend it first.`);
  const { failed } = before === undefined ? create(path, kept.text) : rewrite(path, before, kept.text);
  if (failed) throw usageError(`Nothing was kept: "${path}" ${failed}.`);
  return path;
}

function textOf(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  const read = readText(path, maxBytes);
  if ('text' in read) return read.text;
  throw usageError(`Nothing was kept: "${path}": ${read.skipped}.`);
}

function create(path: string, text: string): { readonly failed?: string } {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return {};
  } catch (error) {
    return { failed: `cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})` };
  }
}

/** Editors without the extension find the schema where this package is installed: here, or further up in a monorepo. */
function schemaBeside(folder: string): string | undefined {
  const steps = folder.split('/').length - 1;
  const ways = Array.from({ length: steps }, (_, up) => `${up === 0 ? './' : '../'.repeat(up)}${schema}`);
  return ways.find((way) => existsSync(folder + way));
}
