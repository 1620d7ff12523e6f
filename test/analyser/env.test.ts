import assert from 'node:assert/strict';
import { isDeployed, isEnvironmentFile } from '../../src/analyser/model/environment-file';
import { mayMatter } from '../../src/analyser/prefilter';
import { variablesOf } from '../../src/analyser/source/dotenv';
import { workspaceOf } from '../memory';

const unknown = Symbol('unknown');

/** Name to value; what stands in the text at the value's span must be that value, as written. */
function read(text: string): Record<string, unknown> {
  const entries = variablesOf('/project/.env', text).map(({ name, setting: { value, span } }) => {
    if (value.kind !== 'literal') return [name, unknown];
    assert.equal(text.slice(span.start, span.end).replaceAll('\\n', '\n'), value.value);
    return [name, value.value];
  });
  return Object.fromEntries(entries);
}

describe('the text of a .env file', () => {
  it('is read as dotenv reads it', () => {
    const text = [
      '\ufeffFIRST=one',
      '  SPACED = two words  # comment',
      'export SHELL=three',
      'COLON: four',
      `SINGLE='five # 5'`,
      'DOUBLE="six \\n6"# comment',
      'BACK=`it\'s "seven"`',
      'EMPTY=',
      'EMPTY_QUOTED=""',
      'HASH=eight#8',
      'dotted.name-1=nine',
      'not a variable',
      '=nothing',
      '#OFF=ten',
      'LAST=eleven',
    ];
    const expected = {
      FIRST: 'one',
      SPACED: 'two words',
      SHELL: 'three',
      COLON: 'four',
      SINGLE: 'five # 5',
      DOUBLE: 'six \n6',
      BACK: `it's "seven"`,
      EMPTY: '',
      EMPTY_QUOTED: '',
      HASH: 'eight',
      'dotted.name-1': 'nine',
      LAST: 'eleven',
    };
    for (const lineBreak of ['\n', '\r\n', '\r']) assert.deepEqual(read(text.join(lineBreak)), expected, JSON.stringify(lineBreak));
  });

  it('has values over several lines, whose lines are no variables', () => {
    assert.deepEqual(read('KEY="-----BEGIN\r\nJWT_SECRET=inside\r\n-----END"\r\nNEXT=1'), {
      KEY: '-----BEGIN\r\nJWT_SECRET=inside\r\n-----END',
      NEXT: '1',
    });
    assert.deepEqual(read('OPEN="never closed\nNEXT=1'), { OPEN: unknown, NEXT: '1' });
    assert.deepEqual(read('ESCAPED="a \\" b"\nNEXT=1').NEXT, '1');
  });

  it('says nothing of what it takes from elsewhere', () => {
    const text = 'A=${B}\nB="x-$A"\nC=encrypted:BE9Y7\nD=op://vault/jwt/secret\nE=\'one\' two';
    assert.deepEqual(read(text), { A: unknown, B: unknown, C: unknown, D: unknown, E: unknown });
  });

  it('counts the last of two with one name', () => {
    const text = 'TTL=900\nTTL=15m';
    assert.deepEqual(read(text), { TTL: '15m' });
  });

  it('knows all the lines of a variable', () => {
    for (const lineBreak of ['\n', '\r\n']) {
      const lines = ['# comment', 'A=1 # one', 'export KEY="two', 'lines"', 'B=3'];
      const text = lines.join(lineBreak) + lineBreak;
      const whole = variablesOf('/project/.env', text).map(({ setting: { slot } }) => text.slice(slot?.removal?.start, slot?.removal?.end));
      assert.deepEqual(
        whole,
        [lines[1], lines.slice(2, 4).join(lineBreak), lines[4]].map((line) => line + lineBreak),
      );
    }
  });

  it('takes time that grows with its length, whatever stands in it', () => {
    const odd = [
      '\n'.repeat(400_000),
      'A="'.repeat(150_000),
      'A="\n'.repeat(100_000),
      '\\"'.repeat(200_000),
      'KEY'.repeat(200_000),
      ' '.repeat(500_000),
      'A='.repeat(200_000),
    ];
    const started = performance.now();
    for (const text of odd) {
      variablesOf('/project/.env', text);
      mayMatter('/project/.env', text);
    }
    assert.ok(performance.now() - started < 2000);
  });
});

describe('the name of a .env file', () => {
  it('says whether it holds variables', () => {
    for (const name of ['.env', '.env.local', '.env.production', '.env.production.local', '.env.test', '.env.staging'])
      assert.ok(isEnvironmentFile(`/project/${name}`) && isEnvironmentFile(name), name);
    const others = ['.env.example', '.env.sample', '.env.local.template', '.env.dist', '.env.defaults', '.env.ts', '.env.js', '.envrc'];
    for (const name of [...others, 'env', 'x.env', '.env/a.txt', '.environment', '.env.vault'])
      assert.ok(!isEnvironmentFile(`/project/${name}`), name);
  });

  it('says whether a server may read it', () => {
    for (const name of ['.env', '.env.production', '.env.prod', '.env.staging']) assert.ok(isDeployed(`/test/${name}`), name);
    for (const name of ['.env.test', '.env.development', '.env.local', '.env.production.local', '.env.ci'])
      assert.ok(!isDeployed(name), name);
  });
});

describe('a .env file in the workspace', () => {
  const tokens = `import jwt from 'jsonwebtoken';
export const issue = (sub: string) => jwt.sign({ sub }, process.env.JWT_SECRET!, { expiresIn: process.env.JWT_TTL });`;
  const found = (findings: readonly { rule: string; file: string }[]) => findings.map(({ rule, file }) => `${rule} ${file}`);

  it('matters where variables are set: that none is for authentication tells something as well', () => {
    for (const text of ['JWT_SECRET=x', 'A=1\n  export my_token = 2', 'PORT=1']) assert.ok(mayMatter('/a/.env', text), text);
    for (const text of ['', '# JWT_SECRET=x', 'no variable']) assert.ok(!mayMatter('/a/.env', text), text);
    assert.ok(!mayMatter('/a/b.ts', 'JWT_SECRET=x'));
  });

  it('changes what is found when it changes, comes and goes', async () => {
    const workspace = await workspaceOf({ 'package.json': '{}', 'a.ts': tokens, '.env': 'JWT_TTL=900\n' });
    assert.deepEqual(found(workspace.findings()), ['jwt-expiry-unit /project/.env']);
    const [{ message, related, fixes }] = workspace.findings();
    assert.doesNotMatch(JSON.stringify([message, related.map((one) => one.message), fixes]), /900/);
    assert.equal(related[0].file, '/project/a.ts');
    assert.deepEqual(
      fixes.map(({ kind, edits }) => [kind, edits.map(({ text }) => text)]),
      [['edit', ['s']]],
    );
    const changed = await workspace.update([{ path: '/project/.env', text: 'JWT_TTL=900s\n' }]);
    assert.ok(changed.has('/project/.env'));
    assert.deepEqual(workspace.findings(), []);
    await workspace.update([{ path: '/project/.env.production', text: 'JWT_SECRET=changeme' }]);
    assert.deepEqual(found(workspace.findings()), ['secret-placeholder /project/.env.production']);
    await workspace.update([{ path: '/project/.env.production', text: undefined }]);
    assert.deepEqual(workspace.findings(), []);
  });

  it('belongs to the application whose package.json is nearest', async () => {
    const files = { 'package.json': '{}', 'api/package.json': '{}', 'api/src/a.ts': tokens, 'web/package.json': '{}' };
    const elsewhere = await workspaceOf({ ...files, '.env': 'JWT_TTL=900', 'web/.env': 'JWT_TTL=900' });
    assert.deepEqual(elsewhere.findings(), []);
    assert.deepEqual(found((await workspaceOf({ ...files, 'api/.env': 'JWT_TTL=900' })).findings()), ['jwt-expiry-unit /project/api/.env']);
  });

  it('is silent where the program turns the text into a number', async () => {
    for (const value of [
      'Number(process.env.JWT_TTL)',
      'parseInt(process.env.JWT_TTL!, 10)',
      '+process.env.JWT_TTL!',
      'Number(process.env.JWT_TTL ?? 60)',
    ]) {
      const text = tokens.replace('process.env.JWT_TTL', value);
      assert.deepEqual((await workspaceOf({ 'a.ts': text, '.env': 'JWT_TTL=900' })).findings(), [], value);
    }
  });

  it('is silent where a schema does', async () => {
    const schemas = [
      `import { z } from 'zod'; const env = z.object({ JWT_TTL: z.coerce.number().default(60) }).parse(process.env);`,
      `import { cleanEnv, num } from 'envalid'; const env = cleanEnv(process.env, { JWT_TTL: num() });`,
      `import { createEnv } from '@t3-oss/env-core'; import { z } from 'zod'; const env = createEnv({ server: { JWT_TTL: z.string().transform(Number) } });`,
      `import { get } from 'env-var'; const env = { JWT_TTL: get('JWT_TTL').required().asIntPositive() };`,
    ];
    for (const schema of schemas) {
      const text = `${schema}\n${tokens.replace('process.env.JWT_TTL', 'env.JWT_TTL')}`;
      assert.deepEqual((await workspaceOf({ 'a.ts': text, '.env': 'JWT_TTL=900' })).findings(), [], schema);
      const asText = text.replace(/coerce\.number\(\)\.default\(60\)/, 'string()').replace('.transform(Number)', '');
      const other = asText.replace('num()', 'str()').replace('asIntPositive', 'asString');
      assert.equal((await workspaceOf({ 'a.ts': other, '.env': 'JWT_TTL=900' })).findings().length, 1, other);
    }
  });

  it('is not where it is only an example', async () => {
    const workspace = await workspaceOf({ 'a.ts': tokens, '.env.example': 'JWT_TTL=900\nJWT_SECRET=changeme' });
    assert.deepEqual(workspace.findings(), []);
  });
});
