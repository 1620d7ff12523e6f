import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engine } from '../../src/cli/engine';
import { folderWith, runIn } from './run-here';

const auth = `import PostgresAdapter from '@auth/pg-adapter';
import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
import { pool } from './database';

export const { handlers, auth } = NextAuth({
  adapter: PostgresAdapter(pool),
  session: { strategy: 'jwt' },
  providers: [GitHub],
});
`;

describe('auth-lens advise', function () {
  this.timeout(30_000);
  let folder = folderWith({});
  beforeEach(() => {
    folder = folderWith({
      'answers.json': '{ "revocation": "minutes", "clients": ["web", "mobile"] }',
      'broken.json': '{ "revocation": ',
      'number.json': '{ "revocation": 3 }',
      'app/package.json': '{\n  "dependencies": {\n    "next-auth": "5.0.0-beta.32",\n    "pg": "^8.0.0"\n  }\n}\n',
      'app/vercel.json': '{}',
      'app/auth.ts': auth,
    });
  });
  afterEach(() => folder.remove());

  const advise = (...args: string[]) => runIn(folder.path, ['advise', ...args], { engine });
  const data = async (...args: string[]) => {
    const { code, out, err } = await advise('--format', 'json', ...args);
    assert.deepEqual([code, err], [0, '']);
    return JSON.parse(out);
  };

  it('says jwt with low confidence where nothing is known, and looks at no files', async () => {
    const { strategy, confidence, evidence } = await data();
    assert.deepEqual([strategy, confidence, evidence], ['jwt', 'low', []]);
  });

  it('takes answers as pairs, in one option or several, or from a file', async () => {
    assert.equal((await data('--answers', 'revocation=seconds,sensitivity=regulated')).strategy, 'database');
    assert.equal((await data('-a', 'revocation=seconds', '-a', ' store = none , runtime=serverless ')).strategy, 'conflict');
    const ids = (await data('--answers', 'answers.json')).contributions.map(({ id }: { id: string }) => id);
    for (const id of ['revocation=minutes', 'clients=web', 'clients=mobile']) assert.ok(ids.includes(id), id);
    const both = await data('--answers', 'clients=web+machine');
    assert.equal(both.contributions.filter(({ question }: { question: string }) => question === 'clients').length, 2);
    assert.equal((await data('--answers', '')).strategy, 'jwt');
  });

  it('knows libraries with and without a version', async () => {
    for (const library of ['authjs', 'authjs-4', 'authjs5', 'authjs@5', 'next-auth 4'])
      assert.equal((await data('--answers', `library=${library},providers=credentials-only`)).excluded[0]?.gate, 'authjs-credentials-only');
  });

  const wrong: readonly [args: string[], message: RegExp][] = [
    [['--answers', 'speed=high'], /^auth-lens: Unknown question "speed"\..* The questions are revocation, .*, incumbent\.\n$/],
    [['--answers', 'store=redis'], /Unknown answer "redis" to store\. The answers are none, sql-tcp-only, sql, kv\.\n$/],
    [['--answers', 'revocation=second'], /Unknown answer "second" to revocation\. Did you mean "seconds"\?/],
    [['--answers', 'store=sql,store=kv'], /"store" has two answers: sql and kv\./],
    [['--answers', 'store=sql,kv'], /"kv" is no answer: write key=value/],
    [['--answers', 'store='], /"store=" is no answer/],
    [['--answers', 'constructor=x'], /Unknown question "constructor"/],
    [['--answers', 'store=constructor'], /Unknown answer "constructor" to store/],
    [['--answers', 'missing.json'], /Cannot read "missing\.json" \(ENOENT\)/],
    [['--answers', 'broken.json'], /"broken\.json" is no valid JSON\./],
    [['--answers', 'number.json'], /the answer to "revocation" is no text/],
    [['--format', 'sarif'], /Unknown format "sarif"\. It is one of text, json, markdown\./],
    [['--colour'], /Unknown option '--colour'\. See auth-lens advise --help\./],
    [['app', 'app'], /takes one path at most/],
    [['nowhere'], /There is no "nowhere"\./],
  ];
  for (const [args, message] of wrong) {
    it(`refuses ${args.join(' ')} with one clear line`, async () => {
      const { code, out, err } = await advise(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
      assert.equal(err.split('\n').length, 2);
    });
  }

  it('takes from the code what was not answered, with places relative to the root', async () => {
    const { evidence, strategy, config, migration } = await data('app', '--answers', 'sign-out-everywhere=yes');
    const places = evidence.map(({ question, value, file, line }: { [key: string]: string }) => `${question}=${value} ${file}:${line}`);
    for (const place of ['library=authjs-5 app/auth.ts:6', 'incumbent=jwt app/auth.ts:6', 'store=sql app/package.json:4'])
      assert.ok(places.includes(place), `${place} is not in\n${places.join('\n')}`);
    assert.ok(places.includes('runtime=serverless app/vercel.json:1'));
    assert.equal(strategy, 'database');
    assert.deepEqual(
      config.map(({ id }: { id: string }) => id),
      ['authjs-5-database'],
    );
    assert.ok(migration.length > 0);
  });

  it('lets an answer win over the code', async () => {
    const { contributions } = await data('app', '--answers', 'store=kv');
    const store = contributions.filter(({ question }: { question: string }) => question === 'store');
    assert.deepEqual(
      store.map(({ id, origin }: { id: string; origin: string }) => `${id} ${origin}`),
      ['store=kv answered'],
    );
  });

  it('writes text without colours into a pipe, and a decision record with today as its date', async () => {
    const text = await advise('app');
    assert.equal(text.code, 0);
    assert.ok(!text.out.includes('\x1b'));
    assert.match(text.out, /^Stay with JWT sessions: .*\nConfidence: low /);
    const record = (await advise('--format', 'markdown')).out;
    assert.match(record, /^---\nstatus: proposed\ndate: \d{4}-\d\d-\d\d\n---\n\n# How this application/);
  });

  it('keeps the decision beside package.json, and the scan reports what drifts from it', async () => {
    const { code, err } = await advise('app', '--answers', 'sign-out-everywhere=yes', '--keep');
    assert.deepEqual([code, err], [0, 'Kept in app/auth-lens.json: commit it, and scans report what drifts from it.\n']);
    const file = join(folder.path, 'app/auth-lens.json');
    const { decision } = JSON.parse(readFileSync(file, 'utf8'));
    assert.deepEqual([decision.strategy, decision.answers['sign-out-everywhere']], ['database', 'yes']);
    const { out } = await runIn(folder.path, ['scan', 'app', '--rules', 'policy-drift', '--no-cache'], { engine });
    assert.match(out, /auth\.ts[\s\S]*policy-drift/);
    assert.match(out, new RegExp(`Decided on ${decision.date}: database\\. Because: `));
  });

  it('keeps nothing where there is no one decision, and leaves a broken file alone', async () => {
    assert.match((await advise('--keep')).err, /--keep needs the path of a project/);
    const conflict = await advise('app', '-a', 'runtime=serverless,store=none,revocation=seconds', '--keep');
    assert.deepEqual([conflict.code, conflict.out], [2, '']);
    assert.match(conflict.err, /Nothing was kept: the answers contradict each other/);
    const file = join(folder.path, 'app/auth-lens.json');
    assert.ok(!existsSync(file));
    writeFileSync(file, '{ "decision": ');
    assert.match((await advise('app', '--keep')).err, /Nothing was kept: ".*auth-lens\.json" is no valid JSON\. Mend it first\./);
    assert.equal(readFileSync(file, 'utf8'), '{ "decision": ');
  });

  it('tells several applications apart', async () => {
    for (const name of ['one', 'two']) {
      mkdirSync(join(folder.path, 'many', name), { recursive: true });
      writeFileSync(join(folder.path, 'many', name, 'package.json'), '{ "dependencies": { "next-auth": "5.0.0-beta.32" } }');
      writeFileSync(join(folder.path, 'many', name, 'auth.ts'), name === 'one' ? auth : auth.replace("'jwt'", "'database'"));
    }
    const text = (await advise('many')).out;
    assert.match(text, /^many\/one\n.*JWT[\s\S]*\nmany\/two\n.*database/);
    const all = await data('many');
    const verdicts = all.applications.map(({ application, strategy }: { [key: string]: string }) => `${application} ${strategy}`);
    assert.deepEqual(verdicts, ['many/one jwt', 'many/two database']);
    const one = await data('many', '--application', 'many/one');
    assert.deepEqual([one.strategy, one.applications], ['jwt', undefined]);
    assert.match((await advise('many', '--keep')).err, /--keep needs --application, one of many\/one, many\/two\./);
    assert.match((await advise('many', '--application', 'many/on')).err, /Unknown application "many\/on"\. Did you mean "many\/one"\?/);
  });

  it('puts the numbers of the project into the comparison', async () => {
    assert.match((await advise('app')).out, /after 30 days today/);
  });

  it('has every key of the contract and no other', async () => {
    const keys = 'strategy confidence runnerUp scores contributions excluded flips overlays evidence config migration notes';
    for (const args of [[], ['app'], ['-a', 'runtime=serverless,store=none,revocation=seconds']])
      assert.deepEqual(Object.keys(await data(...args)), keys.split(' '), args.join(' '));
  });

  it('explains itself', async () => {
    const { code, out } = await advise('--help');
    assert.equal(code, 0);
    assert.match(out, /--answers FILE\|KEY=VALUE/);
  });
});
