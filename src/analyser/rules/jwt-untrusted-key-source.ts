import type { JwtKeySourceFact } from '../model/fact';
import { defineRule } from '../model/rule';

export default defineRule({
  id: 'jwt-untrusted-key-source',
  title: 'The token chooses the key that it is checked with',
  severity: 'error',
  cwe: 347,
  references: [
    'https://datatracker.ietf.org/doc/html/rfc8725#section-3.10',
    'https://datatracker.ietf.org/doc/html/rfc7515#section-10.10',
    'https://github.com/panva/jose/blob/main/docs/key/embedded/functions/EmbeddedJWK.md',
    'ASVS 5.0, 9.1.3',
  ],
  why: `Whoever sends a token writes its header. A key that stands in the header (\`jwk\`), or that is fetched from an address in it (\`jku\`, \`x5u\`), is the sender's own: the signature
always fits. A \`kid\` that becomes part of a path or of a query lets the sender point at any file, or ask the database for a key of their choice.

A key set that is fetched over plain HTTP, or without checking the certificate, can be exchanged by anyone on the way.

Take the key from a list of your own, or from the key set of an issuer that you know, and use \`kid\` only to choose within it. \`EmbeddedJWK\` is right for proofs of possession
(DPoP), where the key's thumbprint is compared afterwards: it is not reported with \`typ: 'dpop+jwt'\`, or where the same function makes the thumbprint.`,
  how: `Look the \`kid\` up in a key set whose address you write down.`,
  fix: 'none',
  bad: `import { EmbeddedJWK, jwtVerify } from 'jose';
export const readToken = async (token: string) => (await jwtVerify(token, EmbeddedJWK)).payload;`,
  good: `import { createRemoteJWKSet, jwtVerify } from 'jose';
const keys = createRemoteJWKSet(new URL('https://login.example.com/.well-known/jwks.json'));
const expected = { issuer: 'https://login.example.com/', audience: 'https://api.example.com' };
export const readToken = async (token: string) => (await jwtVerify(token, keys, expected)).payload;`,

  on: 'jwt-key-source',
  check({ way, span }) {
    return { at: span, message: messages[way] };
  },
});

const messages: Record<JwtKeySourceFact['way'], string> = {
  embedded: 'Anyone can forge a token: it brings the key that it is checked with.',
  'header-key': 'Anyone can forge a token: the key is taken from its own header.',
  'header-url': 'Anyone can forge a token: its header says where the key comes from.',
  'kid-in-path': 'Whoever sends a token chooses the file that is its key.',
  'kid-in-query': 'Whoever sends a token can write into the query for its key.',
  'plain-http': 'Anyone on the way can exchange the keys: the connection is not checked.',
};
