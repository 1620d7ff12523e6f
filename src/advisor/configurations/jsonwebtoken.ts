import { defineConfiguration } from '../configuration';
import { denylist, postgres, refreshRotation, required, tokenTables, tokenVersions } from '../snippets';

export default defineConfiguration({
  id: 'jsonwebtoken',
  title: 'jsonwebtoken: short tokens, refresh rotation, version check and denylist',
  dependencies: { jsonwebtoken: '^9.0.3', pg: '^8.0.0' },
  environment: ['JWT_PRIVATE_KEY', 'JWT_PUBLIC_KEY', 'JWT_ISSUER', 'JWT_AUDIENCE', 'DATABASE_URL'],
  libraries: ['jsonwebtoken'],
  strategies: ['jwt', 'hybrid'],
  fits: ({ runtime, store }) => runtime !== 'edge' && store !== 'none',
  needs: ['A key pair: openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt'],
  files: [
    {
      path: 'src/tokens.ts',
      text: `import { randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { isRevoked } from './denylist';
import { issueRefresh, rotateRefresh } from './refresh-tokens';
import { required } from './required';
import { tokenVersionOf } from './token-versions';

const issuer = required('JWT_ISSUER');
const audience = required('JWT_AUDIENCE');

/** A token of 10 minutes: an id and a version, nothing that goes stale. */
export function issueAccess(userId: string, version: number): string {
  return jwt.sign({ ver: version }, required('JWT_PRIVATE_KEY'), {
    algorithm: 'ES256',
    header: { alg: 'ES256', typ: 'at+jwt' },
    expiresIn: '10m',
    issuer,
    audience,
    subject: userId,
    jwtid: randomUUID(),
  });
}

/** The user, unless the token is false, expired, revoked, or older than the user's version. */
export async function verifyAccess(token: string): Promise<string | undefined> {
  const verified = verify(token);
  if (!verified?.sub || !verified.jti) return undefined;
  if (await isRevoked(issuer, verified.jti)) return undefined;
  return (await tokenVersionOf(verified.sub)) === verified.ver ? verified.sub : undefined;
}

export async function signIn(userId: string) {
  const version = await tokenVersionOf(userId);
  if (version === undefined) return undefined;
  return { accessToken: issueAccess(userId, version), refreshToken: await issueRefresh(userId) };
}

/** Both tokens anew; undefined: sign in again. */
export async function renew(refreshToken: string) {
  const rotated = await rotateRefresh(refreshToken);
  const version = rotated && (await tokenVersionOf(rotated.userId));
  if (!rotated || version === undefined) return undefined;
  return { accessToken: issueAccess(rotated.userId, version), refreshToken: rotated.refreshToken };
}

function verify(token: string): jwt.JwtPayload | undefined {
  try {
    const { header, payload } = jwt.verify(token, required('JWT_PUBLIC_KEY'), {
      algorithms: ['ES256'],
      issuer,
      audience,
      complete: true,
    });
    return header.typ === 'at+jwt' && typeof payload === 'object' ? payload : undefined;
  } catch {
    return undefined;
  }
}
`,
    },
    { path: 'src/refresh-tokens.ts', text: refreshRotation },
    { path: 'src/token-versions.ts', text: tokenVersions },
    { path: 'src/denylist.ts', text: denylist },
    { path: 'src/database.ts', text: postgres },
    { path: 'src/required.ts', text: required },
    { path: 'tokens.sql', text: tokenTables },
  ],
});
