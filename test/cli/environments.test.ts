import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engine } from '../../src/cli/engine';
import { folderWith, runIn } from './run-here';

const code = `import session from 'express-session';
import jwt from 'jsonwebtoken';
import { store } from './store';
export const sessions = session({ store, secret: process.env.SESSION_SECRET!, resave: false, saveUninitialized: false, cookie: { secure: 'auto' } });
export const issue = (sub: string) => jwt.sign({ sub }, process.env.JWT_SECRET!, { expiresIn: process.env.JWT_TTL });
`;
const variables = `# OLD_SECRET=elephant-commented-out
DATABASE_URL=postgres://root:giraffe@localhost
SESSION_SECRET=changeme-rhinoceros # change me
JWT_TTL="86123"
JWT_SECRET=my-jwt-hippo
KEY="-----BEGIN
crocodile==
-----END"
`;
const secrets = /elephant|giraffe|rhinoceros|86123|86\.1|hippo|crocodile/;

describe('scan of .env files', function () {
  this.timeout(30_000);
  let folder = folderWith({});
  beforeEach(() => {
    folder = folderWith({
      'package.json': '{}',
      '.gitignore': '.env\n',
      'src/app.ts': code,
      '.env': variables,
      '.env.example': 'JWT_TTL=86123',
    });
  });
  afterEach(() => folder.remove());

  const scan = (...args: string[]) => runIn(folder.path, ['scan', ...args], { engine });
  const places = async (...args: string[]) =>
    JSON.parse((await scan('--format', 'json', ...args)).out).findings.map(
      ({ rule, file, range }: { rule: string; file: string; range: { start: { line: number } } }) => `${rule} ${file}:${range.start.line}`,
    );
  const all = ['secret-placeholder .env:3', 'jwt-expiry-unit .env:4', 'jwt-weak-hmac-secret .env:5'];

  it('finds what is wrong in them, also where git ignores them', async () => {
    assert.deepEqual(await places(), all);
    assert.deepEqual(await places('.env', 'src/app.ts'), all);
  });

  it('shows no value in any format, not even of the lines around', async () => {
    for (const format of ['text', 'json', 'sarif', 'markdown', 'github']) {
      const { code: exit, out, err } = await scan('--format', format, '--severity', 'hint', '--rules', 'all');
      assert.deepEqual([exit, err], [1, ''], format);
      assert.match(out, /jwt-expiry-unit/, format);
      assert.doesNotMatch(out, secrets, format);
    }
    for (const format of ['text', 'markdown']) assert.match((await scan('--format', format)).out, /^.* [│|] JWT_TTL=…$/m);
    const run = JSON.parse((await scan('--format', 'sarif')).out).runs[0];
    assert.ok(run.results.length === 3 && run.results.every((one: object) => !JSON.stringify(one).includes('snippet')));
  });

  it('tells a value apart from no other by the fingerprint', async () => {
    const prints = async () =>
      JSON.parse((await scan('--format', 'sarif')).out).runs[0].results.map(
        (one: { partialFingerprints: object }) => one.partialFingerprints,
      );
    const before = await prints();
    writeFileSync(join(folder.path, '.env'), variables.replace('86123', '86124').replace('hippo', 'zebra').replace('rhinoceros', 'tapir'));
    assert.deepEqual(await prints(), before);
  });

  it('leaves them out with --no-env, and says so', async () => {
    assert.deepEqual(await places('--no-env'), []);
    assert.match((await scan('--no-env')).out, /Left out: .*1 environment file\b/);
    const { out } = await scan('--no-env', '.env', 'src/app.ts');
    assert.match(out, /\.env: left out by --no-env/);
    assert.doesNotMatch(out, secrets);
    assert.match((await runIn(folder.path, ['scan', '--help'], { engine })).out, /--no-env/);
  });

  it('adds the unit with --fix and changes nothing else', async () => {
    const { err } = await scan('--fix', '--fail-on', 'never');
    assert.match(err, /^Mended 1 problem in 1 file:\n {2}\.env\n/);
    assert.doesNotMatch(err, secrets);
    assert.equal(readFileSync(join(folder.path, '.env'), 'utf8'), variables.replace('"86123"', '"86123s"'));
  });

  it('does not load the parser for variables alone', async () => {
    const closed = { ...engine, open: () => Promise.reject(new Error('loaded')) };
    assert.equal((await runIn(folder.path, ['scan', '.env'], { engine: closed })).code, 0);
  });
});
