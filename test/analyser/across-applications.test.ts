import assert from 'node:assert/strict';
import { createWorkspace } from '../../src/analyser/workspace';
import { findingsOf } from '../memory';

const rule = 'jwt-hs256-shared-across-services';
const sign = `import jwt from 'jsonwebtoken';
export const issue = (sub: string) => jwt.sign({ sub }, process.env.JWT_SECRET!, { expiresIn: '15m', algorithm: 'HS256' });
export const again = (sub: string) => jwt.sign({ sub }, process.env.JWT_SECRET!, { expiresIn: '15m', algorithm: 'HS256' });`;
const verify = `import jwt from 'jsonwebtoken';
export const read = (token: string) => jwt.verify(token, process.env.JWT_SECRET!, { algorithms: ['HS256'] });`;
const manifests = { 'api/package.json': '{}', 'mail/package.json': '{}' };

describe('rules across applications', () => {
  it('see one secret in two of them, once in each, whichever comes first', async () => {
    const files = new Map(
      Object.entries({ '/p/api/package.json': '{}', '/p/mail/package.json': '{}', '/p/api/a.ts': sign, '/p/mail/m.ts': verify }),
    );
    const orders = [
      ['/p/api/a.ts', '/p/mail/m.ts'],
      ['/p/mail/m.ts', '/p/api/a.ts'],
    ];
    for (const order of orders) {
      const workspace = createWorkspace({ read: (path) => files.get(path) }, { only: [rule] });
      for (const path of order) await workspace.update([{ path, text: files.get(path) }]);
      const found = workspace
        .findings()
        .map(({ file, range, related }) => [`${file}:${range.start.line}`, ...related.map((one) => one.file)]);
      assert.deepEqual(found, [
        ['/p/api/a.ts:2', '/p/mail/m.ts'],
        ['/p/mail/m.ts:2', '/p/api/a.ts'],
      ]);
      await workspace.update([{ path: '/p/mail/m.ts', text: undefined }]);
      assert.deepEqual(workspace.findings(), []);
    }
  });

  it('are silent within one, for other variables, key pairs and tests', async () => {
    const projects: Record<string, string>[] = [
      { 'package.json': '{}', 'a.ts': sign, 'b.ts': verify },
      { ...manifests, 'api/a.ts': sign, 'mail/m.ts': verify.replace('JWT_SECRET', 'MAIL_SECRET') },
      { ...manifests, 'api/a.ts': sign.replaceAll('HS256', 'RS256'), 'mail/m.ts': verify.replace('HS256', 'RS256') },
      { ...manifests, 'api/a.ts': sign, 'mail/m.test.ts': verify },
    ];
    for (const files of projects) assert.deepEqual(await findingsOf(files, { only: [rule] }), []);
  });

  it('are off by default', async () => {
    assert.deepEqual(
      (await findingsOf({ ...manifests, 'api/a.ts': sign, 'mail/m.ts': verify })).filter((one) => one.rule === rule),
      [],
    );
  });
});

describe('a .env file that git tracks', () => {
  const only = { only: ['secret-tracked-env-file'] };
  const value = 'q7Zr0yUj3vTn8LkPw2XsBd5H';
  const places = async (files: Record<string, string>, tracked = '/project/.env') =>
    (await findingsOf({ 'package.json': '{}', '.git/tracked': tracked, ...files }, only)).map((one) => {
      assert.ok(!JSON.stringify(one).includes(value));
      return [one.range.start.line, ...one.related.map(({ file }) => file)];
    });

  it('is found once, where the first secret stands', async () => {
    assert.deepEqual(await places({ '.env': `PORT=1\nGITHUB_CLIENT_SECRET=${value}\nJWT_SECRET=${value}` }), [[2, '/project/.env']]);
    assert.deepEqual(await places({ 'a.ts': sign.replaceAll('JWT_SECRET', 'MY_KEY'), '.env': `MY_KEY=${value}` }), [[1, '/project/a.ts']]);
  });

  it('is silent where git does not track it, or it holds no secret', async () => {
    assert.deepEqual(await places({ '.env': `JWT_SECRET=${value}` }, ''), []);
    for (const text of ['JWT_SECRET=', 'JWT_SECRET=changeme', 'JWT_SECRET=$OTHER', `MY_KEY=${value}`, `# JWT_SECRET=${value}`])
      assert.deepEqual(await places({ '.env': text }), [], text);
    assert.deepEqual(await places({ '.env.test': `JWT_SECRET=${value}` }, '/project/.env.test'), []);
  });
});
