import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { mayMatter } from '../../src/analyser/prefilter';
import { root } from '../root';
import type { Step } from './measure';

const { files } = createRequire(__filename)('./files.cjs') as { files(folder: string): string[] };
const script = (name: string) => join(root, 'scripts/bench', name);

/** What Auth Lens and its floors do with a corpus; `scratch` takes what they need. */
export async function ownSteps(corpus: string, scratch: string): Promise<Step[]> {
  const candidates = files(corpus).filter((path) => mayMatter(path, readFileSync(path, 'latin1')));
  await mkdir(scratch, { recursive: true });
  await writeFile(join(scratch, 'candidates.json'), JSON.stringify(candidates));
  const node = (name: string, ...args: string[]): Step => ({ name, command: process.execPath, args });
  const scan = ['scan', '--format', 'json', '--fail-on', 'never', '-o', join(scratch, 'report.json'), corpus];
  const cli = join(root, 'dist/cli.js');
  return [
    node('list the files', script('list.cjs'), corpus),
    node('list and read every file', script('read-all.cjs'), corpus),
    node(
      `read every file, TypeScript parse of ${candidates.length} candidates`,
      script('parse.cjs'),
      corpus,
      join(scratch, 'candidates.json'),
    ),
    node('auth-lens scan, cold', cli, ...scan, '--no-cache'),
    node('auth-lens scan, nothing changed', cli, ...scan),
  ];
}

const words = 'session|cookie|jwt|token|next-auth|passport|csrf|secret';
const sonar =
  'no-hardcoded-passwords insecure-cookie pseudo-random cookie-no-httponly csrf hashing cors insecure-jwt-token session-regeneration no-hardcoded-secrets hardcoded-secret-signatures no-session-cookies-on-static-assets';

/** Other tools, those that are installed: on the PATH, or in the node_modules of `folder`. */
export async function peerSteps(corpus: string, scratch: string, folder: string | undefined): Promise<Step[]> {
  const modules = folder && join(folder, 'node_modules');
  const rg = onPath('rg');
  const oxlint = (modules && existing(join(modules, '.bin/oxlint'))) ?? onPath('oxlint');
  const eslint = modules && existing(join(modules, 'eslint/bin/eslint.js'));
  const steps: Step[] = [];
  if (rg) steps.push({ name: 'ripgrep for the words', command: rg, args: ['-c', '--no-ignore', words, corpus], codes: [0, 1] });
  if (oxlint) steps.push({ name: 'oxlint, its default rules', command: oxlint, args: ['--silent', corpus], codes: [0, 1] });
  if (modules && eslint && existsSync(join(modules, 'eslint-plugin-sonarjs'))) {
    const config = join(scratch, 'eslint.config.cjs');
    await mkdir(scratch, { recursive: true });
    await writeFile(config, eslintConfig(modules));
    const args = [eslint, '--config', config, '--no-warn-ignored', '--quiet', '.'];
    const name = `ESLint, ${sonar.split(' ').length} authentication rules of eslint-plugin-sonarjs`;
    steps.push({ name, command: process.execPath, args, cwd: corpus, codes: [0, 1] });
  }
  return steps;
}

function eslintConfig(modules: string): string {
  const rules = Object.fromEntries(sonar.split(' ').map((name) => [`sonarjs/${name}`, 'error']));
  return `const load = require('node:module').createRequire(${JSON.stringify(join(modules, 'x.js'))});
const sonarjs = load('eslint-plugin-sonarjs');
const { parser } = load('typescript-eslint');
module.exports = [
  { ignores: ['**/node_modules/**', '**/.git/**'] },
  {
    files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'],
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { sonarjs: sonarjs.default ?? sonarjs },
    rules: ${JSON.stringify(rules)},
  },
];
`;
}

const existing = (path: string): string | undefined => (existsSync(path) ? path : undefined);

function onPath(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
