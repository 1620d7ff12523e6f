import { printJson, visible } from '../report/escape';
import type { Claim } from '../token/claims/explain';
import { keyInWords } from '../token/decode/key';
import { redacted } from '../token/decoded-data';
import type { Json } from '../token/json';
import type { Decoded } from '../token/judge-token';
import type { Token, Verdict } from '../token/model';

type Paint = (color: keyof typeof colors, text: string) => string;

const colors = { header: 31, payload: 35, signature: 36, error: 31, warning: 33, info: 34, ok: 32, bold: 1, dim: 2 };
const signs = { ok: '✓', failed: '✗', unknown: '?' };

export interface TextOptions {
  readonly color: boolean;
  readonly redact: boolean;
}

/** One token for a person: its parts, claims, times, checks and the verdict. */
export function decodedText(decoded: Decoded, { color, redact }: TextOptions): string {
  const paint: Paint = (name, text) => (color ? `\x1b[${colors[name]}m${text}\x1b[0m` : text);
  const { token, claims } = decoded.inspection;
  const sections = [
    headline(decoded, paint),
    part('Header', token.header, 'header', paint),
    part('Payload', token.payload === undefined || !redact ? token.payload : redacted(token.payload), 'payload', paint),
    token.nested ? part('Nested token', redact ? redacted(bare(token.nested)) : bare(token.nested), 'payload', paint) : '',
    part('Disclosed', token.disclosures && (redact ? redacted(token.disclosures) : token.disclosures), 'payload', paint),
    rest(token, paint, redact),
    redact ? '' : table(claims, paint),
    times(decoded, paint, redact),
    checks(decoded, paint),
    token.keys ? '' : verdict(decoded, paint),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function headline({ inspection: { token, purpose }, verification }: Decoded, paint: Paint): string {
  const state = verification.verified ? 'verified' : 'decoded, not verified';
  const lines = [
    `${paint('bold', visible(token.title))}${token.title.includes(token.kind) ? '' : ` (${token.kind})`}: ${token.keys ? 'described' : state}`,
    ...(token.name === undefined ? [] : [`  Name      ${visible(token.name)}`]),
    ...(token.repaired.length > 0 ? [`  Repaired  ${visible(token.repaired.join('; '))}`] : []),
    ...(purpose ? [`  Purpose   ${purpose.title}`, `            because ${visible(purpose.reasons.join(', '))}`] : []),
    ...token.problems.map(({ message }) => `  ${paint('warning', '!')} ${visible(message)}`),
  ];
  return lines.join('\n');
}

function part(title: string, value: Json | undefined, color: 'header' | 'payload', paint: Paint): string {
  if (value === undefined) return '';
  const lines = printJson(value).trimEnd().split('\n');
  return [title, ...lines.map((line) => `  ${paint(color, line)}`)].join('\n');
}

function bare({ header, payload }: Token): Json {
  return { header: header ?? null, payload: payload ?? null };
}

function rest(token: Token, paint: Paint, redact: boolean): string {
  const { cookie, keys = [], segments } = token;
  const signature = segments.find(({ role }) => role === 'signature')?.text;
  const lines = [
    ...(cookie?.id === undefined ? [] : [`Session id  ${redact ? '<string>' : visible(cookie.id)}`]),
    ...(cookie?.expires === undefined ? [] : [`Expires     ${isoTime(cookie.expires)}`]),
    ...(signature ? [`Signature   ${paint('signature', redact ? '<string>' : visible(shortened(signature, 64)))}`] : []),
    ...keys.map((key) => `Key         ${visible([key.id, keyInWords(key), key.algorithm, key.use].filter(Boolean).join(', '))}`),
  ];
  return lines.join('\n');
}

function table(claims: readonly Claim[], paint: Paint): string {
  if (claims.length === 0) return '';
  const width = Math.min(24, Math.max(...claims.map(({ name }) => visible(name).length)));
  const lines = claims.map(({ name, value, meaning }) => {
    const words = typeof value === 'string' ? value : JSON.stringify(value);
    const shown = visible(shortened(words, 48)).padEnd(meaning ? 50 : 0);
    return `  ${visible(shortened(name, 40)).padEnd(width)}  ${shown}${meaning ? paint('dim', meaning) : ''}`;
  });
  return ['Claims', ...lines].join('\n');
}

function times({ inspection: { claims, time } }: Decoded, paint: Paint, redact: boolean): string {
  const known = redact ? [] : claims.filter((claim) => claim.time);
  if (claims.length === 0) return '';
  const lines = known.map(
    ({ name, time: at }) => `  ${visible(name).padEnd(10)}  ${at?.utc}  ${at?.local}  ${at?.relative}${at?.note ? `  ${at.note}` : ''}`,
  );
  const color = time.state === 'valid' ? 'ok' : time.state === 'unknown' ? 'warning' : 'error';
  return [`Times: ${paint(color, time.state)}. ${time.reason}`, ...lines].join('\n');
}

function checks({ inspection }: Decoded, paint: Paint): string {
  if (inspection.checks.length === 0) return '';
  const lines = inspection.checks.map(
    ({ id, severity, message }) => `  ${paint(severity, severity.padEnd(7))}  ${visible(message)} ${paint('dim', id)}`,
  );
  return ['Checks', ...lines].join('\n');
}

function verdict({ verification, inspection: { needs } }: Decoded, paint: Paint): string {
  const { signature, decryption, time, issuer, audience, type } = verification;
  const all: [string, Verdict | undefined][] = [
    ['decryption', decryption],
    ['signature', signature],
    ['time', time],
    ['issuer', issuer],
    ['audience', audience],
    ['type', type],
  ];
  const lines = all
    .filter((entry): entry is [string, Verdict] => entry[1] !== undefined && entry[1].code !== 'not-asked')
    .map(
      ([name, { state, reason }]) =>
        `  ${paint(state === 'ok' ? 'ok' : state === 'failed' ? 'error' : 'warning', signs[state])} ${name.padEnd(10)}  ${visible(reason)}`,
    );
  const asks = needs !== undefined && [signature, decryption].some((proof) => proof?.code === 'no-key');
  return ['Verdict', ...lines, ...(asks ? [`  To know more, give ${visible(needs)}.`] : [])].join('\n');
}

function isoTime(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? 'at a time no calendar holds' : date.toISOString();
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
