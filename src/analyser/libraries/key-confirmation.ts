// Tokens that bring their key to prove that the sender has it: DPoP (RFC 9449, section 4.2) and the key proofs of OpenID4VCI
// (https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html, appendix F.1). What counts is the key's thumbprint (RFC 7638).
import type { Call, Source } from '../source/define-library';

const proofs = /^(?:application\/)?(?:dpop|openid4vci-proof)\+jwt$/;

/** Whether a check takes only such proofs, by the `typ` that it asks for; undefined where that is not known. */
export function takesProofs(call: Call): boolean | undefined {
  const { value } = call.options(2)('typ');
  if (value.kind === 'literal') return proofs.test(String(value.value).toLowerCase());
  return value.kind === 'absent' ? false : undefined;
}

/** Whether a function, or one in or around it, makes the thumbprint of a key or checks such proofs. */
export function bindsKey(source: Source, own: readonly number[]): boolean {
  const isNear = ({ scopes }: Call): boolean =>
    scopes.at(-1) === own.at(-1) || scopes.includes(own.at(-1) ?? -1) || own.includes(scopes.at(-1) ?? -1);
  return source.everyCall().some((call) => isNear(call) && (makesThumbprint(call) || checksProofs(call)));
}

const makesThumbprint = ({ steps }: Call): boolean => steps.some((step) => /thumb_?print/i.test(step));
const checksProofs = (call: Call): boolean => call.module.startsWith('jose') && takesProofs(call) === true;
