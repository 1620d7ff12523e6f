import assert from 'node:assert/strict';
import type { Value } from '../../../src/analyser/model/value';
import { parse } from '../../../src/analyser/source/parse';
import { createReader } from '../../../src/analyser/source/reader';
import { createSource } from '../../../src/analyser/source/source';
import { createUnitCache } from '../../../src/analyser/unit-cache';

/** The values of the arguments of `probe(...)` in `main.ts`, in short notation. */
function probe(text: string, others: Record<string, string> = {}): string[] {
  const files = new Map(Object.entries({ 'main.ts': text, ...others }).map(([path, content]) => [`/p/${path}`, content]));
  const reader = createReader({ read: (path) => files.get(path) }, parse('/p/main.ts', text), createUnitCache(), new Set());
  const unit = reader.unit('/p/main.ts');
  assert.ok(unit);
  const calls = createSource(reader, unit, () => undefined).methods('probe');
  return calls.flatMap((call) => Array.from({ length: call.count }, (_, index) => short(call.argument(index)!.value)));
}

function short(value: Value): string {
  switch (value.kind) {
    case 'literal':
      return JSON.stringify(value.value) ?? 'undefined';
    case 'list':
      return `[${value.items.map(short).join(', ')}${value.open ? ', ...' : ''}]`;
    case 'object':
      return `{${Object.entries(value.members)
        .map(([name, member]) => `${name}: ${short(member)}`)
        .join(', ')}${value.open ? ', ...' : ''}}`;
    case 'env':
      return `$${value.name}${value.fallback ? ` || ${short(value.fallback)}` : ''}`;
    case 'by-environment':
      return `production ${short(value.production)}, development ${short(value.development)}`;
    case 'text':
      return value.parts.map(short).join(' + ');
    default:
      return value.kind;
  }
}

const cases: readonly [name: string, code: string, expected: string, others?: Record<string, string>][] = [
  [
    'a stand-in that the program refuses in production',
    `if (isProduction && !process.env.SECRET) throw new Error('unset'); probe(process.env.SECRET ?? 'developing')`,
    '$SECRET',
  ],
  [
    'a stand-in that the program stops at',
    `const secret = process.env.SECRET || 'developing'; if (secret === 'developing') process.exit(1); probe(secret)`,
    '$SECRET',
  ],
  [
    'a stand-in by a pattern that the program refuses elsewhere',
    `import { KEY } from './keys'; probe(KEY)`,
    '$KEY',
    { 'keys.ts': `export const { KEY = 'developing' } = process.env; if (KEY === 'developing' && live) throw new Error();` },
  ],
  [
    'a stand-in that is refused in production alone',
    `let secret = process.env.SECRET; if (!secret) { if (live) throw new Error(); secret = 'developing'; } probe(secret)`,
    '$SECRET',
  ],
  [
    'a test that the stand-in passes',
    `const SECRET = process.env.SECRET || 'x'; if (!SECRET) throw new Error('unset'); probe(SECRET)`,
    '$SECRET || "x"',
  ],
  [
    'a stand-in that is only warned of',
    `if (!process.env.SECRET) { console.warn('unset'); } if (!process.env.OTHER) throw 1; probe(process.env.SECRET ?? 'x')`,
    '$SECRET || "x"',
  ],
  [
    "the scheme of the application's address",
    `const url = process.env.APP_URL; probe(url?.startsWith('https://') ?? false)`,
    'production true, development false',
  ],
  ['the scheme that is not wanted', `probe(!process.env.NEXTAUTH_URL!.startsWith('http://'))`, 'production true, development false'],
  [
    'the scheme of an address with a fallback',
    `probe((process.env.SITE_URL || 'http://localhost').startsWith('https'))`,
    'production true, development false',
  ],
  ['the scheme of a written address', `const url = 'http://localhost:3000'; probe(url.startsWith('https://'))`, 'false'],
  ['the beginning of another variable', `probe(process.env.API_KEY.startsWith('https://'))`, 'unknown'],
  ['another beginning of an address', `probe(process.env.APP_URL.startsWith('https://app'))`, 'unknown'],
  ['a constant', `const a = 'x'; probe(a)`, '"x"'],
  ['a member', `const c = { jwt: { secret: 'x' } }; probe(c.jwt.secret)`, '"x"'],
  ['a quoted member and a constant key', `const K = 'b'; const c = { 'a-b': 1, b: 2 }; probe(c['a-b']); probe(c[K])`, '1 2'],
  ['an array element', `const list = ['a', 'b']; probe(list[1])`, '"b"'],
  ['spread, later members win', `const base = { a: 1, b: 2 }; probe({ ...base, b: 3 })`, '{a: 1, b: 3}'],
  ['unknown spread hides what stands before it', `function f(o) { const c = { a: 1, ...o, b: 2 }; probe(c.a, c.b) }`, 'unknown 2'],
  ['Object.assign', `const c = Object.assign({}, { a: 1 }, { a: 2 }); probe(c.a)`, '2'],
  ['Object.assign onto a variable', `const c = { a: 1 }; Object.assign(c, { a: 2 }); probe(c.a)`, '2'],
  ['shorthand', `const a = 1; const c = { a }; probe(c.a)`, '1'],
  ['template and concatenation', "const a = 'x'; probe(`${a}-y`, a + '-y')", '"x-y" "x-y"'],
  ['a template with a hole', 'function f(t) { probe(`token=${t}; path=/`) }', '"token=" + unknown + "; path=/"'],
  ['arithmetic', `probe(60 * 60 * 24, 1_000, -1)`, '86400 1000 -1'],
  ['a later assignment', `const o = { a: 1 }; o.a = 2; probe(o.a)`, '2'],
  ['an assignment further down', `const o = { a: 1 }; probe(o.a); o.a = 2;`, '1'],
  ['a nested later assignment', `const o = { c: {} }; o.c.secure = true; probe(o.c.secure)`, 'true'],
  ['an assignment under an unknown condition', `const o = { a: 1 }; if (x()) o.a = 2; probe(o.a)`, 'unknown'],
  [
    'an assignment in production',
    `const o = { a: 1 }; if (process.env.NODE_ENV === 'production') { o.a = 2 } probe(o.a)`,
    'production 2, development 1',
  ],
  [
    'app.get("env")',
    `const o = {}; if (app.get('env') === 'production') { o.secure = true } probe(o.secure)`,
    'production true, development absent',
  ],
  ['a variable set once', `let s; s = 'x'; probe(s)`, '"x"'],
  ['a fallback where unset', `let s = process.env.S; if (!s) { s = 'x' } probe(s)`, '$S || "x"'],
  ['environment fallbacks', `probe(process.env.A || 'x', process.env.B ?? 'y', process.env['C'])`, '$A || "x" $B || "y" $C'],
  ['destructured environment', `const { A, B = 'x' } = process.env; probe(A, B)`, '$A $B || "x"'],
  ['a ternary on a variable of the environment', `probe(process.env.A ? process.env.A : 'x')`, '$A || "x"'],
  ['import.meta.env', `probe(import.meta.env.VITE_X, import.meta.env.PROD)`, '$VITE_X production true, development false'],
  [
    'NODE_ENV comparisons',
    `const dev = process.env.NODE_ENV !== 'production'; probe(!dev, dev ? 1 : 2)`,
    'production true, development false production 2, development 1',
  ],
  [
    'NODE_ENV spread',
    `const o = { a: 1, ...(process.env.NODE_ENV === 'production' && { a: 2 }) }; probe(o.a)`,
    'production 2, development 1',
  ],
  ['casts and satisfies', `probe(('x' as any)!, ('y') satisfies string)`, '"x" "y"'],
  ['a function with one literal', `const secret = () => 'x'; function other() { return { a: 1 } } probe(secret(), other().a)`, '"x" 1'],
  ['a function with two answers', `function f(a) { if (a) return 1; return 2 } probe(f(1))`, 'unknown'],
  ['a parameter', `function f(a = 'x') { probe(a) }`, 'unknown'],
  ['class fields', `class A { #s = 'x'; static k = 'y'; private t = 'z'; m() { probe(this.#s, this.t, A.k) } }`, '"x" "z" "y"'],
  ['what the constructor assigns', `class A { constructor() { this.s = 'x' } m() { probe(this.s) } }`, '"x"'],
  ['getters', `const c = { get s() { return 'x' } }; probe(c.s)`, '"x"'],
  ['enums', `enum E { A = 'x' } probe(E.A)`, '"x"'],
  ['key wrappers', `probe(Buffer.from('x', 'utf8'), new TextEncoder().encode('y'), Object.freeze('z'))`, '"x" "y" "z"'],
  ['the nearest declaration of two', `const a = 1; probe(a); { const a = 2; probe(a) }`, '1 2'],
  ['a redeclared name', `var a = 1; probe(a); var a = 2; probe(a)`, '1 2'],
  ['var inside a block', `if (x) { var a = 1 } probe(a)`, '1'],
  ['names that mean themselves', `const a = a; const b = c; const c = b; probe(a, b)`, 'unknown unknown'],
  ['an import', `import { s } from './s'; probe(s)`, '"x"', { 's.ts': `export const s = 'x'` }],
  [
    'default, namespace and renamed imports',
    `import d, * as n from './s'; import { s as t } from './s'; probe(d, n.s, t)`,
    '"d" "x" "x"',
    { 's.ts': `export const s = 'x'; export default 'd'` },
  ],
  [
    're-exports',
    `import { s } from './a'; probe(s)`,
    '"x"',
    { 'a.ts': `export * from './b'`, 'b.ts': `export { t as s } from './c'`, 'c.ts': `const t = 'x'; export { t }` },
  ],
  [
    'CommonJS',
    `const c = require('./c'); const { s } = require('./c'); probe(c.s, s)`,
    '"x" "x"',
    { 'c.js': `module.exports = { s: 'x' }` },
  ],
  [
    'exports.name and module.exports.name',
    `const c = require('./c'); probe(c.a, c.b)`,
    '1 2',
    { 'c.js': `exports.a = 1; module.exports.b = 2` },
  ],
  [
    'a default import of CommonJS, a destructured member',
    `import config from './c'; const { jwt: { secret } } = config; probe(secret)`,
    '"x"',
    { 'c.js': `module.exports = { jwt: { secret: 'x' } }` },
  ],
  ['JSON', `import c from './c.json'; probe(c.jwt.secret)`, '"x"', { 'c.json': `{ "jwt": { "secret": "x" } }` }],
  [
    'tsconfig paths',
    `import { s } from '@/lib/s'; probe(s)`,
    '"x"',
    { 'tsconfig.json': `{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }`, 'src/lib/s.ts': `export const s = 'x'` },
  ],
  [
    'a workspace package',
    `import { s } from '@acme/config'; probe(s)`,
    '"x"',
    {
      'package.json': `{ "workspaces": ["packages/*"] }`,
      'packages/config/package.json': `{ "name": "@acme/config", "main": "dist/index.js" }`,
      'packages/config/src/index.ts': `export const s = 'x'`,
    },
  ],
  ['.js specifiers of TypeScript files', `import { s } from './s.js'; probe(s)`, '"x"', { 's.ts': `export const s = 'x'` }],
  [
    'a text that is built up',
    `let a = ''; for (const b of list) a += b; probe(a); const make = () => { let text = ''; text += Math.random(); return text; }; probe(make()); let c = 'x'; probe(c); c += 'y'`,
    'unknown unknown "x"',
  ],
  [
    'a text that more is added to',
    `let a = \`id=\${b}\`; a += '; path=/'; probe(a); let n = 1; n += 1; probe(n)`,
    '"id=" + unknown + "" + unknown + unknown unknown',
  ],
  ['a parameter with one call', `const k = 'x'; function f(a) { probe(a) } f(k)`, '"x"'],
  ['a parameter with two calls', `function f(a) { probe(a) } f('x'); f('y')`, 'unknown'],
  ['a parameter of an exported function', `export function f(a) { probe(a) } f('x')`, 'unknown'],
  ['a constructor parameter', `class A { constructor(s) { this.s = s } m() { probe(this.s) } } new A('x')`, '"x"'],
  ['a constructor parameter property', `class A { constructor(private s: string) {} m() { probe(this.s) } } new A('x')`, '"x"'],
  [
    'a function that is given its answer',
    `const env = (name, other) => process.env[name] ?? other; probe(env('A', 'x'), env('B'))`,
    '$A || "x" $B',
  ],
  [
    'a member that a function is asked for',
    `const need = (name: string) => { const value = process.env[name]?.trim(); if (!value) throw new Error(name); return value; }; const or = (name, other) => process.env[name] ?? other; const env = { a: need('A'), b: or('B', 'x') }; probe(env.a, env.b)`,
    '$A $B || "x"',
  ],
  [
    'environments of SvelteKit and Astro',
    `import { A } from '$env/static/private'; import { env } from '$env/dynamic/private'; import { C } from 'astro:env/server'; probe(A, env.B, C)`,
    '$A $B $C',
  ],
  ['whether SvelteKit develops', `import { dev } from '$app/environment'; probe(!dev)`, 'production true, development false'],
  ['whether Nuxt develops', `probe(!import.meta.dev)`, 'production true, development false'],
  [
    'an object that a function puts together',
    `const flags = (secure) => ({ httpOnly: true, secure }); probe(flags(false).secure, flags(true).secure)`,
    'false true',
  ],
  [
    'zod',
    `import { z } from 'zod'; const schema = z.object({ S: z.string().min(1).default('x'), T: z.string() }); const env = schema.parse(process.env); probe(env.S, env.T)`,
    '$S || "x" $T',
  ],
  [
    'zod safeParse',
    `import z from 'zod'; const parsed = z.object({ S: z.string().default('x') }).safeParse(process.env); probe(parsed.data.S)`,
    '$S || "x"',
  ],
  [
    't3-env',
    `import { createEnv } from '@t3-oss/env-nextjs'; const env = createEnv({ server: { S: z.string().default('x') }, runtimeEnv: process.env }); probe(env.S)`,
    '$S || "x"',
  ],
  [
    'envalid',
    `import { cleanEnv, str } from 'envalid'; const env = cleanEnv(process.env, { S: str({ default: 'x' }), T: str() }); probe(env.S, env.T)`,
    '$S || "x" $T',
  ],
  ['env-var', `import env from 'env-var'; probe(env.get('S').default('x').required().asString(), env.get('T').asString())`, '$S || "x" $T'],
  [
    'convict',
    `const config = require('convict')({ jwt: { secret: { env: 'S', default: 'x' } } }); probe(config.get('jwt.secret'))`,
    '$S || "x"',
  ],
  [
    'the config package',
    `import config from 'config'; probe(config.get('jwt.secret'))`,
    '"x"',
    { 'package.json': '{}', 'config/default.json': `{ "jwt": { "secret": "x" } }` },
  ],
  [
    'ConfigService',
    `import { ConfigService } from '@nestjs/config'; class A { constructor(private readonly config: ConfigService) { probe(config.get('S'), config.get<string>('T', 'x')) } m() { probe(this.config.getOrThrow('U')) } }`,
    '$S $T || "x" $U',
  ],
  ['a constructor function', `function A() { this.s = 'x' } A.prototype.m = function () { probe(this.s) }`, '"x"'],
  ['this of a module', `module.exports = () => { this.o = { a: 1 }; probe(this.o.a) }`, '1'],
  [
    'import cycles',
    `import { a } from './a'; export const b = a; probe(a)`,
    'unknown',
    { 'a.ts': `import { b } from './main'; export const a = b` },
  ],
];

describe('evaluate', () => {
  for (const [name, code, expected, others] of cases) it(name, () => assert.equal(probe(code, others).join(' '), expected));

  it('never throws and never hangs on deep or broken code', () => {
    const deep = `probe(${'('.repeat(500)}'x'${')'.repeat(500)}, ${Array.from({ length: 3000 }, () => `'a'`).join(' + ')})`;
    assert.equal(probe(deep).length, 2);
    for (const broken of [
      'probe(',
      'const { = 1; probe(a',
      'probe({ a: }, [,,])',
      'class { probe(this.x) }',
      '\uFEFFprobe(1)',
      'import from; probe(x)',
    ])
      probe(broken);
  });
});
