import assert from 'node:assert/strict';
import { applicationsIn } from '../../src/advisor/applications';
import { evidenceOf } from '../../src/advisor/detect';
import { seenIn } from './seen-project';

const session = "import session from 'express-session';\nexport default session({ secret: process.env.SECRET });\n";

describe('applications of a workspace', () => {
  it('are the packages with a set-up; a cookie that some page sets is none', async () => {
    const seen = await seenIn({
      'package.json': '{}',
      'apps/api/package.json': '{ "dependencies": { "express-session": "1.19.0" } }',
      'apps/api/server.js': session,
      'apps/shop/package.json': '{ "dependencies": { "js-cookie": "3.0.5" } }',
      'apps/shop/theme.js': "import Cookies from 'js-cookie';\nCookies.set('theme', 'dark');\n",
    });
    assert.deepEqual(
      applicationsIn(seen).map(({ folder }) => folder),
      ['/project/apps/api/'],
    );
  });

  it('know the store of a package that they depend on, and the pages that depend on them, but not the neighbour', async () => {
    const seen = await seenIn({
      'packages/auth/package.json': '{ "name": "@shop/auth", "dependencies": { "express-session": "1.19.0", "@shop/db": "workspace:*" } }',
      'packages/auth/index.js': session,
      'packages/db/package.json': '{ "name": "@shop/db", "dependencies": { "pg": "8.0.0" } }',
      'apps/web/package.json': '{ "name": "web", "dependencies": { "@shop/auth": "workspace:*", "next": "15.0.0" } }',
      'apps/mail/package.json': '{ "name": "mail", "dependencies": { "redis": "5.0.0" } }',
    });
    const [{ seen: own }] = applicationsIn(seen);
    const found = evidenceOf(own).map(({ question, value, file }) => `${question}=${value} ${file}`);
    assert.ok(found.includes('store=sql /project/packages/db/package.json'), found.join('\n'));
    assert.ok(found.includes('architecture=server-rendered /project/apps/web/package.json'), found.join('\n'));
    assert.ok(!found.some((one) => one.includes('apps/mail')), found.join('\n'));
  });
});
