import { printJson } from '../report/escape';
import { decodedData } from '../token/decoded-data';
import { findTokens } from '../token/find-tokens';
import { type Decoded, distinctCandidates, judgeToken } from '../token/judge-token';
import type { KeyInput } from '../token/keys/key-input';
import { type DecodeOptions, decodeOptions } from './decode-arguments';
import { decodeInput, decodeKeys, secretNote } from './decode-input';
import { decodedText } from './decode-text';
import type { Io } from './io';

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
  const all = await Promise.all(distinctCandidates(candidates).map((candidate) => judgeToken(candidate, keys, options)));
  await io.stdout.write(options.json ? json(all, options) : text(all, options, io));
  return isFine(all, keys, options) ? 0 : 1;
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
