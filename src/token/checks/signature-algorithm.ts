import { textAt } from '../json';
import type { Check } from './check';

const facts: readonly [algorithm: RegExp, fact: string][] = [
  [/^HS(?:256|384|512)$/, 'One shared secret signs and verifies: whoever can check this token can also make one.'],
  [/^RS(?:256|384|512)$/, 'Signed with an RSA private key (PKCS #1 v1.5); the public key verifies.'],
  [/^PS(?:256|384|512)$/, 'Signed with an RSA private key (PSS padding); the public key verifies.'],
  [/^ES(?:256|384|512)$/, 'Signed with an elliptic-curve private key; the public key verifies.'],
  [/^(?:EdDSA|Ed25519)$/, 'Signed with an Edwards-curve private key; the public key verifies.'],
];

export const signatureAlgorithm: Check = {
  id: 'signature-algorithm',
  source: 'https://www.rfc-editor.org/rfc/rfc7518#section-3.1',
  check({ header, kind }) {
    const algorithm = textAt(header, 'alg') ?? '';
    const fact = kind.startsWith('jws') ? facts.find(([pattern]) => pattern.test(algorithm))?.[1] : undefined;
    return fact === undefined ? undefined : ['info', fact];
  },
};
