import { parseArgs } from 'node:util';
import { advise as adviseOn } from '../advisor/advise';
import { adviceData, type ShowPath } from '../advisor/data';
import { decisionRecord } from '../advisor/record';
import { printJson } from '../report/escape';
import { shortPath } from '../report/place';
import { answersFrom } from './advise-answers';
import { keepDecision } from './advise-keep';
import { type Advised, type AdvisedProject, adviseOnProject } from './advise-scan';
import { adviceText, applicationsText } from './advise-text';
import { locate } from './collect';
import type { Engine } from './engine';
import { type Io, wantsColor } from './io';
import { createProgress } from './progress';
import { unknownWord, usageError } from './usage';

const formats = ['text', 'json', 'markdown'] as const;
type Format = (typeof formats)[number];

/** Says how an application should remember that a user is signed in: from answers, and from its code where a path is given. */
export async function advise(args: readonly string[], io: Io, engine: Engine): Promise<number> {
  const { path, format, answers: words, color, quiet, application, keep } = optionsOf(args);
  const answers = answersFrom(words, io.cwd);
  const targets = path === undefined ? undefined : locate([path], io.cwd);
  const progress = createProgress(io.stderr, quiet);
  const project = targets
    ? await adviseOnProject(targets, answers, engine, progress)
    : { whole: { folder: '', seen: nothingSeen, advice: adviseOn(answers) }, applications: [] };
  progress.end();
  const showPath: ShowPath = (file) => (targets ? shortPath(file, targets.root) : file);
  const chosen = choose(project, application, showPath);
  const date = new Date().toISOString().slice(0, 10);
  const kept = keep ? keepDecision(onlyOne(chosen, showPath), date) : undefined;
  const several = chosen.applications.length > 1;
  const paint = { color: color && wantsColor(io), showPath };
  const { advice } = chosen.whole;
  const written: { readonly [F in Format]: () => string } = {
    text: () => (several ? applicationsText(chosen.applications, paint) : adviceText(advice, paint)),
    json: () => printJson({ ...adviceData(advice, showPath), ...(several ? { applications: applicationsData(chosen, showPath) } : {}) }),
    markdown: () =>
      (several ? chosen.applications : [chosen.whole]).map((one) => decisionRecord(one.advice, { date, showPath })).join('\n'),
  };
  await io.stdout.write(written[format]());
  if (kept !== undefined && !quiet) await io.stderr.write(`Kept in ${showPath(kept)}: commit it, and scans report what drifts from it.\n`);
  return 0;
}

const nothingSeen = { facts: [], setups: [], texts: [] };

/** The application that is asked for takes the place of the whole; so does the only one that there is. */
function choose(project: AdvisedProject, wanted: string | undefined, showPath: ShowPath): AdvisedProject {
  const { applications } = project;
  if (wanted === undefined) return applications.length === 1 ? { whole: applications[0], applications } : project;
  const names = applications.map((one) => nameOf(one, showPath));
  if (names.length === 0) throw usageError('There is no application in which users sign in.');
  const found = applications[names.indexOf(wanted.replace(/\/$/, ''))];
  if (!found) throw unknownWord('application', wanted, names);
  return { whole: found, applications: [found] };
}

function onlyOne({ whole, applications }: AdvisedProject, showPath: ShowPath): Advised {
  if (whole.folder === '') throw usageError('--keep needs the path of a project: auth-lens advise . --keep');
  if (applications.length < 2) return whole;
  const names = applications.map((one) => nameOf(one, showPath)).join(', ');
  throw usageError(`--keep needs --application, one of ${names}.`);
}

function applicationsData({ applications }: AdvisedProject, showPath: ShowPath) {
  return applications.map((one) => ({ application: nameOf(one, showPath), ...adviceData(one.advice, showPath) }));
}

const nameOf = ({ folder }: Advised, showPath: ShowPath): string => showPath(folder).replace(/\/$/, '') || '.';

function optionsOf(args: readonly string[]) {
  const { values, positionals } = parsed(args);
  const format = formats.find((one) => one === values.format);
  if (!format) throw unknownWord('format', values.format, formats);
  if (positionals.length > 1) throw usageError('auth-lens advise takes one path at most.');
  const { answers, application, keep, quiet } = values;
  return { path: positionals[0], format, answers, application, keep, color: !values['no-color'], quiet };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        answers: { type: 'string', short: 'a', multiple: true, default: [] },
        application: { type: 'string' },
        format: { type: 'string', short: 'f', default: 'text' },
        keep: { type: 'boolean', default: false },
        quiet: { type: 'boolean', short: 'q', default: false },
        'no-color': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw usageError(`${(error as Error).message.split('. ')[0]}. See auth-lens advise --help.`);
  }
}
