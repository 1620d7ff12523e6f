import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTrackedByGit } from '../../src/server/node-git';
import { folderWith } from '../cli/run-here';

const hasGit = spawnSync('git', ['--version']).status === 0;

describe('what git tracks', function () {
  this.timeout(30_000);
  let folder = folderWith({});
  beforeEach(function () {
    if (!hasGit) this.skip();
    folder = folderWith({ '.env': 'A=1', 'api/.env.production': 'A=1', '.env.local': 'A=1', 'src/a.ts': '' });
    git('init', '-q');
  });
  afterEach(() => folder.remove());

  const git = (...args: string[]) => execFileSync('git', ['-c', 'index.version=2', ...args], { cwd: folder.path, stdio: 'pipe' });
  const paths = ['.env', 'api/.env.production', '.env.local'];
  const answers = (tracked = createTrackedByGit()) => paths.map((path) => tracked(`${folder.path}/${path}`));

  it('is read from the index, versions 2 and 3, and again when it changes', () => {
    const tracked = createTrackedByGit();
    assert.deepEqual(answers(tracked), [undefined, undefined, undefined], 'no index yet');
    git('add', '.env', 'api', 'src');
    assert.deepEqual(answers(tracked), [true, true, false]);
    git('add', '--intent-to-add', '.env.local');
    assert.deepEqual(answers(tracked), [true, true, true], 'version 3');
    git('rm', '-q', '--cached', '.env', '.env.local');
    assert.deepEqual(answers(tracked), [false, true, false]);
  });

  it('is not known of version 4, a broken index, or without a repository', () => {
    git('add', '.env');
    git('update-index', '--index-version', '4');
    assert.deepEqual(answers(), [undefined, undefined, undefined]);
    writeFileSync(join(folder.path, '.git/index'), 'DIRC\0\0\0\x02\0\0\0\x09 and then nothing of use');
    assert.deepEqual(answers(), [undefined, undefined, undefined]);
    assert.equal(createTrackedByGit()('/no-such-folder/.env'), undefined);
  });

  it('follows the file that a submodule or worktree has in place of the folder', () => {
    git('add', 'api');
    mkdirSync(join(folder.path, 'inner'));
    writeFileSync(join(folder.path, 'inner/.git'), 'gitdir: ../.git\n');
    assert.equal(createTrackedByGit()(`${folder.path}/inner/api/.env.production`), true);
    writeFileSync(join(folder.path, 'inner/.git'), 'gitdir: //server/share\n');
    assert.equal(createTrackedByGit()(`${folder.path}/inner/api/.env.production`), undefined);
  });
});
