import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import type { Plugin } from 'esbuild';
import { ts } from 'ts-morph';

/** Keeps heavy parts out of a Node bundle: a dynamic import of one of them becomes a load of the bundle beside it, when it is needed. */
export const separateBundles: Plugin = {
  name: 'separate-bundles',
  setup({ onResolve }) {
    const bundleOf = new Map([
      ['analyser/workspace', './engine.js'],
      ['analyser/rules', './rules.js'],
      ['./decode', './decode.js'],
      ['./advise', './advise.js'],
      ['./token-room', './token-room.js'],
      ['server/node', './server.js'],
    ]);
    onResolve({ filter: /\/(analyser\/workspace|analyser\/rules|server\/node|decode|advise|token-room)$/ }, ({ kind, path }) => {
      const bundle = bundleOf.get(path.split('/').slice(-2).join('/'));
      return kind === 'dynamic-import' && bundle ? { path: bundle, external: true } : undefined;
    });
  },
};

/** Drops the texts of `lib.*.d.ts` that ts-morph carries: almost half of the engine, and no type is ever resolved. */
export const withoutLibTexts: Plugin = {
  name: 'without-lib-texts',
  setup({ onLoad }) {
    onLoad({ filter: /@ts-morph[\\/]common[\\/]dist[\\/]ts-morph-common\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const start = text.indexOf('const libFiles = [{');
      const end = text.indexOf('\n    }];', start);
      if (start < 0 || end < 0) throw new Error('ts-morph keeps its lib texts elsewhere now: mend scripts/bundle/plugins.ts');
      return { contents: `${text.slice(0, start)}const libFiles = [];${text.slice(end + '\n    }];'.length)}` };
    });
  },
};

/** Empties the 2,000 messages of TypeScript's compiler: the engine shows none of them, and they weigh 300 kB. */
export const withoutMessages: Plugin = {
  name: 'without-messages',
  setup({ onLoad }) {
    onLoad({ filter: /@ts-morph[\\/]common[\\/]dist[\\/]typescript\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text.replace(/: diag\((\d+), (\d) \/\* \w+ \*\/, "[^"\\]*", "(?:[^"\\]|\\.)*"/g, ': diag($1, $2, "", ""');
      if (text.length - contents.length < 200_000)
        throw new Error('TypeScript keeps its messages elsewhere now: mend scripts/bundle/plugins.ts');
      return { contents };
    });
  },
};

const examples = new Set(['bad', 'good', 'exampleFile', 'exampleBeside', 'exampleDependencies']);

/** Empties the examples of the rules, a tenth of a megabyte: they stand on the rules' pages, and the engine never shows them. */
export const withoutExamples: Plugin = {
  name: 'without-examples',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]analyser[\\/]rules[\\/][\w-]+\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
      const texts: ts.Node[] = [];
      const visit = (node: ts.Node): void => {
        const isExample = ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && examples.has(node.name.text);
        if (isExample) texts.push(node.initializer);
        else ts.forEachChild(node, visit);
      };
      visit(file);
      const contents = texts.reduceRight((rest, one) => `${rest.slice(0, one.getStart(file))}''${rest.slice(one.end)}`, text);
      return { contents, loader: 'ts' };
    });
  },
};

/** TypeScript and ts-morph ask for Node's modules behind guards; in a browser they get an empty one. */
export const withoutNode: Plugin = {
  name: 'without-node',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[a-z:_/-]+$/ }, ({ path }) => (isBuiltin(path) ? { path, namespace: 'nothing' } : undefined));
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** The language client matches globs for file operations, pulled diagnostics and notebooks: our server asks for none, and it weighs 29 kB. */
export const withoutGlobs: Plugin = {
  name: 'without-globs',
  setup({ onResolve, onLoad }) {
    const contents = "exports.Minimatch = class { constructor() { throw new Error('Globs are left out of this bundle'); } };";
    onResolve({ filter: /^minimatch$/ }, ({ path }) => ({ path, namespace: 'without-globs' }));
    onLoad({ filter: /.*/, namespace: 'without-globs' }, () => ({ contents }));
  },
};
