import assert from 'node:assert/strict';
import { advisories } from '../../src/analyser/model/advisories';
import type { Finding } from '../../src/analyser/model/finding';
import { authenticationPackages, packagesBeside } from '../../src/analyser/model/manifest-file';
import { covers } from '../../src/analyser/model/next-matcher';
import { compareVersions } from '../../src/analyser/model/version';
import { mattersAlone, mayMatter } from '../../src/analyser/prefilter';
import { createWorkspace } from '../../src/analyser/workspace';

describe('versions', () => {
  it('are in order, what stands behind the dash as well', () => {
    const sorted = ['1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0', '1.2.0', '1.10.0', '2.0.0'];
    for (const [index, one] of sorted.slice(1).entries()) {
      assert.ok(compareVersions(sorted[index], one) < 0, `${sorted[index]} < ${one}`);
      assert.ok(compareVersions(one, sorted[index]) > 0);
    }
    assert.equal(compareVersions('v1.2.3+build', '1.2.3'), 0);
  });
});

describe('the table of advisories', () => {
  it('holds ranges that are not empty, and none that was withdrawn', () => {
    for (const { package: name, id, affected, what } of advisories) {
      assert.ok(affected.length > 0 && affected.every(([from, fixed]) => compareVersions(from, fixed) < 0), `${name} ${id}`);
      assert.match(id, /^(CVE-\d{4}-\d+|GHSA(-[0-9a-z]{4}){3})$/);
      assert.ok(what.length <= 40, what);
      assert.notEqual(id, 'CVE-2022-23529');
    }
  });
});

describe('a package.json', () => {
  it('matters where it names a package for authentication', () => {
    assert.equal(mayMatter('/p/package.json', '{ "dependencies": { "next-auth": "4.24.5" } }'), true);
    assert.equal(mayMatter('/p/package.json', '{ "dependencies": { "react": "19.0.0" } }'), false);
    assert.equal(mayMatter('/p/package.json', '{ "name": "next-auth", "keywords": ["jsonwebtoken"] }'), false);
  });

  it('matters beside other code where it names one that something is known of', () => {
    const next = '{ "dependencies": { "next": "15.0.0", "react": "19.0.0" } }';
    assert.deepEqual([mayMatter('/p/package.json', next), mattersAlone('/p/package.json', next)], [true, false]);
    assert.equal(mattersAlone('/p/package.json', '{ "dependencies": { "next-auth": "4.24.5" } }'), true);
    assert.equal(mattersAlone('/p/a.ts', ''), true);
    const looked = new Set([...authenticationPackages, ...packagesBeside]);
    assert.deepEqual(
      advisories.filter((row) => !looked.has(row.package)),
      [],
    );
  });
});

/** What is found in the package.json. */
async function findingsOf(files: ReadonlyMap<string, string>): Promise<readonly Finding[]> {
  const workspace = createWorkspace({ read: (path) => files.get(path) });
  await workspace.update([...files].map(([path, text]) => ({ path, text })));
  return workspace.findings('/p/package.json');
}

describe('an advisory about signing in by e-mail', () => {
  const severityWith = async (providers: string): Promise<readonly string[]> => {
    const files = new Map([
      ['/p/package.json', '{ "dependencies": { "next-auth": "4.24.14" } }'],
      [
        '/p/auth.ts',
        `import NextAuth from 'next-auth';\nimport GitHub from 'next-auth/providers/github';\nimport Email from 'next-auth/providers/email';
import { others } from 'somewhere';\nexport default NextAuth({ secret: process.env.NEXTAUTH_SECRET, providers: ${providers} });\n`,
      ],
    ]);
    return (await findingsOf(files)).map(({ rule, severity }) => `${severity} ${rule}`);
  };

  it('is information where providers are known and none sends any, else an error', async () => {
    assert.deepEqual(await severityWith('[GitHub({})]'), ['info deps-vulnerable-auth-package']);
    assert.deepEqual(await severityWith('[GitHub({}), Email({ from: process.env.FROM })]'), ['error deps-vulnerable-auth-package']);
    assert.deepEqual(await severityWith('[GitHub({}), ...others]'), ['error deps-vulnerable-auth-package']);
  });
});

describe('an advisory about skipping the middleware', () => {
  it('says nothing where the middleware lets everyone pass', async () => {
    const found = async (options: string): Promise<readonly string[]> => {
      const files = new Map([
        ['/p/package.json', '{ "dependencies": { "next": "14.1.0", "next-auth": "5.0.0-beta.32" } }'],
        ['/p/auth.ts', `import NextAuth from 'next-auth';\nexport const { handlers, auth } = NextAuth({ providers: [], ${options} });\n`],
        ['/p/middleware.ts', "export { auth as middleware } from './auth';\n"],
      ]);
      return (await findingsOf(files)).map(({ rule }) => rule);
    };
    assert.deepEqual(await found(''), []);
    assert.deepEqual(await found('callbacks: { authorized: ({ auth }) => auth !== null }'), ['deps-vulnerable-auth-package']);
    assert.deepEqual(await found('...others'), ['deps-vulnerable-auth-package']);
  });
});

describe('a matcher of Next.js', () => {
  const cases: readonly (readonly [entry: string, path: string, expected: boolean | undefined])[] = [
    ['/dashboard', '/dashboard', true],
    ['/dashboard', '/dashboard/team', false],
    ['/dashboard/:path*', '/dashboard', true],
    ['/dashboard/:path*', '/dashboard/team/1', true],
    ['/dashboard/:path+', '/dashboard', false],
    ['/dashboard/:id', '/dashboard/1', true],
    ['/dashboard/:id', '/dashboard/1/edit', false],
    ['/products/new', '/products/:id', undefined],
    ['/products/new', '/products/:id/edit', false],
    ['/products/:path*', '/products/:id', true],
    ['/:path*', '/any', true],
    ['/(.*)', '/any', true],
    ['/((?!api|_next/static|favicon.ico|.*\\.png$).*)', '/api/posts', false],
    ['/((?!api|_next/static|favicon.ico|.*\\.png$).*)', '/dashboard', true],
    ['/((?!api/auth|login$).*)', '/api/posts', true],
    ['/((?!api/auth|login$).*)', '/login', false],
    ['/(admin|staff)/:path*', '/admin', undefined],
  ];
  for (const [entry, path, expected] of cases)
    it(`${entry} ${expected === undefined ? 'is not read for' : expected ? 'holds' : 'leaves out'} ${path}`, () =>
      assert.equal(covers(entry, path), expected));
});
