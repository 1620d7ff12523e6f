import type { JwtDecodeFact, JwtVerifyFact } from '../model/fact';
import { replace, together } from '../model/fix';
import { identityTokenOfRequest } from '../model/identity-token';
import { defineRule, type ProblemFix, type Project } from '../model/rule';
import { inProduction } from '../model/value';

/** Reading these decides nothing: which key to check with, or whether to ask for a new token. */
const harmless = new Set(['header', 'kid', 'alg', 'typ', 'exp', 'iat', 'nbf']);

/** Claims that say who somebody is or what they may do. */
const identity =
  /^(_?id|sub|uid|oid|upn|user(_?(id|name))?|name|preferred_username|e?mail(_verified)?|login|(is_?)?admin|roles?|permissions?|scopes?|scp|groups?|(tenant|org|account)(_?id)?)$/i;

export default defineRule({
  id: 'jwt-decode-without-verify',
  title: 'A token is believed without checking its signature',
  severity: 'error',
  cwe: 347,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html',
    'https://github.com/auth0/node-jsonwebtoken#jwtdecodetoken--options',
    'https://github.com/auth0/jwt-decode#readme',
    'ASVS 5.0, 9.1.1',
  ],
  why: `Decoding only unpacks a token. It does not check the signature, the expiry or anything else, so whoever sends the request chooses what
is read: another user's id, the role of an administrator. On a server that is a way in.

\`decode()\` of jsonwebtoken and \`jwtDecode()\` never check, in any version. It is an error where the code reads who somebody is or what they may do,
a warning otherwise.

Silent: code that runs in a browser (which cannot trust itself anyway), reading only the header or the expiry, functions that verify the
same token before or after, callbacks of \`passport.authenticate('jwt', ...)\`, and an identity token read from the provider's own answer (\`params.id_token\`). If another layer has verified the token before your function runs, pass on its result instead of the token.`,
  how: 'Call `verify()` with your key and read the claims from its result.',
  fix: 'suggestion',
  bad: `import jwt from 'jsonwebtoken';
export function currentUser(request: Request) {
  const token = request.headers.get('authorization')!;
  const claims = jwt.decode(token) as { sub: string };
  return claims.sub;
}`,
  good: `import jwt from 'jsonwebtoken';
export function currentUser(request: Request) {
  const token = request.headers.get('authorization')!;
  const claims = jwt.verify(token, process.env.JWT_SECRET!, { algorithms: ['HS256'] }) as { sub: string };
  return claims.sub;
}`,
  exampleFile: 'server/current-user.ts',

  on: 'jwt-decode',
  check(decode, project) {
    const { runsIn, claims, span } = decode;
    if (runsIn !== 'server' || decode.checked) return undefined;
    if (claims.length > 0 && claims.every((claim) => harmless.has(claim))) return undefined;
    // One that came with the request has a rule of its own: `oauth-id-token-unverified`.
    if (isFromTokenEndpoint(decode) || identityTokenOfRequest(decode)) return undefined;
    if (project.inFile('jwt-verify', span.file).some((verify) => areTogether(decode, verify))) return undefined;
    const decides = claims.some((claim) => identity.test(claim));
    return {
      at: span,
      severity: decides ? 'error' : 'warning',
      message: decides
        ? 'Anyone can act as another user: decoding does not check the signature.'
        : 'Anyone can write what is read here: decoding does not check the signature.',
      fixes: verifying(decode, project),
    };
  },
});

/** `params.id_token`: came straight from the provider over TLS, which OpenID Connect Core 3.1.3.7 lets stand for the signature. */
const isFromTokenEndpoint = ({ token, origin }: JwtDecodeFact): boolean =>
  /\.(id_token|idToken)$/.test(token ?? '') || /\.(id_token|idToken|getJwtToken)(\.\(\))?$/.test(origin ?? '');

/** The key that this application uses elsewhere, if it comes from the environment. */
function verifying({ span, keySlot }: JwtDecodeFact, project: Project): ProblemFix[] {
  if (!keySlot) return [];
  const keys = [...project.all('jwt-verify'), ...project.all('jwt-sign')].map(({ key }) => inProduction(key.value));
  const known = keys.find((key) => key.kind === 'env');
  const key = `process.env.${known?.kind === 'env' ? known.name : 'JWT_SECRET'}${/\.[cm]?tsx?$/.test(span.file) ? '!' : ''}`;
  const call = `${keySlot.before}${key}, { algorithms: ['HS256'] }${keySlot.after}`;
  return together('Verify the token', replace(span, 'verify', '', 'suggestion'), replace(keySlot.span, call, ''));
}

/**
 * In one function, or one inside of the other's, and about the same token as far as that is known. A helper that decodes also belongs to the
 * functions that call it: the key to verify with often depends on a claim.
 */
function areTogether(decode: JwtDecodeFact, verify: JwtVerifyFact): boolean {
  if (decode.callers.some((caller) => isWithin(caller, verify.scopes))) return true;
  return (
    verify.token !== '' &&
    isWithin(decode.scopes, verify.scopes) &&
    (decode.token === undefined || verify.token === undefined || decode.token === verify.token)
  );
}

function isWithin(one: readonly number[], other: readonly number[]): boolean {
  const depth = Math.min(one.length, other.length);
  return one.slice(0, depth).every((scope, index) => scope === other[index]);
}
