import { printJson } from '../report/escape';
import { decodeToken } from '../token/decode-token';
import { findTokens } from '../token/find-tokens';
import { type Inspection, inspectToken } from '../token/inspect-token';
import type { KeyInput } from '../token/keys/key-input';
import type { Candidate } from '../token/model';
import { type Verification, verifyToken } from '../token/verify-token';
import { type DecodeOptions, decodeOptions } from './decode-arguments';
import { decodeInput, decodeKeys, secretNote } from './decode-input';
import { decodedData } from './decode-json';
import { decodedText } from './decode-text';
import type { Io } from './io';

/** One token, with all that was found out about it. */
export interface Decoded {
  readonly inspection: Inspection;
  readonly verification: Verification;
}

/** Decodes tokens, and verifies and decrypts them where a key is given. */
export async function decode(args: readonly string[], io: Io): Promise<number> {
  const options = decodeOptions(args, Date.now() / 1000);
  await io.stderr.write(secretNote(options));
  const keys = await decodeKeys(options, io);
  const { candidates, notes } = findTokens(await decodeInput(options.text), { cookieName: options.cookieName });
  for (const note of notes) await io.stderr.write(`Note: ${note}\n`);
  if (candidates.length === 0) {
    await io.stderr.write('auth-lens: Nothing here looks like a token, a session cookie or a key.\n');
    return 2;
  }
  const all = await Promise.all(distinct(candidates).map((candidate) => decodeOne(candidate, keys, options)));
  await io.stdout.write(options.json ? json(all, options) : text(all, options, io));
  return isFine(all, keys, options) ? 0 : 1;
}

// A HAR file holds the same token once for each request.
function distinct(candidates: readonly Candidate[]): Candidate[] {
  const keyOf = ({ text, name = '' }: Candidate) => `${name}\n${text}`;
  return [...new Map([...candidates].reverse().map((candidate) => [keyOf(candidate), candidate])).values()].reverse();
}

async function decodeOne(candidate: Candidate, keys: readonly KeyInput[], options: DecodeOptions): Promise<Decoded> {
  const { verification, token, secrets } = await verifyToken(decodeToken(candidate), keys, options);
  return { inspection: inspectToken(token, { now: options.now, secrets }), verification };
}

function json(all: readonly Decoded[], { redact }: DecodeOptions): string {
  const [first, ...more] = all.map((one) => decodedData(one, redact));
  return printJson(more.length > 0 ? { ...first, more } : first);
}

function text(all: readonly Decoded[], options: DecodeOptions, { env, stdout }: Io): string {
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  const color = options.color && !env.NO_COLOR && (forced || (stdout.isTerminal && env.TERM !== 'dumb'));
  const parts = all.map((one) => decodedText(one, { color, redact: options.redact }));
  return parts.join(`\n${'─'.repeat(60)}\n\n`);
}

/** Whether everything that was asked for worked out: a key fitted, none failed, and what is expected is there. */
function isFine(all: readonly Decoded[], keys: readonly KeyInput[], { algorithms }: DecodeOptions): boolean {
  const tokens = all.filter(({ inspection: { token } }) => !token.keys);
  const failed = tokens.some((one) =>
    keys.length > 0 ? !one.verification.verified && !lacksKey(one) : misses(one, algorithms !== undefined),
  );
  return !failed && (keys.length === 0 || tokens.length === 0 || tokens.some(({ verification }) => verification.verified));
}

// Among several tokens there may be one that the keys at hand are not meant for: a cookie beside a bearer token.
function lacksKey({ verification: { signature, decryption } }: Decoded): boolean {
  const proof = decryption ?? signature;
  return proof === undefined || proof.state === 'unknown';
}

function misses(
  { inspection: { token }, verification: { signature, issuer, audience, type } }: Decoded,
  signatureMatters: boolean,
): boolean {
  if (signatureMatters && signature?.state === 'failed') return true;
  return [issuer, audience, type].some(({ state, code }) => state === 'failed' || (code === 'no-claims' && token.header !== undefined));
}
