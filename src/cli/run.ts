import { version } from '../../package.json';
import { type Engine, engine as realEngine } from './engine';
import { help } from './help';
import type { Io } from './io';
import { lsp } from './lsp';
import { merge } from './merge';
import { rules } from './rules';
import { scan } from './scan';
import { unknownWord } from './usage';

type Command = (args: readonly string[], io: Io, engine: Engine) => Promise<number>;

// The cryptography is loaded only where a token is at hand.
const decode: Command = async (args, io) => (await import('./decode')).decode(args, io);
// The advisor and its snippets are loaded only where advice is asked for.
const advise: Command = async (...all) => (await import('./advise')).advise(...all);
// The sheets are loaded only where they are shown.
const inventory: Command = async (...all) => (await import('./inventory')).inventory(...all);

const commands: { readonly [name: string]: Command } = { scan, inventory, merge, rules, advise, decode, lsp };

/** Runs one command and says with which status to exit: 0 fine, 1 problems found, 2 wrong usage or internal error. */
export async function run(argv: readonly string[], io: Io, engine: Engine = realEngine): Promise<number> {
  try {
    return await dispatch(argv, io, engine);
  } catch (error) {
    await io.stderr.write(`auth-lens: ${oneLine(error)}\n`);
    if (io.env.AUTH_LENS_DEBUG && error instanceof Error) await io.stderr.write(`${error.stack}\n`);
    return 2;
  }
}

async function dispatch(argv: readonly string[], io: Io, engine: Engine): Promise<number> {
  const [name = '--help', ...args] = argv;
  const asked = args.slice(0, args.indexOf('--') < 0 ? args.length : args.indexOf('--'));
  if (name === '--version' || name === '-v') return say(`${version}\n`, io);
  if (name === '--help' || name === '-h' || name === 'help') return say(help[args[0] ?? ''] ?? help[''], io);
  if (!Object.hasOwn(commands, name)) throw unknownWord('command', name, Object.keys(commands));
  if (asked.includes('--help') || asked.includes('-h')) return say(help[name], io);
  return commands[name](args, io, engine);
}

async function say(text: string, io: Io): Promise<number> {
  await io.stdout.write(text);
  return 0;
}

function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const usage = error instanceof Error && 'code' in error && error.code === 'USAGE';
  const line = message.split('\n', 1)[0];
  return usage ? line : `internal error: ${line} (AUTH_LENS_DEBUG=1 shows where)`;
}
