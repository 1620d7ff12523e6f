import { audienceCondition, issuerCondition, otherConditions, timeCondition } from './accept/claims';
import { type Condition, failed, met, open } from './accept/condition';
import { algorithmCondition, signatureCondition } from './accept/signature';
import type { Known, Verifier } from './accept/verifier';
import { isObject, own, textAt } from './json';
import type { Token } from './model';

/** What one call that verifies tokens would say to a token. */
export interface Answer {
  readonly state: 'accepted' | 'rejected' | 'unknown';
  readonly reason: string;
  /** What else the person should know: a check that is left out, a failure that nothing heeds. */
  readonly notes: readonly string[];
}

/** Applies the rules of one call to a token at `now`, in seconds since 1970. What is not known is never guessed. */
export async function acceptToken(token: Token, verifier: Verifier, known: Known, now: number): Promise<Answer> {
  const conditions = await conditionsOf(token, verifier, known, now);
  const broken = conditions.filter(({ state }) => state === 'failed');
  if (broken.length > 0) return { state: 'rejected', reason: together(broken), notes: heeding(verifier) };
  const unanswered = conditions.filter(({ state }) => state === 'unknown');
  if (unanswered.length > 0) return { state: 'unknown', reason: together(unanswered), notes: heeding(verifier) };
  const proof = conditions.find(({ reason }) => reason !== '')?.reason ?? 'it need not be signed';
  return { state: 'accepted', reason: proof, notes: leftOut(token, verifier) };
}

async function conditionsOf(token: Token, verifier: Verifier, known: Known, now: number): Promise<readonly Condition[]> {
  const form = formCondition(token, verifier);
  if (form !== met) return [form];
  const { header = {}, payload } = token;
  const claims = isObject(payload) ? payload : undefined;
  const algorithm = algorithmCondition(token, verifier, known);
  const signature = algorithm.state === 'failed' ? met : await signatureCondition(token, verifier, known);
  const claimed = { header, payload: claims ?? {}, verifier, known, now };
  return [
    algorithm,
    headerCondition(token, verifier),
    ...(claims
      ? [timeCondition(claimed), issuerCondition(claimed), audienceCondition(claimed), ...otherConditions(claimed)]
      : [open('no-claims', 'the payload is no JSON object')]),
    signature,
  ];
}

function formCondition({ kind, title }: Token, { encrypted, library }: Verifier): Condition {
  const isEncrypted = /^(?:jwe|authjs-[45]|better-auth-data)/.test(kind);
  if (encrypted)
    return isEncrypted ? open('encrypted', 'the call decrypts it, which is not tried here') : failed('form', 'it is not encrypted');
  if (isEncrypted) return failed('form', `it is encrypted, and ${library} reads signed tokens here`);
  return /^jws(?:-unsigned)?$/.test(kind) ? met : failed('form', `it is no signed token: ${title}`);
}

// https://www.rfc-editor.org/rfc/rfc7515#section-4.1.11; hono also insists on `typ`.
function headerCondition({ header }: Token, { library }: Verifier): Condition {
  const type = textAt(header, 'typ');
  if (library === 'hono/jwt' && type !== undefined && type !== 'JWT') return failed('type', 'hono takes no other type (typ) than JWT');
  if (own(header, 'crit') === undefined) return met;
  return /^(?:jose|hono\/jwt)$/.test(library)
    ? failed('critical', 'it asks for extensions (crit)')
    : open('critical', 'it asks for extensions (crit)');
}

function together(conditions: readonly Condition[]): string {
  const settings = [...new Set(conditions.flatMap(({ setting }) => setting ?? []))];
  const reasons = [...new Set(conditions.flatMap(({ reason }) => (reason === '' ? [] : [reason])))];
  return [...reasons, ...(settings.length > 0 ? [runtime(settings)] : [])].join('; ');
}

function runtime(settings: readonly string[]): string {
  const more = settings.length - 3;
  const names = more > 0 ? `${settings.slice(0, 3).join(', ')} and ${more} more` : settings.join(' and ');
  return `${names} ${settings.length === 1 ? 'is' : 'are'} only known when it runs`;
}

function leftOut({ payload }: Token, { issuer, audience, ignoreExpiration }: Verifier): string[] {
  const claims = isObject(payload) ? payload : {};
  return [
    ...(own(claims, 'exp') === undefined ? ['the token never expires'] : []),
    ...(ignoreExpiration.state === 'known' && ignoreExpiration.values[0] === true ? ['the call ignores the expiry'] : []),
    ...(issuer.state === 'none' && audience.state === 'none' ? ['neither issuer nor audience is checked'] : []),
  ];
}

function heeding({ unheeded }: Verifier): string[] {
  return unheeded ? ['but nothing happens when this call fails'] : [];
}
