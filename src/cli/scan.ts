import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { version } from '../../package.json';
import { type Finding, type Severity, severities } from '../analyser/model/finding';
import type { RuleInfo } from '../analyser/model/rule';
import { formats, type Report } from '../report';
import { visible } from '../report/escape';
import { shortPath } from '../report/place';
import { amount } from '../report/words';
import { forwardSlashes } from '../server/node-files';
import { createDisk } from '../server/node-folders';
import { checkRules, type ScanOptions, scanOptions } from './arguments';
import type { IsChanged } from './changed';
import { locate, type Targets } from './collect';
import type { Engine } from './engine';
import type { Fixed } from './fix';
import type { Io } from './io';
import { type Look, look } from './look';
import { noCache, type ScanCache } from './no-cache';
import { createProgress } from './progress';
import { usageError } from './usage';

interface Outcome extends Look {
  readonly isChanged?: IsChanged;
  readonly milliseconds: number;
}

/** Scans files and folders and writes a report. */
export async function scan(args: readonly string[], io: Io, engine: Engine): Promise<number> {
  const started = performance.now();
  const options = scanOptions(args);
  if (Array.isArray(options.rules)) {
    const known = await engine.rules();
    checkRules(
      options.rules,
      known.map(({ id }) => id),
    );
  }
  const targets = locate(options.paths, io.cwd);
  const progress = createProgress(io.stderr, options.quiet);
  const isChanged = await changesOf(options, targets.root, io);
  const found = await look(targets, options, engine, progress, await cacheOf(targets, options, io));
  progress.end();
  const outcome = { ...found, isChanged, milliseconds: Math.round(performance.now() - started) };
  const rules = showsRules(options, found.seen) ? await engine.rules() : [];
  const report = reportOf(outcome, options, rules, reportRoot(targets.root, options, io));
  if (found.fixed) await tellFixes(found.fixed, report, options, io);
  const text = createDisk(options.maxBytes);
  await deliver(formats[options.format](report, { text, color: colored(options, io), quiet: options.quiet }), options, io);
  return failing(report.stats.findings, options.failOn) ? 1 : 0;
}

/** The cryptography is loaded only where something is kept. */
const cacheOf = async (targets: Targets, options: ScanOptions, io: Io): Promise<ScanCache> =>
  options.cache ? (await import('./scan-cache')).scanCache(targets, options, io) : noCache;

/** SARIF lists them all, JSON none; what is left tells of those that found something. */
const showsRules = ({ format }: ScanOptions, { findings }: Look['seen']): boolean =>
  format === 'sarif' || (format !== 'json' && findings.length > 0);

function reportOf(
  { seen, fixed, isChanged, ...rest }: Outcome,
  { severity, rules: chosen }: ScanOptions,
  rules: readonly RuleInfo[],
  root: string,
): Report {
  const all = isChanged ? seen.findings.filter(touches(isChanged)) : seen.findings;
  const shown = severities.slice(0, severities.indexOf(severity) + 1);
  const findings = all.filter((finding) => shown.includes(finding.severity));
  return {
    version,
    root,
    rules: rules.filter(({ id, off }) => (chosen === undefined ? !off : chosen === 'all' || chosen.includes(id))),
    findings,
    setups: seen.setups,
    applications: seen.applications,
    failures: seen.failures,
    skipped: [...rest.skipped, ...seen.skipped].sort((a, b) => (a.path < b.path ? -1 : 1)),
    stats: {
      files: rest.files.length,
      candidates: seen.candidates,
      milliseconds: rest.milliseconds,
      findings: count(all),
      hidden: all.length - findings.length,
      suppressed: seen.suppressed,
      fixed: fixed?.count ?? 0,
      left: rest.left,
    },
  };
}

/** Programs are started only where git is asked: what starts them takes a while to load. */
async function changesOf({ changed }: ScanOptions, root: string, io: Io): Promise<IsChanged | undefined> {
  return changed === undefined ? undefined : (await import('./changed')).changedSince(changed, root, io);
}

/** A finding counts where its own file or one that it relates to has changed. */
function touches(isChanged: IsChanged): (finding: Finding) => boolean {
  return ({ file, related }) => isChanged(file) || related.some((one) => isChanged(one.file));
}

function count(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

// Annotations name files from the top of the checkout, wherever in it the step runs.
function reportRoot(root: string, { format }: ScanOptions, { env }: Io): string {
  const checkout = forwardSlashes(env.GITHUB_WORKSPACE ?? '');
  return format === 'github' && checkout && root.startsWith(`${checkout}/`) ? checkout : root;
}

function colored({ color, output, format }: ScanOptions, { env, stdout }: Io): boolean {
  if (!color || output || format !== 'text' || env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return stdout.isTerminal && env.TERM !== 'dumb';
}

async function tellFixes(
  { count: mended, changed, failed }: Fixed,
  { root }: Report,
  { quiet }: ScanOptions,
  { stderr }: Io,
): Promise<void> {
  const name = (path: string) => visible(shortPath(path, root));
  if (!quiet) {
    const files = changed.map((path) => `  ${name(path)}\n`).join('');
    await stderr.write(
      changed.length > 0 ? `Mended ${amount(mended, 'problem')} in ${amount(changed.length, 'file')}:\n${files}` : 'Nothing to mend.\n',
    );
  }
  for (const { path, reason } of failed) await stderr.write(`auth-lens: ${name(path)} was not mended: ${reason}\n`);
}

async function deliver(text: string, { output }: ScanOptions, io: Io): Promise<void> {
  if (output === undefined) return io.stdout.write(text);
  const file = resolve(io.cwd, output);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw usageError(`Cannot write "${output}" (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function failing(counts: Readonly<Record<Severity, number>>, failOn: ScanOptions['failOn']): boolean {
  return failOn !== 'never' && severities.slice(0, severities.indexOf(failOn) + 1).some((severity) => counts[severity] > 0);
}
