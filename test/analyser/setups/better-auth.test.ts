import assert from 'node:assert/strict';
import type { Setup } from '../../../src/analyser/model/setup';
import { workspaceOf } from '../../memory';

/** The set-up of a configuration, read with better-auth 1.7.24. */
async function setupOf(options: string, imports = ''): Promise<Setup> {
  const workspace = await workspaceOf({
    'package.json': '{"dependencies":{"better-auth":"1.7.24"}}',
    'auth.ts': `import { betterAuth } from 'better-auth';\n${imports}\nexport const auth = betterAuth(${options});\n`,
  });
  const [setup, ...more] = workspace.setups();
  assert.deepEqual([setup?.library, more.length], ['better-auth', 0]);
  return setup;
}

const namesOf = ({ cookies }: Setup, stage: 'development' | 'production') => cookies.map((cookie) => cookie[stage].name.value);

describe('set-ups of better-auth', () => {
  it('t20: keep sessions in a cookie where there is no database', async () => {
    const setup = await setupOf('{}');
    assert.equal(setup.strategy, 'cookie');
    assert.deepEqual(namesOf(setup, 'production'), [
      '__Secure-better-auth.session_token',
      '__Secure-better-auth.session_data',
      '__Secure-better-auth.dont_remember',
    ]);
    assert.equal(setup.cookies[1].production.lifetime.value, 604_800);
  });

  it('keep sessions in a database, with the defaults of the library', async () => {
    const imports = "import { prismaAdapter } from 'better-auth/adapters/prisma';\nimport { prisma } from './prisma';";
    const setup = await setupOf(
      "{ database: prismaAdapter(prisma, { provider: 'postgresql' }), emailAndPassword: { enabled: true }, socialProviders: { github: {} } }",
      imports,
    );
    assert.deepEqual([setup.strategy, setup.adapter?.database], ['database', 'postgresql']);
    assert.deepEqual([setup.lifetime?.value, setup.updateAge?.value], [604_800, 86_400]);
    assert.deepEqual(
      setup.providers.map(({ id, type }) => [id, type]),
      [
        ['github', 'oauth'],
        ['email-password', 'credentials'],
      ],
    );
    const { name, secure, httpOnly, sameSite, lifetime } = setup.cookies[0].development;
    assert.deepEqual(
      [name.value, secure.value, httpOnly.value, sameSite.value, lifetime.value],
      ['better-auth.session_token', false, true, 'lax', 604_800],
    );
    assert.equal(setup.secrets[0]?.name, 'BETTER_AUTH_SECRET');
  });

  it('follow the base URL, the prefix and the cookie cache', async () => {
    const setup = await setupOf(
      "{ database: db, baseURL: 'https://acme.com', advanced: { cookiePrefix: 'acme' }, session: { cookieCache: { enabled: true, maxAge: 120 } } }",
      "import { db } from './db';",
    );
    assert.deepEqual(namesOf(setup, 'development').slice(0, 2), ['__Secure-acme.session_token', '__Secure-acme.session_data']);
    assert.equal(setup.cookies[1].production.lifetime.value, 120);
  });
});
