import { set } from '../model/fix';
import { identityTokenOfRequest } from '../model/identity-token';
import { defineRule } from '../model/rule';
import { isAbsent } from '../model/value';

export default defineRule({
  id: 'oauth-id-token-unverified',
  title: 'Anybody can hand in an identity token',
  severity: 'error',
  cwe: 347,
  references: [
    'https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation',
    'https://developers.google.com/identity/gsi/web/guides/verify-google-id-token',
    'ASVS 5.0, 10.5.4',
  ],
  why: `An identity token that a page or an app sends to the server proves nothing until it is checked: its signature with the keys of the provider, and its audience (\`aud\`), which must be your own
client. Decoding only unpacks it: whoever sends the request writes what is in it. And a token that was made for another application is genuine, but that application's owner has it as well.

\`jwt.decode\`, \`jwtDecode\` and \`decodeJwt\` never check. \`verifyIdToken\` of google-auth-library compares the audience only where one is given.

A token that your server gets from the token endpoint itself, over TLS, may be read without checking the signature (OpenID Connect Core, 3.1.3.7): that is silent.`,
  how: 'Check it with the library of the provider and your client id: `verifyIdToken({ idToken, audience })`.',
  fix: 'suggestion',
  bad: `import { OAuth2Client } from 'google-auth-library';
const client = new OAuth2Client(process.env.GOOGLE_CLIENT_ID);
export async function signIn(idToken: string) {
  const ticket = await client.verifyIdToken({ idToken });
  return ticket.getPayload()!.sub;
}`,
  good: `import { OAuth2Client } from 'google-auth-library';
const client = new OAuth2Client(process.env.GOOGLE_CLIENT_ID);
export async function signIn(idToken: string) {
  const ticket = await client.verifyIdToken({ idToken, audience: process.env.GOOGLE_CLIENT_ID });
  return ticket.getPayload()!.sub;
}`,

  on: ['oauth-id-token', 'jwt-decode'],
  check(fact, project) {
    if (project.isTest(fact.span.file)) return undefined;
    if (fact.kind === 'oauth-id-token') {
      if (!isAbsent(fact.audience)) return undefined;
      return {
        at: fact.audience.span,
        message: 'Tokens made for other applications are taken: the audience is not compared.',
        fixes: set(fact.audience, 'process.env.GOOGLE_CLIENT_ID', 'Compare the audience with your client id', 'suggestion'),
      };
    }
    if (fact.runsIn !== 'server' || !identityTokenOfRequest(fact)) return undefined;
    const checks = [...project.inFile('jwt-verify', fact.span.file), ...project.inFile('oauth-id-token', fact.span.file)];
    const isChecked = checks.some(({ scopes }) => scopes[0] === fact.scopes[0]);
    return isChecked
      ? undefined
      : { at: fact.span, message: 'Anybody can write this identity token: it comes with the request and is only decoded.' };
  },
});
