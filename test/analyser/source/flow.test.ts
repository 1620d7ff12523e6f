import assert from 'node:assert/strict';
import type { Source } from '../../../src/analyser/source/define-library';
import { parse } from '../../../src/analyser/source/parse';
import { createReader } from '../../../src/analyser/source/reader';
import { createSource } from '../../../src/analyser/source/source';
import { createUnitCache } from '../../../src/analyser/unit-cache';

function sourceOf(text: string, others: Record<string, string> = {}): Source {
  const reader = createReader({ read: (path) => others[path] }, parse('/p/main.ts', text), createUnitCache(), new Set());
  const unit = reader.unit('/p/main.ts');
  assert.ok(unit);
  return createSource(reader, unit, () => undefined);
}

describe('references', () => {
  const cases: readonly [name: string, code: string, module: string, path: string][] = [
    ['a default import', `import jwt from 'm'; jwt.sign()`, 'm', 'sign.()'],
    ['a namespace import', `import * as jwt from 'm'; jwt.sign()`, 'm', 'sign.()'],
    ['a named import under another name', `import { sign as s } from 'm'; s()`, 'm', 'sign.()'],
    ['require', `const jwt = require('m'); jwt.sign()`, 'm', 'sign.()'],
    ['a destructured require', `const { sign } = require('m'); sign()`, 'm', 'sign.()'],
    ['require called at once', `require('m')(app)`, 'm', '()'],
    ['require().default', `require('m').default()`, 'm', '()'],
    ['import equals', `import jwt = require('m'); jwt.sign()`, 'm', 'sign.()'],
    ['import()', `async function f() { const { sign } = await import('m'); sign() }`, 'm', 'sign.()'],
    ['node: modules', `import { createHmac } from 'node:crypto'; createHmac()`, 'crypto', 'createHmac.()'],
    ['an alias', `import jwt from 'm'; const { sign } = jwt; const again = sign; again()`, 'm', 'sign.()'],
    ['a member of an object', `import jwt from 'm'; const lib = { jwt }; lib.jwt.sign()`, 'm', 'sign.()'],
    ['promisify and bind', `import jwt from 'm'; const s = util.promisify(jwt.sign.bind(jwt)); s()`, 'm', 'sign.()'],
    ['a chain', `import { cookies } from 'm'; (await cookies()).set()`, 'm', 'cookies.().set.()'],
    ['a construction', `import C from 'm'; const c = new C(req); c.set()`, 'm', 'new().set.()'],
    [
      'a typed parameter',
      `import { Jwt } from 'm'; class A { constructor(private jwt: Jwt) {} f() { this.jwt.sign() } }`,
      'm',
      'Jwt.new().sign.()',
    ],
    ['a class field', `import C from 'm'; class A { c = new C(); f() { this.c.set() } }`, 'm', 'new().set.()'],
    ['super()', `import { S } from 'm'; class A extends S { constructor() { super({}) } }`, 'm', 'S.new()'],
    ['super() of a mixin', `import { S } from 'm'; class A extends Mixed(S) { constructor() { super({}) } }`, 'm', 'S.new()'],
    ['an optional chain', `import jwt from 'm'; jwt?.sign?.()`, 'm', 'sign.()'],
    ['a conditional that may be nothing', `import * as m from 'm'; (typeof window === 'undefined' ? m : null)?.sign()`, 'm', 'sign.()'],
  ];
  for (const [name, code, module, path] of cases) it(name, () => assert.equal(sourceOf(code).calls(module, path).length, 1));

  it('follows a package through a file of the workspace', () => {
    const others = { '/p/lib.ts': `export { default as jwt } from 'm'; export * from 'n'` };
    const source = sourceOf(`import { jwt, other } from './lib'; jwt.sign(); other()`, others);
    assert.equal(source.calls('m', 'sign.()').length, 1);
    assert.equal(source.calls('n', 'other.()').length, 1);
  });

  it('takes no parameter or local name for a package', () => {
    assert.equal(sourceOf(`import jwt from 'm'; function f(jwt) { jwt.sign() } { const jwt = own(); jwt.sign() }`).calls('m').length, 0);
  });
});

describe('flow', () => {
  it('tells how a value is used', () => {
    const roles = (code: string) =>
      sourceOf(`function f(req) { ${code} }`)
        .accesses('role')
        .map(({ role }) => role);
    assert.deepEqual(roles('if (req.cookies.role) go(); if (!req.cookies.role) go(); x = req.cookies.role ? 1 : 2'), [
      'condition',
      'condition',
      'condition',
    ]);
    assert.deepEqual(roles('go(req.cookies.role); const r = req.cookies.role; return req.cookies.role'), [
      'argument',
      'assigned',
      'returned',
    ]);
    assert.deepEqual(roles("if (req.cookies.role === 'admin') go()"), ['read']);
  });

  it('lists assignments and deletions by any name of their target', () => {
    const found = sourceOf('function f(req, user) { req.session.user = user; delete req.session.cart; req.body = 1 }').assignments(
      'session',
    );
    assert.deepEqual(
      found.map(({ steps, value }) => `${steps.join('.')} ${value?.steps.join('.') ?? '-'}`),
      ['req.session.user user', 'req.session.cart -'],
    );
  });

  it('says what happens to an error', () => {
    const caught = (code: string) =>
      sourceOf(`function f(req, res, next) { ${code} }`)
        .methods('verify')
        .map((call) => call.caught);
    assert.deepEqual(caught('m.verify()'), ['nowhere']);
    assert.deepEqual(caught('try { m.verify() } catch (e) { return res.sendStatus(401) } next()'), ['stops']);
    assert.deepEqual(caught('try { m.verify() } catch (e) { next(e) }'), ['stops']);
    assert.deepEqual(caught('try { m.verify() } catch (e) {} next()'), ['goes-on']);
    assert.deepEqual(caught('try { m.verify() } catch { console.log(1) } next()'), ['goes-on']);
    assert.deepEqual(caught('try { m.verify(); next() } catch { next() }'), ['goes-on']);
  });

  it('knows where the parameters of a callback are used', () => {
    const [call] = sourceOf('m.verify(t, k, (err, decoded) => { if (err) return; use(decoded.sub) })').methods('verify');
    const parameters = call.argument(2)?.function()?.parameters ?? [];
    assert.deepEqual(
      parameters.map(({ name, uses }) => `${name} ${uses.map(({ role }) => role)}`),
      ['err condition', 'decoded read'],
    );
  });

  it('finds the callers of a function and what is read from a result', () => {
    const [call] = sourceOf('function inner(t) { const { sub, role } = m.decode(t) } function outer(t) { inner(t) }').methods('decode');
    assert.equal(call.callers().length, 1);
    assert.deepEqual(call.reads(), ['sub', 'role']);
  });

  it('knows what is read from a result that a condition chooses, and from no condition', () => {
    const reads = (code: string) => sourceOf(code).methods('decode')[0].reads();
    assert.deepEqual(reads('function f(t) { const claims = t ? m.decode(t) : null; return claims?.exp }'), ['exp']);
    assert.deepEqual(reads('function f(t, a, b) { const one = m.decode(t) ? a : b; return one.exp }'), []);
  });
});
