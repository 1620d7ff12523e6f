import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { isEnvironmentFile } from '../analyser/model/environment-file';
import type { Matters } from '../analyser/prefilter';

export type Read = { readonly text: string } | { readonly skipped: string };

/** Reads one file as text: UTF-8, or UTF-16 with a byte order mark, which is left out. Says why where there is no text to be had. */
export function readText(path: string, maxBytes: number): Read {
  const bytes = readBytes(path, maxBytes);
  return 'skipped' in bytes ? bytes : decode(bytes);
}

/**
 * Reads a file that is worth analysing; undefined where `matters` says no. It is asked about the bytes as Latin-1, which costs
 * nothing to make: the words that matter are ASCII. Also leaves out minified and bundled code.
 */
export function readCandidate(path: string, maxBytes: number, matters: Matters): Read | undefined {
  const bytes = readBytes(path, maxBytes);
  if ('skipped' in bytes) return bytes;
  if (isWide(bytes)) return candidate(path, decode(bytes), matters);
  if (bytes.includes(0)) return { skipped: 'binary' };
  // V8 reads an array that is no Buffer faster.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  return matters(bytes.toString('latin1'), plain) ? candidate(path, decode(bytes), () => true) : undefined;
}

/** The bytes of a regular file. The result is only good until the next read: small files share one buffer. */
export function readBytes(path: string, maxBytes: number): Buffer | { readonly skipped: string } {
  try {
    // A pipe would wait for its writer.
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      return readOpen(file, maxBytes);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return { skipped: `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})` };
  }
}

const shared = Buffer.allocUnsafeSlow(256 * 1024);

function readOpen(file: number, maxBytes: number): Buffer | { skipped: string } {
  const first = readSync(file, shared, 0, shared.length, 0);
  if (first <= maxBytes && first < shared.length) return shared.subarray(0, first);
  const stat = fstatSync(file);
  if (!stat.isFile()) return { skipped: 'not a regular file' };
  if (stat.size > maxBytes) return { skipped: `larger than ${inWords(maxBytes)}` };
  const whole = Buffer.allocUnsafeSlow(stat.size);
  let length = 0;
  for (let read = 1; read > 0 && length < whole.length; length += read) read = readSync(file, whole, length, whole.length - length, length);
  return whole.subarray(0, length);
}

function inWords(bytes: number): string {
  const [size, unit] = bytes < 1024 ? [bytes, 'bytes'] : bytes < 1024 ** 2 ? [bytes / 1024, 'kB'] : [bytes / 1024 ** 2, 'MB'];
  return `${Number(size.toFixed(1))} ${unit}`;
}

function isWide(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function decode(bytes: Buffer): Read {
  if (isWide(bytes)) return { text: decodeWide(bytes) };
  if (bytes.includes(0)) return { skipped: 'binary' };
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { text: bytes.toString('utf8', marked ? 3 : 0) };
}

function decodeWide(bytes: Buffer): string {
  if (bytes[0] === 0xff) return bytes.toString('utf16le', 2);
  return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
    .swap16()
    .toString('utf16le');
}

function candidate(path: string, read: Read, matters: Matters): Read | undefined {
  if ('skipped' in read) return read;
  if (!matters(read.text)) return undefined;
  return !isEnvironmentFile(path) && isMinified(read.text) ? { skipped: 'minified or bundled' } : read;
}

// People do not write lines of 200 characters on average; bundlers sign their work.
function isMinified(text: string): boolean {
  if (text.length < 5000) return false;
  if (/__webpack_require__|\bwebpackBootstrap\b|\bparcelRequire\b/.test(text.slice(0, 20_000))) return true;
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return text.length / lines > 200;
}
