import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, runIn } from './run-here';

describe('--changed', () => {
  let folder: ReturnType<typeof folderWith>;
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false', ...args], {
      cwd: folder.path,
      stdio: 'pipe',
    });
  const write = (name: string, text: string) => writeFileSync(join(folder.path, name), text);
  const commit = (message: string) => {
    git('add', '-A');
    git('commit', '-q', '-m', message);
  };

  before(function () {
    if (spawnSync('git', ['--version']).status !== 0) this.skip();
    folder = folderWith({ 'old.ts': 'BAD_COOKIE', 'touched.ts': 'BAD_COOKIE', 'windows.ts': 'BAD_COOKIE\n', 'own.ts': 'ODD_COOKIE' });
    git('init', '-q', '-b', 'main');
    commit('one');
    git('checkout', '-q', '-b', 'topic');
    write('touched.ts', '// more\nBAD_COOKIE');
    commit('two');
    git('checkout', '-q', 'main');
    write('own.ts', '// the main branch went on\nODD_COOKIE');
    commit('three');
    git('checkout', '-q', 'topic');
    write('new.ts', 'BAD_COOKIE');
    write('windows.ts', 'BAD_COOKIE\r\n');
  });
  after(() => folder?.remove());

  async function files(args: string[], env: { [name: string]: string } = {}): Promise<string[]> {
    const { out, err } = await runIn(folder.path, ['scan', '--format', 'json', '--fail-on', 'never', ...args], { env });
    assert.equal(err, '');
    return JSON.parse(out).findings.map(({ file }: { file: string }) => file);
  }

  it('shows what a branch changes since it left its base, and work that is not committed', async () => {
    assert.deepEqual(await files(['--changed', 'main']), ['new.ts', 'touched.ts']);
    assert.deepEqual(await files(['.', '--changed=main']), ['new.ts', 'touched.ts']);
  });

  it('takes the last commit where there is no default branch, and the target of a pull request', async () => {
    assert.deepEqual(await files(['--changed']), ['new.ts']);
    assert.deepEqual(await files(['--changed', '--no-env'], { GITHUB_BASE_REF: 'main' }), ['new.ts', 'touched.ts']);
  });

  it('runs no program that the repository names', async () => {
    const trap = join(folder.path, 'trap');
    for (const name of ['core.fsmonitor', 'diff.external', 'filter.x.clean', 'core.pager', 'core.sshCommand'])
      git('config', name, `touch ${trap}; cat`);
    write('.gitattributes', '*.ts filter=x\n');
    await files(['--changed', 'main']);
    assert.equal(existsSync(trap), false);
  });

  it('says what is wrong in one line', async () => {
    const say = async (...args: string[]) => (await runIn(folder.path, ['scan', ...args])).err;
    assert.match(await say('--changed', 'nonsense'), /git knows no commit "nonsense"/);
    assert.match(await say('--changed', '--output'), /needs a value/);
    const elsewhere = folderWith({ 'a.ts': '' });
    assert.match((await runIn(elsewhere.path, ['scan', '--changed', 'main'])).err, /git says "fatal: not a git repository/);
    elsewhere.remove();
  });
});
