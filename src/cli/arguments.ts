import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type Severity, severities } from '../analyser/model/finding';
import { formats } from '../report';
import { type Shard, shardOf } from './shard';
import { unknownWord, usageError } from './usage';

export interface ScanOptions {
  readonly paths: readonly string[];
  readonly format: string;
  readonly output?: string;
  /** The least severity to show. */
  readonly severity: Severity;
  readonly failOn: Severity | 'never';
  readonly rules?: readonly string[] | 'all';
  readonly fix: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
  readonly exclude: readonly string[];
  /** Whether `.env` files are read. */
  readonly environments: boolean;
  readonly maxBytes: number;
  /** Only one part of the applications. */
  readonly shard?: Shard;
  /** Only what differs from this commit; empty: from the default branch. */
  readonly changed?: string;
  readonly cache: boolean;
}

type OptionTable = NonNullable<ParseArgsConfig['options']>;

const scanTable = {
  format: { type: 'string', short: 'f', default: 'text' },
  output: { type: 'string', short: 'o' },
  severity: { type: 'string', default: 'info' },
  'fail-on': { type: 'string', default: 'error' },
  rules: { type: 'string', multiple: true },
  fix: { type: 'boolean', default: false },
  quiet: { type: 'boolean', short: 'q', default: false },
  'no-color': { type: 'boolean', default: false },
  exclude: { type: 'string', multiple: true, default: [] },
  'no-env': { type: 'boolean', default: false },
  'max-file-size': { type: 'string', default: '5MB' },
  shard: { type: 'string' },
  changed: { type: 'string' },
  'no-cache': { type: 'boolean', default: false },
} as const satisfies OptionTable;

/** Reads the arguments of `scan`. Whether the named rules exist is asked of the engine: see `checkRules`. */
export function scanOptions(args: readonly string[]): ScanOptions {
  const { values, positionals } = parsed(withBase(args), scanTable);
  return {
    paths: positionals.length > 0 ? positionals : ['.'],
    format: oneOf('format', values.format, Object.keys(formats)),
    output: values.output,
    severity: oneOf('severity', values.severity, severities) as Severity,
    failOn: oneOf('severity for --fail-on', values['fail-on'], ['error', 'warning', 'info', 'never']) as Severity | 'never',
    rules: values.rules && ruleIds(values.rules),
    fix: values.fix,
    quiet: values.quiet,
    color: !values['no-color'],
    exclude: values.exclude,
    environments: !values['no-env'],
    maxBytes: byteCount(values['max-file-size']),
    shard: values.shard === undefined ? undefined : shardOf(values.shard),
    changed: values.changed,
    cache: !values['no-cache'],
  };
}

/** `--changed` may stand alone. */
function withBase(args: readonly string[]): string[] {
  return args.map((word, index) => (word === '--changed' && /^(-|$)/.test(args[index + 1] ?? '') ? '--changed=' : word));
}

export type InventoryOptions = Pick<ScanOptions, 'paths' | 'format' | 'quiet' | 'color' | 'exclude' | 'environments' | 'maxBytes'>;

/** Reads the arguments of `inventory`, which are some of those of `scan`. */
export function inventoryOptions(args: readonly string[]): InventoryOptions {
  const { format, quiet, exclude, 'no-color': noColor, 'no-env': noEnv, 'max-file-size': most } = scanTable;
  const table = { format, quiet, exclude, 'no-color': noColor, 'no-env': noEnv, 'max-file-size': most };
  const { values, positionals } = parsed(args, table);
  return {
    paths: positionals.length > 0 ? positionals : ['.'],
    format: oneOf('format', values.format, ['text', 'json', 'markdown']),
    quiet: values.quiet,
    color: !values['no-color'],
    exclude: values.exclude,
    environments: !values['no-env'],
    maxBytes: byteCount(values['max-file-size']),
  };
}

/** Reads the arguments of `rules`. */
export function rulesOptions(args: readonly string[]): { id?: string; format: string } {
  const { values, positionals } = parsed(args, { format: { type: 'string', short: 'f', default: 'text' } });
  if (positionals.length > 1) throw usageError('auth-lens rules takes one rule at most.');
  return { id: positionals[0], format: oneOf('format', values.format, ['text', 'json', 'markdown']) };
}

/** Reads the arguments of `merge`. */
export function mergeOptions(args: readonly string[]): { files: readonly string[]; output?: string; failOn: string } {
  const table = { output: { type: 'string', short: 'o' }, 'fail-on': { type: 'string', default: 'error' } } as const;
  const { values, positionals } = parsed(args, table);
  if (positionals.length === 0) throw usageError('auth-lens merge needs SARIF files: auth-lens merge part-*.sarif');
  return {
    files: positionals,
    output: values.output,
    failOn: oneOf('severity for --fail-on', values['fail-on'], ['error', 'warning', 'info', 'never']),
  };
}

/** Reads the arguments of `lsp`, which is there for editors: standard input and output is the only way to talk to it. */
export function checkLspArguments(args: readonly string[]): void {
  // Clients add --clientProcessId by themselves.
  const { values, positionals } = parsed(args, { stdio: { type: 'boolean' }, clientProcessId: { type: 'string' } });
  if (positionals.length > 0) throw usageError(`auth-lens lsp takes no "${positionals[0]}".`);
  if (!values.stdio) throw usageError('auth-lens lsp needs --stdio.');
}

/** Reads arguments by a table; a mistake becomes one line that says what is meant. */
export function parsed<const T extends OptionTable>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw plainly(error as NodeJS.ErrnoException, Object.keys(options));
  }
}

function plainly({ code, message }: NodeJS.ErrnoException, names: readonly string[]): Error {
  const option = /'(?:-\w, )?(-[^' =]*)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    return unknownWord(
      'option',
      option,
      names.map((name) => `--${name}`),
    );
  }
  if (!/argument missing|ambiguous/.test(message)) return usageError(message);
  return usageError(`${option} needs a value.`);
}

function oneOf(kind: string, word: string, known: readonly string[]): string {
  if (known.includes(word)) return word;
  throw unknownWord(kind, word, known);
}

/** Complains about a rule that does not exist. */
export function checkRules(ids: readonly string[], known: readonly string[]): void {
  for (const id of ids) oneOf('rule', id, known);
}

function ruleIds(lists: readonly string[]): readonly string[] | 'all' {
  const ids = lists.flatMap((list) => list.split(',')).map((id) => id.trim());
  if (ids.includes('all')) return 'all';
  if (ids.includes('')) throw usageError('--rules needs rule ids with commas between them, or "all".');
  return ids;
}

const units: { readonly [unit: string]: number } = { '': 1, b: 1, k: 1024, kb: 1024, m: 1024 ** 2, mb: 1024 ** 2 };

function byteCount(words: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?) ?([a-z]*)$/.exec(words.trim().toLowerCase()) ?? [];
  const bytes = Number(number) * (units[unit] ?? Number.NaN);
  if (bytes >= 1 && bytes <= 100 * 1024 ** 2) return Math.floor(bytes);
  throw usageError(`--max-file-size "${words}" is no size up to 100MB, such as 500KB or 5MB.`);
}
