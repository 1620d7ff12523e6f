import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, Project, ts } from 'ts-morph';
import { root } from '../../scripts/root';
import type { ConfigurationFile } from '../../src/advisor/configuration';
import { configurations } from '../../src/advisor/configurations';

/** The packages of which the real types are at hand. */
const typed = ['next-auth', 'better-auth', 'iron-session', 'jose', 'jsonwebtoken'];

interface Snippets {
  readonly id: string;
  readonly files: readonly ConfigurationFile[];
  readonly dependencies: object;
}

const home = (id: string) => join(root, 'test/advisor/no-such-folder', id);

/** What does not compile against the types of the libraries, by configuration. What is not installed counts as `any`. */
function mistakesIn(all: readonly Snippets[], paths: Record<string, string[]>): (id: string) => string[] {
  const project = new Project({ compilerOptions: { ...options, paths } });
  for (const { id, files } of all)
    for (const { path, text } of files) if (path.endsWith('.ts')) project.createSourceFile(join(home(id), path), text);
  project.createSourceFile(
    join(home('missing'), 'missing.d.ts'),
    missing(Object.assign({}, ...all.map(({ dependencies }) => dependencies))),
  );
  return (id) => project.getSourceFiles(`${home(id)}/**/*.ts`).flatMap((source) => source.getPreEmitDiagnostics().map(sentence));
}

const sentence = (one: Diagnostic): string =>
  `${one.getSourceFile()?.getBaseName()}:${one.getLineNumber()} ${ts.flattenDiagnosticMessageText(one.compilerObject.messageText, ' ')}`;

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  esModuleInterop: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  types: ['node'],
};

function missing(dependencies: object): string {
  const absent = Object.keys(dependencies).filter((name) => !existsSync(join(root, 'node_modules', name)));
  return absent.map((name) => `declare module '${name}';\ndeclare module '${name}/*';\n`).join('');
}

const version5 = { 'next-auth': ['./node_modules/next-auth-5'], 'next-auth/*': ['./node_modules/next-auth-5/*'] };

describe('types of ready configurations', function () {
  // Reading the types of a library for the first time takes seconds.
  this.timeout(60_000);
  const checked = configurations.filter(({ dependencies }) => Object.keys(dependencies).some((name) => typed.includes(name)));
  const is5 = ({ id }: Snippets) => id.startsWith('authjs-5');
  const others = checked.filter((one) => !is5(one));
  const mistakes = { 5: mistakesIn(checked.filter(is5), version5), others: mistakesIn([...others, flawed()], {}) };

  for (const one of checked)
    it(`${one.id} compiles against its library`, () => assert.deepEqual((is5(one) ? mistakes[5] : mistakes.others)(one.id), []));

  it('would be found out: a setting that does not exist does not compile', () => {
    assert.match(mistakes.others('flawed').join(), /'algorithm' does not exist/);
  });
});

function flawed(): Snippets {
  const { files, dependencies } = configurations.find(({ id }) => id === 'jose-stateless')!;
  return { id: 'flawed', dependencies, files: files.map(({ path, text }) => ({ path, text: text.replace('algorithms:', 'algorithm:') })) };
}
