import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engine } from '../../src/cli/engine';
import { effectiveDocument, effectiveLine, effectiveText } from '../../src/report/effective';
import { application, setup } from '../report/sample-application';
import { folderWith, runIn } from './run-here';

const root = join(__dirname, '../..');
const golden = join(root, 'test/golden');

describe('inventory', function () {
  this.timeout(30_000);
  const project = folderWith({
    'package.json': '{"name":"\\u001b[31mshop|x","dependencies":{"express":"4.21.0","express-session":"1.19.0"}}',
    'server.js': `app.use(require('express-session')({ secret: process.env.S, resave: false, saveUninitialized: false, cookie: { domain: 'a\\u001b[2J|b' } }));\n`,
    'plain.js': 'fine();\n',
    'plain/one.js': 'fine();\n',
    'plain/two.js': 'fine();\n',
  });
  after(() => project.remove());
  const inventory = (...args: string[]) => runIn(project.path, ['inventory', ...args], { engine });

  for (const [format, name] of [
    ['text', 'inventory.sample.txt'],
    ['markdown', 'inventory.sample.md'],
    ['json', 'inventory.sample.json'],
  ]) {
    it(`of the sample is as stored in ${name} (UPDATE_GOLDEN=1 writes it anew)`, async () => {
      const { code, out, err } = await runIn(root, ['inventory', 'media/sample', '--format', format, '--no-env'], { engine });
      const made = format === 'json' ? withoutPlace(out) : out;
      const file = join(golden, name);
      if (process.env.UPDATE_GOLDEN) writeFileSync(file, made);
      assert.deepEqual([code, err], [0, '']);
      assert.equal(made, readFileSync(file, 'utf8'));
    });
  }

  it('shows each application', async () => {
    const { code, out } = await inventory();
    assert.equal(code, 0);
    assert.match(out, /^\\x1b\[31mshop\|x\n {4}Folder +\.\n/);
    assert.match(out, /express-session 1\.19\.0\n {4}Place +server\.js:1:9\n {4}Strategy +server-session/);
    assert.match(out, /\n {14}development +production +why\n {4}name +connect\.sid +connect\.sid +default of express-session 1\.19\.0\n/);
  });

  it('says so where there is nothing', async () => {
    assert.deepEqual(await inventory('plain'), { code: 0, out: 'No authentication found in 2 files.\n', err: '' });
    assert.equal((await inventory('plain.js', '--format', 'markdown')).out, 'No authentication found in 1 file.\n');
    assert.deepEqual(JSON.parse((await inventory('plain', '--format', 'json')).out).applications, []);
    assert.match((await inventory('--exclude', 'server.js')).out, /^No authentication found in \d files\.\n$/);
  });

  it('gives programs places relative to the root', async () => {
    const { root: where, applications } = JSON.parse((await inventory('--format', 'json')).out);
    const [{ folder, setups }] = applications;
    assert.deepEqual([where, folder, setups[0].application, setups[0].file], [project.path, '.', '.', 'server.js']);
    assert.deepEqual(setups[0].range, { start: { line: 1, column: 9 }, end: { line: 1, column: 35 } });
  });

  it('is part of scan --format json', async () => {
    const { out } = await runIn(project.path, ['scan', '--format', 'json', '--no-cache', '--fail-on', 'never'], { engine });
    const { setups, applications } = JSON.parse(out);
    assert.deepEqual(
      setups.map((one: { library: string; application: string; cookies: unknown[] }) => [one.library, one.application, one.cookies.length]),
      [['express-session', '.', 1]],
    );
    assert.deepEqual(
      applications.map(({ folder, trustsProxy, ...rest }: Record<string, unknown>) => [folder, trustsProxy, 'setups' in rest]),
      [['.', { value: false, origin: 'default', because: 'nothing says so' }, false]],
    );
  });

  it('leaves no control character and no table cell to the code', async () => {
    for (const format of ['text', 'json', 'markdown']) {
      const { out } = await inventory('--format', format);
      assert.doesNotMatch(out, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    }
    const { out } = await inventory('--format', 'markdown');
    assert.match(out, /\| domain \| a\\\\x1b\\\[2J\\\|b \|/);
  });

  for (const [args, message] of [
    ['--format sarif', 'Unknown format "sarif". It is one of text, json, markdown.'],
    ['--fomat json', 'Unknown option "--fomat". Did you mean "--format"?'],
    ['nowhere', 'There is no "nowhere".'],
    ['--max-file-size much', '--max-file-size "much" is no size up to 100MB, such as 500KB or 5MB.'],
  ]) {
    it(`exits with 2: inventory ${args}`, async () => {
      assert.deepEqual(await inventory(...args.split(' ')), { code: 2, out: '', err: `auth-lens: ${message}\n` });
    });
  }

  it('has a help', async () => assert.match((await inventory('--help')).out, /^Usage: auth-lens inventory \[paths\.\.\.\]/));
});

describe('what takes effect, in words', () => {
  it('is one line', () => {
    const [cookie] = setup.cookies;
    const secure = { ...cookie.production, secure: { value: true, origin: 'written', because: 'written' } } as const;
    assert.equal(
      effectiveLine({
        ...setup,
        strategy: 'jwt',
        lifetime: { value: 2_592_000, origin: 'default', because: '' },
        cookies: [{ ...cookie, production: secure }],
      }),
      'jwt, 30 days, cookie sid; HttpOnly; Secure; SameSite=Lax'.replace(' HttpOnly;', ''),
    );
    assert.equal(effectiveLine(setup), 'server-session, until the browser is closed, cookie sid; Secure?; SameSite=Lax');
    assert.equal(effectiveLine({ ...setup, strategy: 'token', lifetime: null, cookies: [] }), 'token, 15 minutes');
  });

  it('is a document and a text', () => {
    const document = effectiveDocument([application], '/home/me/shop');
    assert.match(document, /^# Authentication in effect\n\n## shop \\<script\\>\n\n- \*\*Folder:\*\* \.\n/);
    assert.match(
      document,
      /\| sent \| no \| yes \| development: secure, but plain http in development; production: nothing keeps it back \|/,
    );
    assert.match(document, /about 4500 bytes in 2 cookies \(a signed identifier\)/);
    assert.equal(effectiveDocument([]), '# Authentication in effect\n\nNo authentication found.\n');
    const text = effectiveText([application], '/home/me/shop', false);
    assert.match(text, /Token lifetime {3}15 minutes \(environment: TTL in \.env, src\/server\.ts:4:2\)/);
    assert.doesNotMatch(text, /\u001b/);
    assert.match(effectiveText([application], '/home/me/shop', true), /^\u001b\[1mshop <script>\u001b\[22m\n/);
  });
});

/** The version and the folder of this machine are no part of what is compared. */
function withoutPlace(json: string): string {
  const { version: _, root: __, ...rest } = JSON.parse(json);
  return `${JSON.stringify(rest, null, 2)}\n`;
}
