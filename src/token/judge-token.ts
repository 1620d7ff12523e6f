import { decodeToken } from './decode-token';
import { type Inspection, inspectToken } from './inspect-token';
import type { KeyInput } from './keys/key-input';
import type { Candidate } from './model';
import type { Expectations } from './verify/expectations';
import { type Verification, verifyToken } from './verify-token';

/** One token, with all that was found out about it. Plain data without any key. */
export interface Decoded {
  readonly inspection: Inspection;
  readonly verification: Verification;
}

/** Decodes what was found, decrypts and verifies it with the keys at hand, explains and checks it. */
export async function judgeToken(
  candidate: Candidate,
  keys: readonly KeyInput[],
  expectations: Expectations & { readonly algorithms?: readonly string[] },
): Promise<Decoded> {
  const { verification, token, secrets } = await verifyToken(decodeToken(candidate), keys, expectations);
  return { inspection: inspectToken(token, { now: expectations.now, secrets }), verification };
}

/** The first of each that stand in a text several times: a HAR file holds the same token once for each request. */
export function distinctCandidates(candidates: readonly Candidate[]): Candidate[] {
  const keyOf = ({ text, name = '' }: Candidate) => `${name}\n${text}`;
  return [...new Map([...candidates].reverse().map((candidate) => [keyOf(candidate), candidate])).values()].reverse();
}
