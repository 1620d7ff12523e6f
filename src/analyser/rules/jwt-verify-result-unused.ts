import type { JwtDecodeFact, JwtVerifyFact } from '../model/fact';
import { defineRule, type ProblemFix } from '../model/rule';

export default defineRule({
  id: 'jwt-verify-result-unused',
  title: 'The result of a token check is not waited for',
  severity: 'error',
  cwe: 252,
  references: [
    'https://github.com/panva/jose/blob/main/docs/jwt/verify/functions/jwtVerify.md',
    'https://github.com/auth0/node-jsonwebtoken#jwtverifytoken-secretorpublickey-options-callback',
    'https://cwe.mitre.org/data/definitions/252.html',
  ],
  why: `\`jwtVerify()\` of jose, \`verify()\` of hono, \`verifyAsync()\` of NestJS and \`request.jwtVerify()\` of Fastify answer with a promise. A promise is always truthy, holds no claims, and
fails later, when the request has long passed. Without \`await\` every token is good.

The same goes for \`verify()\` with a callback when the code after it decodes the token and goes on: the callback has not run yet.

A promise that is returned, or handed to \`then()\` or \`Promise.all()\`, is silent.`,
  how: `Write \`await\` before the check, and use what it gives.`,
  fix: 'suggestion',
  bad: `import { jwtVerify } from 'jose';
export async function isSignedIn(token: string, key: Uint8Array) {
  if (jwtVerify(token, key)) return true;
  return false;
}`,
  good: `import { jwtVerify } from 'jose';
export async function isSignedIn(token: string, key: Uint8Array) {
  const { payload } = await jwtVerify(token, key);
  return payload.sub !== undefined;
}`,

  on: 'jwt-verify',
  check(verify, project) {
    const { unawaited, later, span } = verify;
    if (unawaited) return { at: span, message: 'Every token passes: nobody waits for the result of this check.', fixes: awaiting(verify) };
    if (!later || !project.inFile('jwt-decode', span.file).some((decode) => isBelievedEarly(verify, decode))) return undefined;
    return { at: span, message: 'The token is believed before it is checked: the callback runs later.' };
  },
});

/** What is decoded after the check was started, in the same function. */
function isBelievedEarly({ token, whole, scopes }: JwtVerifyFact, decode: JwtDecodeFact): boolean {
  if (!whole || token === undefined || decode.token !== token || decode.span.start < whole.end) return false;
  return decode.scopes.join() === scopes.join() && !(decode.claims.length > 0 && decode.claims.every((claim) => claim === 'header'));
}

function awaiting({ whole, unawaited }: JwtVerifyFact): ProblemFix[] {
  if (!whole) return [];
  const [before, after] = unawaited === 'discarded' ? ['await ', ''] : ['(await ', ')'];
  const edits = [{ span: { ...whole, end: whole.start }, text: before }];
  if (after) edits.push({ span: { ...whole, start: whole.end }, text: after });
  return [{ title: 'Wait for the check', kind: 'suggestion', edits }];
}
