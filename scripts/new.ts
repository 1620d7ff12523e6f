import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generate } from './generate';
import { root } from './root';

/** `npm run new rule <id>` and `npm run new library <id>`: a file to fill in, and a fixture that fails until it is. */
async function main([kind, id]: string[]): Promise<void> {
  if ((kind !== 'rule' && kind !== 'library') || !/^[a-z][a-z0-9-]*$/.test(id ?? '')) {
    console.error('Usage: npm run new rule <id> | npm run new library <id>   (ids are lower-case words joined by hyphens)');
    process.exitCode = 2;
    return;
  }
  const files = kind === 'rule' ? ruleFiles(id) : libraryFiles(id);
  for (const path of Object.keys(files)) {
    const file = join(root, path);
    if (existsSync(file)) {
      console.error(`${path} exists already; nothing was changed.`);
      process.exitCode = 2;
      return;
    }
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
  for (const path of await generate()) console.log(`wrote ${path}`);
  console.log('Fill it in, then: npm test -- --unit');
}

function ruleFiles(id: string): Record<string, string> {
  return {
    [`src/analyser/rules/${id}.ts`]: `import { set } from '../model/fix';
import { defineRule } from '../model/rule';
import { is } from '../model/value';

export default defineRule({
  id: '${id}',
  title: 'The consequence, in plain words',
  severity: 'warning',
  cwe: 0,
  references: [],
  why: \`What can happen, which default applies, and when not to mend it.\`,
  how: 'One sentence: what to do.',
  fix: 'edit',
  bad: \`\`,
  good: \`\`,

  on: 'cookie',
  check({ httpOnly }) {
    if (!is(httpOnly, false)) return undefined;
    return { at: httpOnly.span, message: 'The consequence first, at most 90 characters.', fixes: set(httpOnly, 'true') };
  },
});
`,
    [`test/fixtures/${id.split('-')[0]}/${id}.ts`]: `// The carets stand exactly under what the finding covers; no marker means silence.\n`,
  };
}

function libraryFiles(id: string): Record<string, string> {
  return {
    [`src/analyser/libraries/${id}.ts`]: `// Defaults: the link they come from, and the versions read.
import { defineLibrary } from '../source/define-library';

export default defineLibrary({
  id: '${id}',
  modules: ['${id}'],
  detect: (source) => source.calls('${id}', '()').map((call) => ({ kind: 'server-app', library: '${id}', span: call.span, scopes: call.scopes, app: '', after: call.whole, indent: '' })),
});
`,
    [`test/fixtures/${id}/${id}.ts`]: `import library from '${id}';\n`,
  };
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
