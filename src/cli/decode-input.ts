import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fetchJwks } from '../network/node';
import { type KeyInput, readKeys, secretInput } from '../token/keys/key-input';
import type { DecodeOptions } from './decode-arguments';
import type { Io } from './io';
import { usageError } from './usage';

const maxInput = 1_048_576;
const maxKeyFile = 1_048_576;

/** The text to search: the argument, or standard input up to one megabyte and a bit, so that the cut is noticed. */
export async function decodeInput(text: string, stdin: NodeJS.ReadStream = process.stdin): Promise<string> {
  if (text !== '-') return text;
  if (stdin.isTTY) throw usageError('auth-lens decode needs a token, or "-" and a token on standard input.');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stdin) {
    parts.push(Buffer.from(part));
    size += parts[parts.length - 1].length;
    if (size > 4 * maxInput) break;
  }
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .slice(0, maxInput + 1);
}

/** Every key the person named: secrets, files, and a JWK set at an address. */
export async function decodeKeys(options: DecodeOptions, io: Io): Promise<KeyInput[]> {
  const secrets = options.secrets.map((words, index) => secret(words, index, io));
  const files = options.keyFiles.flatMap((file) => keysIn(file, io));
  const remote = options.jwks === undefined ? [] : keysOf(await fetched(options.jwks), 'the JWK set');
  return [...secrets, ...files, ...remote];
}

/** A note for each secret that was typed into the command. */
export function secretNote({ secrets }: DecodeOptions): string {
  const typed = secrets.some((words) => !words.startsWith('env:'));
  return typed ? 'Note: the secret is now in the history of your shell. --secret env:NAME keeps it out.\n' : '';
}

function secret(words: string, index: number, { env }: Io): KeyInput {
  const label = `secret ${index + 1}`;
  if (!words.startsWith('env:')) return secretInput(words, label);
  const name = words.slice(4);
  const value = env[name];
  if (value === undefined || value === '')
    throw usageError(`The environment variable "${name}" ${value === '' ? 'is empty' : 'is not set'}.`);
  return secretInput(value, `${label} (env:${name})`);
}

function keysIn(file: string, { cwd }: Io): KeyInput[] {
  return keysOf(textOf(resolve(cwd, file), file), `"${file}"`);
}

function textOf(path: string, file: string): string {
  try {
    if (statSync(path).size > maxKeyFile) throw usageError(`"${file}" is too large for a key.`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw code === 'USAGE' ? usageError(message) : usageError(`Cannot read "${file}" (${code}).`);
  }
}

async function fetched(address: string): Promise<string> {
  try {
    return await fetchJwks(address);
  } catch (error) {
    throw usageError(`--jwks: ${(error as Error).message}`);
  }
}

function keysOf(text: string, label: string): KeyInput[] {
  try {
    return readKeys(text, label);
  } catch (error) {
    throw usageError((error as Error).message);
  }
}
