import { parsed } from './arguments';
import { usageError } from './usage';

export interface DecodeOptions {
  /** The text to search; `-` is standard input. */
  readonly text: string;
  readonly json: boolean;
  readonly secrets: readonly string[];
  readonly keyFiles: readonly string[];
  readonly jwks?: string;
  readonly cookieName?: string;
  readonly algorithms?: readonly string[];
  readonly issuer?: string;
  readonly audience?: string;
  readonly type?: string;
  /** Seconds since 1970. */
  readonly now: number;
  readonly redact: boolean;
  readonly color: boolean;
}

const table = {
  json: { type: 'boolean', default: false },
  secret: { type: 'string', multiple: true },
  key: { type: 'string', multiple: true },
  jwks: { type: 'string' },
  'cookie-name': { type: 'string' },
  alg: { type: 'string', multiple: true },
  issuer: { type: 'string' },
  audience: { type: 'string' },
  type: { type: 'string' },
  at: { type: 'string' },
  redact: { type: 'boolean', default: false },
  'no-color': { type: 'boolean', default: false },
} as const;

/** Reads the arguments of `decode`; `now` is the time where `--at` names no other. */
export function decodeOptions(args: readonly string[], now: number): DecodeOptions {
  const { values, positionals } = parsed(pemLast(args), table);
  return {
    // A header or a curl command that was not quoted arrives in several pieces.
    text: positionals.length > 0 ? positionals.join(' ') : '-',
    json: values.json,
    secrets: values.secret ?? [],
    keyFiles: values.key ?? [],
    jwks: values.jwks,
    cookieName: values['cookie-name'],
    algorithms: values.alg?.flatMap((list) => list.split(',').map((name) => name.trim())),
    issuer: values.issuer,
    audience: values.audience,
    type: values.type,
    now: values.at === undefined ? now : seconds(values.at),
    redact: values.redact,
    color: !values['no-color'],
  };
}

// A PEM block begins with dashes, but is no option.
function pemLast(args: readonly string[]): string[] {
  const isPem = (arg: string) => arg.startsWith('-----BEGIN ');
  const pem = args.filter(isPem);
  return pem.length > 0 && !args.includes('--') ? [...args.filter((arg) => !isPem(arg)), '--', ...pem] : [...args];
}

function seconds(words: string): number {
  const value = /^\d{1,12}$/.test(words) ? Number(words) : /^\d{4}-\d\d-\d\d/.test(words) ? Date.parse(words) / 1000 : Number.NaN;
  if (Number.isFinite(value)) return value;
  throw usageError(`--at "${words}" is no time such as 2026-01-31T12:00:00Z, or seconds since 1970.`);
}
