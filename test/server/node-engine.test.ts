import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadEngine } from '../../src/server/node-engine';
import { folderWith } from '../cli/run-here';

describe('the engine and its compiled code', () => {
  let folder: ReturnType<typeof folderWith>;
  const text = (answer: number) => `exports.createWorkspace = () => ${answer}; exports.where = __dirname; exports.fs = require('node:fs');`;
  beforeEach(() => {
    folder = folderWith({ 'engine.js': text(1) });
  });
  afterEach(() => folder.remove());

  /** What the engine says, and whether it had to be compiled. `end` ends the process. */
  async function load(env: Record<string, string> = { XDG_CACHE_HOME: join(folder.path, 'cache') }, flags: readonly string[] = []) {
    const atEnd: (() => void)[] = [];
    const engine = (await loadEngine(flags, join(folder.path, 'engine.js'), env, (work) => atEnd.push(work))) as unknown as {
      createWorkspace(): number;
      where: string;
      fs: object;
    };
    assert.equal(engine.where, folder.path);
    assert.ok('readFileSync' in engine.fs);
    const end = () => {
      for (const work of atEnd) work();
    };
    return { answer: engine.createWorkspace(), compiled: atEnd.length > 0, end };
  }
  const codes = () => readdirSync(join(folder.path, 'cache/auth-lens')).filter((name) => name.endsWith('.code'));

  it('is compiled once', async () => {
    const first = await load();
    first.end();
    const second = await load();
    assert.deepEqual([first.compiled, second.compiled, second.answer], [true, false, 1]);
    assert.equal(codes().length, 1);
  });
  it('is compiled for each set of flags, which V8 would take no other code for', async () => {
    (await load()).end();
    const other = await load(undefined, ['--interrupt-budget=200000']);
    other.end();
    const again = await load(undefined, ['--interrupt-budget=200000']);
    assert.deepEqual([other.compiled, again.compiled, codes().length], [true, false, 2]);
  });
  it('is compiled again when it has changed', async () => {
    (await load()).end();
    writeFileSync(join(folder.path, 'engine.js'), text(2));
    const { compiled, answer } = await load();
    assert.deepEqual([compiled, answer], [true, 2]);
  });
  it('does not run code that is damaged or was put there by somebody else', async () => {
    (await load()).end();
    const file = join(folder.path, 'cache/auth-lens', codes()[0]);
    const bytes = readFileSync(file);
    bytes[bytes.length - 9] ^= 1;
    for (const content of [bytes, bytes.subarray(0, 100), bytes.subarray(0, 3)]) {
      writeFileSync(file, content);
      assert.equal((await load()).compiled, true);
    }
  });
  it('leaves four builds behind, the newest', async () => {
    for (const answer of [1, 2, 3, 4, 5, 6]) {
      writeFileSync(join(folder.path, 'engine.js'), `${text(answer)}${' '.repeat(answer)}`);
      (await load()).end();
    }
    assert.equal(codes().length, 4);
    assert.equal((await load()).compiled, false);
  });
  it('works for a user without a folder to keep anything in', async () => {
    const { compiled, answer } = await load({});
    assert.deepEqual([compiled, answer], [false, 1]);
  });
});
