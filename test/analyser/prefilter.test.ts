import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '../../src/analyser/analyse';
import type { Fact } from '../../src/analyser/model/fact';
import { createPositions } from '../../src/analyser/positions';
import { audienceOf, isKnownModule } from '../../src/analyser/prefilter';
import { createUnitCache } from '../../src/analyser/unit-cache';
import { judge } from '../../src/analyser/verdicts';
import { bytesOf, createWordFinder, mostPlaces } from '../../src/analyser/words';

const fixtures = join(__dirname, '../fixtures');
const paths = (readdirSync(fixtures, { recursive: true }) as string[])
  .map((name) => join(fixtures, name))
  .filter((path) => /\.([cm]?[jt]sx?|vue|svelte|astro)$/.test(path));
const texts = new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]));
const reading = { read: (path: string) => texts.get(path), isKnownModule };

describe('the prefilter', () => {
  it('hides nothing: what nobody is shown gives no finding, and what one library is shown gives none for others', function () {
    this.timeout(60_000);
    const cache = createUnitCache();
    const positions = createPositions(reading.read);
    const lost = paths.flatMap((path) => {
      const text = texts.get(path) ?? '';
      const audience = audienceOf(path, text);
      if (audience === 'all') return [];
      const found = (facts: readonly Fact[]) => judge(facts, () => [], positions, { only: 'all' }).findings.map(({ rule }) => rule);
      const shown = audience ? found(analyse(path, text, reading, cache, audience).facts) : [];
      const whole = found(analyse(path, text, reading, cache).facts);
      return whole.filter((rule) => !shown.includes(rule)).map((rule) => `${path.slice(fixtures.length + 1)}: ${rule}`);
    });
    assert.deepEqual(lost, []);
  });

  it('lets through what a package of the workspace hands on under its own name', () => {
    for (const name of ['NextAuth', 'NextAuth<Options>', 'betterAuth'])
      assert.equal(audienceOf('/p/auth.ts', `import { it } from '@repo/auth';\nexport const auth = ${name}({});`), 'all', name);
  });

  it('lets nothing through that is only spoken of, or only names types', () => {
    const spoken = [
      "// import jwt from 'jsonwebtoken';",
      "  /*\n  import jwt from 'jsonwebtoken';\n  */",
      "import type { Session } from 'next-auth';",
      "import {\n  type Session,\n  type User as Person,\n} from 'next-auth';",
      'const places = { store: \'store\', cookie: "cookie" };',
    ];
    for (const text of spoken) assert.equal(audienceOf('/p/a.ts', `${text}\nexport const one = 1;\n`), undefined, text);
  });

  it('lets through what types, comments and plain words may have to say', () => {
    const telling = [
      "import type { NextAuthOptions } from 'next-auth';",
      "import { type Session, getServerSession } from 'next-auth';",
      "/** @type {import('next-auth').NextAuthOptions} */",
      "const address = `\nhttps://` + one; import jwt from 'jsonwebtoken';",
      "import type { Session } from 'next-auth'; import jwt from 'jsonwebtoken';",
      "// {\nimport jwt from 'jsonwebtoken';\nconst one = {};",
      "// /*\nimport jwt from 'jsonwebtoken';\n/* two */",
      "import store from 'store';",
      "const store = require( 'store' );",
      "const { sign } = await import(/* webpackChunkName: 'jose' */ 'jose');",
      "/* one */ import jwt from 'jsonwebtoken';",
    ];
    for (const text of telling) assert.equal(audienceOf('/p/a.js', `${text}\nexport const one = 1;\n`), 'all', text);
  });

  it('shows no server actions that ask by the name of what makes them, unless the file exports others', () => {
    const made = "'use server';\nexport const save = authActionClient.schema(one).action(async () => db.item.create({}));\n";
    assert.equal(audienceOf('/p/actions.ts', made), undefined);
    assert.deepEqual(audienceOf('/p/actions.ts', `${made}export async function drop() { await db.item.delete({}); }\n`), ['next-actions']);
    assert.deepEqual(audienceOf('/p/actions.ts', made.replace('auth', 'author')), ['next-actions']);
  });

  it('takes no longer for many comments and imports without an end', () => {
    const began = performance.now();
    for (const start of ['/*\n', 'import {\n', '  import type {', '{/*'])
      audienceOf('/p/a.ts', `import 'jsonwebtoken';\n${start.repeat(100_000)}`);
    assert.ok(performance.now() - began < 1000);
  });

  it('reads a text of one megabyte without a hit in a few milliseconds', () => {
    const text = 'const total = items.reduce((sum, one) => sum + one.price, 0);\n'.repeat(16_000);
    audienceOf('/p/a.ts', text);
    const began = performance.now();
    assert.equal(audienceOf('/p/a.ts', text), undefined);
    assert.ok(performance.now() - began < 200);
  });
});

describe('the word finder', () => {
  const words = ['jwt', 'session', 'sessions', '"hono"', 'res.cookie', 'state='];
  const find = (text: string, last?: string) => createWordFinder(words, (word) => word === last).find(bytesOf(text));

  it('finds words whatever their case and quotes, inside of others as well', () => {
    const found = find("import 'hono'; JWT.sign(); userSessions; res.cookie('x'); `?state=`");
    assert.deepEqual(found.places.get('jwt'), [15]);
    assert.deepEqual(found.places.get('session')?.length, 1);
    assert.deepEqual(found.places.get('sessions'), found.places.get('session'));
    assert.deepEqual(found.places.get('"hono"'), [7]);
    assert.ok(found.places.get('res.cookie'));
    assert.ok(found.places.get('state='));
    assert.equal(find('resXcookie "hon" jw sessio').places.get('session'), undefined);
    assert.equal(find('resXcookie').places.get('res.cookie'), undefined);
  });

  it('ends where it is told to, and counts no more places than it needs', () => {
    assert.equal(find('a "hono" session', '"hono"').stopped, 2);
    assert.equal(find('a "hono" session', '"hono"').places.get('session'), undefined);
    assert.equal(find('session '.repeat(1000)).places.get('session')?.length, mostPlaces);
    assert.deepEqual(find('größe 会話 session').places.get('session'), [9]);
  });

  it('finds a word at the very end of a text', () => {
    assert.ok(find('x session').places.get('session'));
    assert.ok(find('x.jwt').places.get('jwt'));
    assert.deepEqual(find('jwt').places.get('jwt'), [0]);
    assert.equal(find('jw').places.get('jwt'), undefined);
  });
});
