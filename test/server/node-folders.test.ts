import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createAbsence } from '../../src/server/node-folders';
import { folderWith } from '../cli/run-here';

describe('what is not there', () => {
  let folder: ReturnType<typeof folderWith>;
  beforeEach(() => {
    folder = folderWith({ 'src/a.ts': '', 'src/sub/b.ts': '' });
  });
  afterEach(() => folder.remove());
  const absent = (...names: string[]): string[] => {
    const isAbsent = createAbsence();
    return names.filter((name) => isAbsent(`${folder.path}/${name}`));
  };

  it('is known for files, for whole folders and below files', () => {
    assert.deepEqual(absent('src/a.ts', 'src/sub', 'src/a.tsx', 'gone/a.ts', 'src/a.ts/b.ts'), ['src/a.tsx', 'gone/a.ts', 'src/a.ts/b.ts']);
  });
  it('is not claimed of a name that some systems take for another', () => {
    assert.deepEqual(absent('src/A.ts', 'src/ä.ts', 'src/B.ts'), ['src/B.ts']);
  });
  it('is asked of the disk once for each folder, for the time of one command', () => {
    const isAbsent = createAbsence();
    assert.equal(isAbsent(`${folder.path}/src/new.ts`), true);
    writeFileSync(`${folder.path}/src/new.ts`, '');
    assert.equal(isAbsent(`${folder.path}/src/new.ts`), true);
    assert.deepEqual(absent('src/new.ts'), []);
  });
});
