import { defineConfiguration } from '../configuration';
import { required } from '../snippets';

export default defineConfiguration({
  id: 'jose-stateless',
  title: 'jose without a store: short tokens that nobody has to look up',
  dependencies: { jose: '^6.2.0' },
  environment: ['JWT_PRIVATE_KEY', 'JWT_PUBLIC_KEY', 'JWT_ISSUER', 'JWT_AUDIENCE'],
  libraries: ['jose', 'jsonwebtoken'],
  strategies: ['jwt'],
  suggested: true,
  fits: ({ store, library, clients }) => store === 'none' && (library === 'jose' || library === 'jsonwebtoken' || clients !== undefined),
  needs: ['Nothing can be revoked before it expires: keep the lifetime short.'],
  files: [
    {
      path: 'src/tokens.ts',
      text: `import { importPKCS8, importSPKI, jwtVerify, SignJWT } from 'jose';
import { required } from './required';

const issuer = required('JWT_ISSUER');
const audience = required('JWT_AUDIENCE');

export async function issueAccess(subject: string): Promise<string> {
  const key = await importPKCS8(required('JWT_PRIVATE_KEY'), 'ES256');
  return new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(subject)
    .setJti(crypto.randomUUID())
    .setIssuedAt()
    .setExpirationTime('15m')
    .sign(key);
}

/** Who it is; undefined where the token is false or expired. */
export async function verifyAccess(token: string): Promise<string | undefined> {
  try {
    const key = await importSPKI(required('JWT_PUBLIC_KEY'), 'ES256');
    const { payload } = await jwtVerify(token, key, { algorithms: ['ES256'], issuer, audience, typ: 'at+jwt' });
    return payload.sub;
  } catch {
    return undefined;
  }
}
`,
    },
    { path: 'src/required.ts', text: required },
  ],
});
