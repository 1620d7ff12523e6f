import assert from 'node:assert/strict';
import { isVirtual, pathOf, uriOf } from '../../src/server/paths';

describe('paths', () => {
  it('stand for addresses of every scheme, and lead back to them', () => {
    const addresses: [uri: string, path: string][] = [
      ['file:///home/a%20b/app.ts', '/home/a b/app.ts'],
      ['file:///c%3A/code/app.ts', 'c:/code/app.ts'],
      ['vscode-vfs://github/owner/name/app.ts', '/~virtual/vscode-vfs:github/owner/name/app.ts'],
      ['vscode-remote://ssh-remote%2Bbox/code/app.ts', '/~virtual/vscode-remote:ssh-remote%2Bbox/code/app.ts'],
    ];
    for (const [uri, path] of addresses) {
      assert.equal(pathOf(uri), path);
      assert.equal(uriOf(path), uri);
      assert.equal(isVirtual(path), !uri.startsWith('file:'));
    }
  });
});
