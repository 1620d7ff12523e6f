import type { SecretFact } from './fact';
import { replace } from './fix';
import { isPlaceholder } from './placeholder';
import type { Problem, ProblemFix } from './rule';
import { inProduction, type Span, type Value } from './value';

/** A secret's text that stands in the code and applies in production. */
export interface WrittenSecret {
  readonly text: string;
  readonly at?: Span;
}

/** Members of a key object, a JSON Web Key or a numbered set of passwords that hold the secret itself. */
const secretMember = /^(key|passphrase|k|d|\d+)$/;
const publicKey = /^\s*(-----BEGIN ([A-Z0-9]+ )?(PUBLIC KEY|CERTIFICATE)-----|ssh-(rsa|ed25519) )/;
const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/**
 * The texts of a secret, or of a list or key object, that stand in the code. What comes from elsewhere is left out; empty
 * texts and public keys are no secrets.
 */
export function writtenSecrets(value: Value): WrittenSecret[] {
  const own = inProduction(value);
  if (own.kind === 'list') return own.items.flatMap(writtenSecrets);
  if (own.kind === 'object')
    return Object.keys(own.members).flatMap((name) => (secretMember.test(name) ? writtenSecrets(own.members[name]) : []));
  if (own.kind !== 'literal' || typeof own.value !== 'string') return [];
  return own.value.trim() === '' || publicKey.test(own.value) ? [] : [{ text: own.value, at: own.at }];
}

/** What takes the place of unset variables in production. */
export function standIns(value: Value): Value[] {
  const own = inProduction(value);
  if (own.kind === 'list') return own.items.flatMap(standIns);
  if ((own.kind !== 'env' && own.kind !== 'unknown') || !own.fallback) return [];
  const last = inProduction(own.fallback);
  return last.kind === 'env' ? standIns(last) : [last];
}

/**
 * The problems of a secret whose texts stand in the code: each stands where the text is written, which may be another file than the
 * one that uses it. Every fix is a suggestion: the program needs the variable from then on, and someone has to set it. Placeholders have a
 * rule of their own.
 */
export function hardcodedSecrets(fact: SecretFact, message: string, matters = (text: string): boolean => !isPlaceholder(text)): Problem[] {
  const written = writtenSecrets(fact.setting.value).filter(({ text }) => matters(text));
  return written.map(({ text, at = fact.setting.span }) => {
    const name = privateKey.test(text) ? fact.envName.replace(/SECRET$/, 'PRIVATE_KEY') : fact.envName;
    return { at, message, fixes: fromEnvironment(at, name), related: takenElsewhere(fact, at) };
  });
}

/** Points at the place where the library takes a secret that is written somewhere else. */
export function takenElsewhere({ library, setting, span }: SecretFact, at: Span): Problem['related'] {
  const inside = contains(setting.span, at);
  if (inside && at.file === span.file) return [];
  return [{ at: inside ? span : setting.span, message: `${library} takes it here.` }];
}

/** Whether one stretch lies inside of another. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end;
}

/** JSON has no variables. */
function fromEnvironment(at: Span, name: string): ProblemFix[] {
  if (at.file.endsWith('.json')) return [];
  const typed = /\.[cm]?tsx?$/.test(at.file);
  return replace(at, `process.env.${name}${typed ? '!' : ''}`, `Read it from ${name} in the environment`, 'suggestion');
}
