import assert from 'node:assert/strict';
import { questions } from '../../src/advisor/questions';
import type { Found } from '../../src/webview/advisor/messages';
import { answered, applicationsOf, chosenOf, keptFrom, nothingKept, placeOf, shortPath, switched } from '../../src/webview/advisor/model';
import { seenIn } from '../advisor/seen-project';

const question = (id: string) => questions.find((one) => one.id === id)!;
const roots = [{ path: '/project', name: 'shop' }];

async function found(files: Record<string, string>): Promise<Found> {
  return { state: 'ready', seen: await seenIn(files), roots, trusted: true };
}

const auth =
  "import NextAuth from 'next-auth';\nimport GitHub from 'next-auth/providers/github';\nexport const { auth } = NextAuth({ providers: [GitHub] });\n";
const shop = {
  'apps/web/package.json': '{ "dependencies": { "next-auth": "5.0.0-beta.32", "next": "15.0.0" } }',
  'apps/web/auth.ts': auth,
};

describe('model of the advisor page', () => {
  it('has one verdict for each application, and answers of one leave the other alone', async () => {
    const api = {
      'apps/api/package.json': '{ "dependencies": { "express-session": "1.19.0" } }',
      'apps/api/server.js': "import session from 'express-session';\nexport default session({ secret: process.env.SECRET });\n",
    };
    const all = await found({ ...shop, ...api });
    const kept = {
      chosen: '/project/apps/api/',
      answers: { '/project/apps/api/': { store: 'kv', 'sign-out-everywhere': 'yes' } },
    } as const;
    const applications = applicationsOf(all, kept);
    assert.deepEqual(
      applications.map(({ name, advice }) => [name, advice.strategy]),
      [
        ['apps/api', 'database'],
        ['apps/web', 'jwt'],
      ],
    );
    assert.equal(chosenOf(applications, kept).name, 'apps/api');
    assert.deepEqual(applications[1].given, {});
  });

  it('lets answers decide where nothing was found, and where there is no folder at all', async () => {
    const [application] = applicationsOf({ ...(await found({})), roots: [] }, nothingKept);
    assert.deepEqual([application.advice.strategy, application.advice.confidence, application.evidence], ['jwt', 'low', []]);
  });

  it('gives, takes back and switches answers', () => {
    assert.deepEqual(answered({ store: 'sql' }, question('revocation'), 'seconds'), { store: 'sql', revocation: 'seconds' });
    assert.deepEqual(answered({ store: 'sql' }, question('store'), undefined), {});
    assert.deepEqual(answered({ clients: ['web'] }, question('clients'), []), {});
    assert.deepEqual(switched({ clients: ['web'] }, 'clients', 'mobile'), ['web', 'mobile']);
    assert.deepEqual(switched({ clients: ['web', 'mobile'] }, 'clients', 'web'), ['mobile']);
  });

  it('takes only what it knows from an earlier window', () => {
    const answers = {
      '/a/': { store: 'sql', clients: ['web', 'robots'], revocation: 'never', nonsense: 'x' },
    };
    assert.deepEqual(keptFrom({ chosen: 5, answers }), { chosen: null, answers: { '/a/': { store: 'sql', clients: ['web'] } } });
    for (const broken of [undefined, null, 'text', [], { answers: [] }]) assert.deepEqual(keptFrom(broken), nothingKept);
  });

  it('knows the file that a configuration would change, and none where no file sets the library up', async () => {
    const [application] = applicationsOf(await found(shop), nothingKept);
    const [first] = application.advice.config;
    assert.deepEqual(placeOf(first, application), { path: 'auth.ts', file: '/project/apps/web/auth.ts' });
    const [bare] = applicationsOf(await found({ 'package.json': shop['apps/web/package.json'] }), nothingKept);
    assert.equal(bare.advice.answers.library, 'authjs-5');
    assert.equal(placeOf(bare.advice.config[0], bare), undefined);
  });

  it('shows paths as people know them', () => {
    assert.equal(shortPath('/project/a/b.ts', roots), 'a/b.ts');
    assert.equal(shortPath('/project/', roots), 'shop/');
    assert.equal(shortPath('/project/a.ts', [...roots, { path: '/other', name: 'other' }]), 'shop/a.ts');
    assert.equal(shortPath('/elsewhere/a.ts', roots), '/elsewhere/a.ts');
  });
});
