import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engine as realEngine } from '../../src/cli/engine';
import { folderWith, runIn } from './run-here';

const server = `import session from 'express-session';
import { secret } from './config';
app.use(session({ secret, cookie: { secure: false } }));
`;
const project = {
  'package.json': '{"dependencies":{"express-session":"^1.18.0"}}',
  'src/server.ts': server,
  'src/config.ts': "export const secret = 'hunter2 hunter2 hunter2';\n",
  'src/plain.ts': 'export const x = 1;\n',
};

describe('the cache of scans', () => {
  let folder: ReturnType<typeof folderWith>;
  let home: ReturnType<typeof folderWith>;
  beforeEach(() => {
    folder = folderWith(project);
    home = folderWith({});
  });
  afterEach(() => {
    folder.remove();
    home.remove();
  });

  /** The findings as JSON, and how often the parser was loaded. */
  async function scan(...more: string[]) {
    const opened: true[] = [];
    const open = () => {
      opened.push(true);
      return realEngine.open();
    };
    const engine = { ...realEngine, open };
    const args = ['scan', '--format', 'json', '--fail-on', 'never', ...more];
    const { out, err } = await runIn(folder.path, args, { engine, env: { XDG_CACHE_HOME: home.path } });
    assert.equal(err, '');
    const report = JSON.parse(out);
    delete report.stats.milliseconds;
    return { report, loaded: opened.length };
  }
  const path = (name: string) => join(folder.path, name);
  const kept = () => readdirSync(join(home.path, 'auth-lens')).filter((name) => name.endsWith('.json'));

  it('gives the same report without loading the parser when nothing has changed', async () => {
    const first = await scan();
    const second = await scan();
    assert.equal(first.loaded, 1);
    assert.equal(second.loaded, 0);
    assert.ok(first.report.findings.length > 0);
    assert.deepEqual(second.report, first.report);
  });

  it('sees a changed, a new and a removed file', async () => {
    await scan();
    writeFileSync(path('src/server.ts'), server.replace('secure: false', 'secure: true'));
    assert.deepEqual((await scan()).report, (await scan('--no-cache')).report);
    writeFileSync(path('src/more.ts'), server);
    assert.deepEqual((await scan()).report, (await scan('--no-cache')).report);
    rmSync(path('src/more.ts'));
    assert.deepEqual((await scan()).report, (await scan('--no-cache')).report);
  });

  it('sees a change of a file that a configuration only imports, of package.json and of a file that comes to be', async () => {
    await scan();
    writeFileSync(path('src/config.ts'), 'export const secret = process.env.SESSION_SECRET;\n');
    const without = await scan();
    assert.deepEqual(without.report, (await scan('--no-cache')).report);
    assert.ok(!without.report.findings.some(({ rule }: { rule: string }) => rule === 'secret-hardcoded-session-secret'));
    writeFileSync(path('package.json'), '{"dependencies":{"express-session":"^1.19.0"}}');
    assert.deepEqual((await scan()).report, (await scan('--no-cache')).report);
    rmSync(path('src/config.ts'));
    assert.deepEqual((await scan()).report, (await scan('--no-cache')).report);
    writeFileSync(path('src/config.js'), "exports.secret = 'something else entirely';\n");
    assert.deepEqual((await scan()).report, (await scan('--no-cache')).report);
  });

  it('knows files of a fresh checkout by their content', async () => {
    const first = await scan();
    for (const name of Object.keys(project)) utimesSync(path(name), new Date(), new Date(Date.now() - 5000));
    assert.deepEqual((await scan()).report, first.report);
  });

  it('keeps the facts for other rules', async () => {
    await scan();
    const all = await scan('--rules', 'all');
    assert.deepEqual(all.report, (await scan('--rules', 'all', '--no-cache')).report);
  });

  it('starts cold, silently, where the cache is damaged, written by somebody else, or a link', async () => {
    const first = await scan();
    const file = join(home.path, 'auth-lens', kept()[0]);
    const text = readFileSync(file, 'utf8');
    for (const bad of ['', '{', text.slice(0, -20), text.replace(/"findings":\[.*?\]/, '"findings":[]'), `x${text}`]) {
      writeFileSync(file, bad);
      const { report, loaded } = await scan();
      assert.deepEqual(report, first.report);
      assert.equal(loaded, 1);
    }
    writeFileSync(join(home.path, 'auth-lens', 'key'), Buffer.alloc(32, 7));
    assert.equal((await scan()).loaded, 1);
  });

  it('lies below node_modules where there is such a folder, and never behind a link', async () => {
    const elsewhere = folderWith({});
    symlinkSync(elsewhere.path, path('node_modules'));
    await scan();
    assert.deepEqual(readdirSync(elsewhere.path), []);
    rmSync(path('node_modules'));
    elsewhere.remove();
    const inside = folderWith({ ...project, 'node_modules/x/package.json': '{}' });
    folder.remove();
    folder = inside;
    await scan();
    const [name] = readdirSync(path('node_modules/.cache/auth-lens'));
    assert.match(name, /\.json$/);
    if (process.platform !== 'win32') assert.equal(statSync(path(`node_modules/.cache/auth-lens/${name}`)).mode & 0o777, 0o600);
    assert.equal((await scan()).loaded, 0);
  });

  it('keeps nothing of what stands in .env files', async () => {
    writeFileSync(path('.env'), 'SESSION_SECRET=correct-horse-battery-staple\n');
    await scan();
    assert.ok(kept().length > 0);
    for (const name of kept()) assert.doesNotMatch(readFileSync(join(home.path, 'auth-lens', name), 'utf8'), /correct-horse/);
  });

  it('writes nothing with --no-cache', async () => {
    await scan('--no-cache');
    assert.deepEqual(readdirSync(home.path), []);
  });
});
