import assert from 'node:assert/strict';
import { CreateFile } from 'vscode-languageserver';
import type { Fix } from '../../src/analyser/model/finding';
import { clientOf } from '../../src/server/client';
import type { Documents } from '../../src/server/documents';
import { fixEdit } from '../../src/server/edits';
import { findingsOf } from '../memory';

const documents: Documents = { get: () => undefined, paths: () => [], uri: (path) => `file://${path}`, path: (uri) => uri.slice(7) };
const code = `import NextAuth from 'next-auth';\nexport const { auth } = NextAuth({ providers: [] });\n`;

function client(workspaceEdit: object) {
  return clientOf({ capabilities: { workspace: { workspaceEdit } }, processId: null, rootUri: null, workspaceFolders: null });
}

async function fixOf(files: Record<string, string>): Promise<Fix> {
  const manifest = '{"dependencies":{"next-auth":"5.0.0-beta.32"}}';
  const [finding] = await findingsOf({
    'package.json': manifest,
    'auth.ts': code,
    '.env': 'AUTH_URL=https://shop.example.com\n',
    ...files,
  });
  assert.equal(finding.rule, 'authjs-missing-secret');
  return finding.fixes[0];
}

const changes = ({ edits }: Fix) => edits.map(({ file, text, creates, range }) => [file, text, creates === true, range.start.offset]);
const secret = ['/project/.env.local', '# npx auth secret makes one\nAUTH_SECRET=\n', true, 0];

describe('a fix that makes a file', () => {
  it('makes .gitignore leave it out as well', async () => {
    assert.deepEqual(changes(await fixOf({})), [secret, ['/project/.gitignore', '.env.local\n', true, 0]]);
    assert.deepEqual(changes(await fixOf({ '.gitignore': 'dist\n' })), [secret, ['/project/.gitignore', '.env.local\n', false, 5]]);
    assert.deepEqual(changes(await fixOf({ '.gitignore': 'dist' })), [secret, ['/project/.gitignore', '\n.env.local\n', false, 4]]);
    const no = ['!.env.local', '.env', '# .env.local', '/apps/.env.local', '.env.*.local', '*'.repeat(40)];
    for (const line of no) assert.equal((await fixOf({ '.gitignore': `${line}\n` })).edits.length, 2, line);
  });

  it('leaves .gitignore alone where git leaves the file out already', async () => {
    for (const line of ['.env.local', '.env*', '.env*.local', '*.local', '/.env.local', '**/.env.local', '.env.*', '.env*\r'])
      assert.deepEqual(changes(await fixOf({ '.gitignore': `dist\n${line}\n` })), [secret], line);
    assert.equal((await fixOf({ '.gitignore': '.env*\n!.env.local\n' })).edits.length, 2);
    assert.equal((await fixOf({ '.gitignore': '.env*\n!.env.example\n' })).edits.length, 1);
  });

  it('is offered to clients that make files, for the person to confirm', async () => {
    const fix = await fixOf({ '.gitignore': '.env*\n' });
    const capable = { documentChanges: true, resourceOperations: ['create'], changeAnnotationSupport: {} };
    const edit = fixEdit({ ...fix, edits: [...fix.edits, ...(await fixOf({})).edits.slice(1)] }, client(capable), documents);
    assert.deepEqual(
      edit?.documentChanges?.map((one) =>
        CreateFile.is(one) ? `create ${one.uri} ${one.options?.ignoreIfExists}` : 'edits' in one && one.textDocument.uri,
      ),
      [
        'create file:///project/.env.local true',
        'create file:///project/.gitignore true',
        'file:///project/.env.local',
        'file:///project/.gitignore',
      ],
    );
    assert.deepEqual(
      Object.values(edit?.changeAnnotations ?? {}).map((one) => one.needsConfirmation),
      [true],
    );
    assert.equal(fixEdit(fix, client({ documentChanges: true }), documents), undefined);
    assert.equal(fixEdit(fix, client({ resourceOperations: ['create'] }), documents), undefined);
  });
});
