import assert from 'node:assert/strict';
import { applyEdits, findingsOf } from '../memory';

const rule = 'authjs-adapter-in-edge-middleware';
const auth = `import NextAuth from 'next-auth';
import { MongoDBAdapter } from '@auth/mongodb-adapter';
import GitHub from 'next-auth/providers/github';
import { client } from './database';
export const { handlers, auth } = NextAuth({ adapter: MongoDBAdapter(client), providers: [GitHub] });
`;
const wrapper = `import { auth } from '@/auth';

export default auth((request) => {
  if (!request.auth) return Response.redirect(new URL('/login', request.url));
});
export const config = { matcher: ['/dashboard/:path*'] };
`;
const project = (middleware: string, own = auth) => ({
  'package.json': '{ "dependencies": { "next-auth": "5.0.0-beta.32", "next": "15.1.0" } }',
  'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
  'auth.ts': own,
  'middleware.ts': middleware,
});

/** The project after the fix that splits the configuration, or undefined where none is offered. */
async function afterSplit(files: Record<string, string>): Promise<Record<string, string> | undefined> {
  const [finding] = (await findingsOf(files)).filter((one) => one.rule === rule);
  const fix = finding?.fixes.find(({ title }) => title.startsWith('Split'));
  if (!fix) return undefined;
  const names = [...new Set(fix.edits.map(({ file }) => file.replace('/project/', '')))];
  const edited = names.map((name) => [
    name,
    applyEdits(
      files[name] ?? '',
      fix.edits.filter(({ file }) => file === `/project/${name}`),
    ),
  ]);
  return { ...files, ...Object.fromEntries(edited) };
}

describe('splitting the configuration of Auth.js', () => {
  const middlewares = {
    'a wrapper': wrapper,
    'a re-export': "export { auth as middleware } from './auth';\nexport const config = { matcher: ['/((?!api).*)'] };\n",
    'a default re-export': "export { auth as default } from './auth';\nexport const config = { matcher: ['/((?!api).*)'] };\n",
  };
  for (const [name, middleware] of Object.entries(middlewares))
    it(`mends ${name}, and nobody is signed out by the other instance`, async () => {
      const after = await afterSplit(project(middleware));
      assert.ok(after);
      assert.match(after['auth.config.ts'], /session: \{ strategy: 'jwt' \}/);
      assert.match(after['auth.ts'], /strategy: 'jwt'/);
      assert.match(after['middleware.ts'], /NextAuth\(authConfig\)/);
      const rules = (await findingsOf(after)).map((one) => one.rule);
      assert.deepEqual(
        rules.filter((one) => one === rule || one === 'authjs-split-config-strategy'),
        [],
      );
    });

  it('is left to a person where the instances would have to share callbacks or cookies', async () => {
    const shared = auth.replace('providers: [GitHub]', 'providers: [GitHub], callbacks: { session: ({ session }) => session }');
    assert.equal(await afterSplit(project(wrapper, shared)), undefined);
    const named = auth.replace('providers: [GitHub]', "providers: [GitHub], cookies: { sessionToken: { name: 'own' } }");
    assert.equal(await afterSplit(project(wrapper, named)), undefined);
  });
});
