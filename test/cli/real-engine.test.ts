import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { engine } from '../../src/cli/engine';
import { folderWith, runIn } from './run-here';

const server = `import express from 'express';
import session from 'express-session';
import jwt from 'jsonwebtoken';
import { secret } from './config';

const app = express();
app.use(
  session({
    secret: 'wrong mule charger nail', // comment
    cookie: { httpOnly: false, maxAge: 1000 },
  }),
);
app.get('/', (req, res) => {
  res.cookie('session_token', jwt.sign({ id: 1 }, secret, { expiresIn: '1h' }), { secure: true });
});
`;
const config = `export const secret = 'a very long hard-coded value';\n`;

describe('scan with the real engine', function () {
  this.timeout(30_000);
  let folder = folderWith({});
  beforeEach(() => {
    folder = folderWith({
      'package.json': '{"dependencies":{"express-session":"^1.18.0"}}',
      'server.ts': `\ufeff${server.replaceAll('\n', '\r\n')}`,
      'config.ts': config,
    });
  });
  afterEach(() => folder.remove());

  const scan = (...args: string[]) => runIn(folder.path, ['scan', ...args], { engine });
  const findings = async (...args: string[]) => JSON.parse((await scan('--format', 'json', '--severity', 'hint', ...args)).out).findings;
  const rulesOf = (list: { rule: string }[]) => [...new Set(list.map(({ rule }) => rule))];

  it('finds what is wrong, in every format, and tells no secret', async () => {
    const rules = rulesOf(await findings());
    for (const rule of ['cookie-missing-httponly', 'secret-hardcoded-session-secret', 'secret-hardcoded-jwt-secret'])
      assert.ok(rules.includes(rule), rule);
    for (const format of ['text', 'json', 'sarif', 'markdown', 'github']) {
      const { code, out, err } = await scan('--format', format);
      assert.deepEqual([code, err], [1, ''], format);
      assert.doesNotMatch(out, /charger|hard-coded value/, format);
    }
  });

  it('mends what is safe to mend once and for all, and keeps mark, line breaks and comments', async () => {
    const before = await findings();
    const { err } = await scan('--fix');
    assert.match(err, /^Mended \d+ problems? in \d files?:/);
    const after = await findings();
    assert.ok(after.length < before.length);
    assert.ok(!rulesOf(after).includes('cookie-missing-httponly'));
    assert.ok(after.every(({ fixes }: { fixes: { kind: string }[] }) => fixes.every(({ kind }) => kind !== 'edit')));
    const text = readFileSync(join(folder.path, 'server.ts'), 'utf8');
    assert.match(text, /^\ufeffimport/);
    assert.doesNotMatch(text, /[^\r]\n/);
    assert.match(text, /secret: .*, \/\/ comment\r/);
    assert.equal((await scan('--fix')).err, 'Nothing to mend.\n');
    assert.equal(readFileSync(join(folder.path, 'server.ts'), 'utf8'), text);
  });

  it('looks only for the rules that were asked for', async () => {
    assert.deepEqual(rulesOf(await findings('--rules', 'cookie-missing-httponly')), ['cookie-missing-httponly']);
  });

  it('explains every rule', async () => {
    const { out } = await runIn(folder.path, ['rules', '--format', 'json'], { engine });
    const all: { id: string }[] = JSON.parse(out);
    assert.ok(all.length >= 27);
    for (const { id } of all) {
      for (const format of ['text', 'markdown']) {
        const page = await runIn(folder.path, ['rules', id, '--format', format], { engine });
        assert.equal(page.code, 0);
        assert.match(page.out, /How to fix:/);
      }
    }
  });
});
