import { parseArgs } from 'node:util';
import { advise as adviseOn } from '../advisor/advise';
import { adviceData } from '../advisor/data';
import { decisionRecord } from '../advisor/record';
import { printJson } from '../report/escape';
import { shortPath } from '../report/place';
import { answersFrom } from './advise-answers';
import { scanForEvidence } from './advise-scan';
import { adviceText } from './advise-text';
import { locate } from './collect';
import type { Engine } from './engine';
import type { Io } from './io';
import { createProgress } from './progress';
import { unknownWord, usageError } from './usage';

const formats = ['text', 'json', 'markdown'] as const;
type Format = (typeof formats)[number];

/** Says how an application should remember that a user is signed in: from answers, and from its code where a path is given. */
export async function advise(args: readonly string[], io: Io, engine: Engine): Promise<number> {
  const { path, format, answers: words, color, quiet } = optionsOf(args);
  const answers = answersFrom(words, io.cwd);
  const targets = path === undefined ? undefined : locate([path], io.cwd);
  const progress = createProgress(io.stderr, quiet);
  const evidence = targets ? await scanForEvidence(targets, engine, progress) : [];
  progress.end();
  const showPath = (file: string) => (targets ? shortPath(file, targets.root) : file);
  const advice = adviseOn(answers, evidence);
  const date = new Date().toISOString().slice(0, 10);
  const written: { readonly [F in Format]: () => string } = {
    text: () => adviceText(advice, { color: color && colored(io), showPath }),
    json: () => printJson(adviceData(advice, showPath)),
    markdown: () => decisionRecord(advice, { date, showPath }),
  };
  await io.stdout.write(written[format]());
  return 0;
}

function optionsOf(args: readonly string[]) {
  const { values, positionals } = parsed(args);
  const format = formats.find((one) => one === values.format);
  if (!format) throw unknownWord('format', values.format, formats);
  if (positionals.length > 1) throw usageError('auth-lens advise takes one path at most.');
  return { path: positionals[0], format, answers: values.answers, color: !values['no-color'], quiet: values.quiet };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        answers: { type: 'string', short: 'a', multiple: true, default: [] },
        format: { type: 'string', short: 'f', default: 'text' },
        quiet: { type: 'boolean', short: 'q', default: false },
        'no-color': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw usageError(`${(error as Error).message.split('. ')[0]}. See auth-lens advise --help.`);
  }
}

function colored({ env, stdout }: Io): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return stdout.isTerminal && env.TERM !== 'dumb';
}
