import { defineConfiguration } from '../configuration';
import { denylist, postgres, refreshRotation, required, tokenTables, tokenVersions } from '../snippets';

export default defineConfiguration({
  id: 'jose',
  title: 'jose: short tokens, refresh rotation, version check, denylist and a JWKS',
  dependencies: { jose: '^6.2.0', pg: '^8.0.0' },
  environment: ['JWT_PRIVATE_KEY', 'JWT_PUBLIC_KEY', 'JWT_ISSUER', 'JWT_AUDIENCE', 'DATABASE_URL'],
  libraries: ['jose', 'jsonwebtoken', 'authjs', 'authjs-4', 'authjs-5', 'express-session', 'better-auth'],
  strategies: ['database', 'jwt', 'hybrid'],
  suggested: true,
  fits: ({ library, clients, verifiers, runtime, store }) => {
    if (store === 'none') return false;
    const beyondBrowsers = clients?.some((one) => one !== 'web') || verifiers === 'several' || verifiers === 'external';
    return library === 'jose' || (library === 'jsonwebtoken' ? runtime === 'edge' : beyondBrowsers === true);
  },
  needs: ['A key pair: openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt'],
  files: [
    {
      path: 'src/tokens.ts',
      text: `import { randomUUID } from 'node:crypto';
import { exportJWK, importPKCS8, importSPKI, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { isRevoked } from './denylist';
import { issueRefresh, rotateRefresh } from './refresh-tokens';
import { required } from './required';
import { tokenVersionOf } from './token-versions';

const issuer = required('JWT_ISSUER');
const audience = required('JWT_AUDIENCE');

/** A token of 10 minutes: an id and a version, nothing that goes stale. */
export async function issueAccess(userId: string, version: number): Promise<string> {
  const key = await importPKCS8(required('JWT_PRIVATE_KEY'), 'ES256');
  return new SignJWT({ ver: version })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: '1' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(userId)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime('10m')
    .sign(key);
}

/** The user, unless the token is false, expired, revoked, or older than the user's version. */
export async function verifyAccess(token: string): Promise<string | undefined> {
  const claims = await verify(token);
  if (!claims?.sub || !claims.jti) return undefined;
  if (await isRevoked(issuer, claims.jti)) return undefined;
  return (await tokenVersionOf(claims.sub)) === claims.ver ? claims.sub : undefined;
}

export async function signIn(userId: string) {
  const version = await tokenVersionOf(userId);
  if (version === undefined) return undefined;
  return { accessToken: await issueAccess(userId, version), refreshToken: await issueRefresh(userId) };
}

/** Both tokens anew; undefined: sign in again. */
export async function renew(refreshToken: string) {
  const rotated = await rotateRefresh(refreshToken);
  const version = rotated && (await tokenVersionOf(rotated.userId));
  if (!rotated || version === undefined) return undefined;
  return { accessToken: await issueAccess(rotated.userId, version), refreshToken: rotated.refreshToken };
}

/** Served as /.well-known/jwks.json: others check tokens with it, and make none. */
export async function publicKeys() {
  const key = await importSPKI(required('JWT_PUBLIC_KEY'), 'ES256', { extractable: true });
  return { keys: [{ ...(await exportJWK(key)), kid: '1', alg: 'ES256', use: 'sig' }] };
}

async function verify(token: string): Promise<JWTPayload | undefined> {
  try {
    const key = await importSPKI(required('JWT_PUBLIC_KEY'), 'ES256');
    const { payload } = await jwtVerify(token, key, { algorithms: ['ES256'], issuer, audience, typ: 'at+jwt' });
    return payload;
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
