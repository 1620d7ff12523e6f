import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { folderWith } from './run-here';

const project = join(__dirname, '../..');

describe('the command line as a process', function () {
  this.timeout(30_000);
  const line = 'app.use(session({ cookie: { httpOnly: false } }));\n';
  const folder = folderWith(
    Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`file${index}.js`, `const session = require('express-session');\n${line.repeat(30)}`]),
    ),
  );
  after(() => folder.remove());

  const start = (...args: string[]) =>
    spawn(process.execPath, ['--import', 'tsx', join(project, 'src/cli/main.ts'), ...args], {
      cwd: project,
      stdio: ['pipe', 'pipe', 'pipe'],
    });

  async function ending(child: ReturnType<typeof start>) {
    const err: Buffer[] = [];
    child.stderr.on('data', (part) => err.push(part));
    const [code] = await once(child, 'close');
    return { code, err: Buffer.concat(err).toString() };
  }

  it('writes all of a long report before it ends, whoever reads slowly', async () => {
    const child = start('scan', folder.path, '--format', 'json');
    const parts: Buffer[] = [];
    child.stdout.on('data', (part) => {
      parts.push(part);
      child.stdout.pause();
      setTimeout(() => child.stdout.resume(), 5);
    });
    assert.deepEqual(await ending(child), { code: 1, err: '' });
    const text = Buffer.concat(parts).toString();
    assert.ok(text.length > 300_000);
    assert.ok(JSON.parse(text).findings.length >= 900);
  });

  it('does not mind a reader that leaves early', async () => {
    const child = start('scan', folder.path, '--format', 'json');
    child.stdout.once('data', () => child.stdout.destroy());
    assert.deepEqual(await ending(child), { code: 1, err: '' });
  });

  it('serves editors, and ends quietly at Ctrl-C', async () => {
    const child = start('lsp', '--stdio');
    const ended = ending(child);
    const message = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: {} },
    });
    child.stdin.write(`Content-Length: ${message.length}\r\n\r\n${message}`);
    const [answer] = await once(child.stdout, 'data');
    assert.match(String(answer), /^Content-Length: /);
    child.kill('SIGINT');
    assert.deepEqual(await ended, { code: 130, err: '' });
  });
});
