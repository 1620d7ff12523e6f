// Tokens that bring their key to prove that the sender has it: DPoP (RFC 9449, section 4.2) and the key proofs of OpenID4VCI
// (https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html, appendix F.1). What counts is the key's thumbprint (RFC 7638).
import type { Span } from '../model/value';
import type { Call, Source } from '../source/define-library';

const proofs = /^(?:application\/)?(?:dpop|openid4vci-proof)\+jwt$/;

/** Whether a check takes only such proofs, by the `typ` that it asks for; also where that is not known. */
export function takesProofs(call: Call, index: number): boolean {
  const { value } = call.options(index)('typ');
  return value.kind === 'literal' ? proofs.test(String(value.value).toLowerCase()) : value.kind !== 'absent';
}

/** Whether a function makes the thumbprint of a key. */
export function comparesThumbprint(source: Source, [scope]: readonly number[]): boolean {
  return thumbprints(source).some(({ scopes }) => scopes[0] === scope);
}

/** Whether a key stands here only to have its thumbprint made. */
export function isForThumbprint(source: Source, { start, end }: Span): boolean {
  return thumbprints(source).some(({ whole }) => whole.start <= start && end <= whole.end);
}

const thumbprints = (source: Source): Call[] => source.everyCall().filter(({ steps }) => steps.some((step) => /thumb_?print/i.test(step)));
