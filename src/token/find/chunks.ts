import type { Candidate } from '../model';
import type { Pair } from './pairs';

interface Chunk {
  readonly number: number;
  readonly pair: Pair;
}

const chunkName = /^(.+)\.(\d{1,3})$/;
const knownName = /^(?:__Secure-|__Host-)?(?:next-auth|authjs)\.|session_data$|account_data$/;

/**
 * Joins what a library split over `NAME.0`, `NAME.1` and so on, in number order, and leaves the other values as they are. Auth.js joins
 * every cookie whose name starts with that of the session cookie: https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/lib/utils/cookie.ts
 */
export function chunked(all: readonly Pair[], cookieName?: string): { joined: Candidate[]; single: Pair[] } {
  const groups = new Map<string, Chunk[]>();
  const single: Pair[] = [];
  for (const pair of all) {
    const [, name, number] = chunkName.exec(pair.name) ?? [];
    if (name === undefined || !/^[\w.%~-]+$/.test(pair.value)) single.push(pair);
    else groups.set(name, add(groups.get(name) ?? [], { number: Number(number), pair }));
  }
  const joined: Candidate[] = [];
  for (const [name, chunks] of groups) {
    if (isToken(name, chunks, cookieName)) joined.push(join(name, chunks));
    else single.push(...chunks.map(({ pair }) => pair));
  }
  return { joined, single };
}

// A HAR file holds the cookie of every request: the first set of chunks is shown.
function add(chunks: Chunk[], chunk: Chunk): Chunk[] {
  return chunks.some(({ number }) => number === chunk.number) ? chunks : [...chunks, chunk].sort((a, b) => a.number - b.number);
}

function isToken(name: string, chunks: readonly Chunk[], cookieName: string | undefined): boolean {
  return knownName.test(name) || name === cookieName || /^(?:ey|ew)/.test(chunks[0].pair.value);
}

function join(name: string, chunks: readonly Chunk[]): Candidate {
  const numbers = chunks.map(({ number }) => number);
  const missing = Array.from({ length: numbers[numbers.length - 1] }, (_, number) => number).filter((number) => !numbers.includes(number));
  return {
    form: 'compact',
    text: chunks.map(({ pair }) => pair.value).join(''),
    spans: chunks.map(({ pair }) => pair.span),
    repaired: [
      chunks.length > 1 ? `${chunks.length} cookie chunks joined` : 'one cookie chunk taken alone',
      ...missing.map((number) => `chunk ${name}.${number} is missing`),
    ],
    name,
    cookie: { name, chunks: numbers, ...(missing.length > 0 ? { missing } : {}) },
  };
}
