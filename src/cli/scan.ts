import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { version } from '../../package.json';
import { isEnvironmentFile } from '../analyser/model/environment-file';
import { type Finding, type Severity, severities } from '../analyser/model/finding';
import type { RuleInfo } from '../analyser/model/rule';
import type { Workspace } from '../analyser/workspace';
import { formats, type Report } from '../report';
import { visible } from '../report/escape';
import { shortPath } from '../report/place';
import { amount } from '../report/words';
import { forwardSlashes, readText } from '../server/node-files';
import { createTrackedByGit } from '../server/node-git';
import { checkRules, type ScanOptions, scanOptions } from './arguments';
import { type Collected, collect, locate } from './collect';
import type { Engine } from './engine';
import { type Fixed, fix } from './fix';
import type { Io } from './io';
import { createProgress } from './progress';
import { usageError } from './usage';

interface Outcome extends Collected {
  /** Absent where no file mattered: then the parser is never loaded. */
  readonly workspace?: Workspace;
  readonly fixed?: Fixed;
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
  const { root, folders, files } = locate(options.paths, io.cwd);
  const progress = createProgress(io.stderr, options.quiet);
  const disk = (path: string) => textOf(path, options.maxBytes);
  const drafts = new Map<string, string>();
  const read = (path: string) => drafts.get(path) ?? disk(path);
  const collected = await collect({ root, folders, files }, options, engine, progress);
  progress.show(() => `Analysing ${amount(collected.candidates.length, 'file')}`);
  const workspace = await analyse(collected, options, engine, read);
  const fixed = workspace && options.fix ? await fix(workspace, collected.files, { drafts, disk }) : undefined;
  progress.end();
  const outcome = { ...collected, workspace, fixed, milliseconds: Math.round(performance.now() - started) };
  const rules = workspace || options.format !== 'text' ? await engine.rules() : [];
  const report = reportOf(outcome, options, rules, reportRoot(root, options, io));
  if (fixed) await tellFixes(fixed, report, options, io);
  await deliver(formats[options.format](report, { text: disk, color: colored(options, io), quiet: options.quiet }), options, io);
  return failing(report.stats.findings, options.failOn) ? 1 : 0;
}

function textOf(path: string, maxBytes: number): string | undefined {
  const read = readText(path, maxBytes);
  return 'text' in read ? read.text : undefined;
}

async function analyse(
  { candidates, manifests }: Collected,
  { rules }: ScanOptions,
  engine: Engine,
  read: (path: string) => string | undefined,
) {
  // Variables only matter to code that reads them.
  if (candidates.every(({ path }) => isEnvironmentFile(path))) return undefined;
  const createWorkspace = await engine.open();
  const workspace = createWorkspace({ read, manifests: () => manifests, isTracked: createTrackedByGit() }, { only: rules });
  await workspace.update(candidates);
  return workspace;
}

function reportOf(
  { workspace, fixed, ...rest }: Outcome,
  { severity, rules: chosen }: ScanOptions,
  rules: readonly RuleInfo[],
  root: string,
): Report {
  const all = workspace?.findings() ?? [];
  const shown = severities.slice(0, severities.indexOf(severity) + 1);
  const findings = all.filter((finding) => shown.includes(finding.severity));
  return {
    version,
    root,
    rules: rules.filter(({ id, off }) => (chosen === undefined ? !off : chosen === 'all' || chosen.includes(id))),
    findings,
    setups: workspace?.setups() ?? [],
    failures: workspace?.failures() ?? [],
    skipped: [...rest.skipped].sort((a, b) => (a.path < b.path ? -1 : 1)),
    stats: {
      files: rest.files.length,
      candidates: rest.candidates.length,
      milliseconds: rest.milliseconds,
      findings: count(all),
      hidden: all.length - findings.length,
      suppressed: workspace?.suppressed() ?? 0,
      fixed: fixed?.count ?? 0,
      left: rest.left,
    },
  };
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
