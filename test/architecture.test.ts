import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { ts } from 'ts-morph';
import { root } from '../scripts/root';

/** Folder of src to what it may import: folders of src, and packages by pattern. The table of src/README.md. */
const allowed: readonly [folder: RegExp, sources: RegExp, packages: RegExp][] = [
  [/^analyser\/model\//, /^analyser\/model\//, /^$/],
  [/^analyser\/source\//, /^analyser\/(model|source)\//, /^ts-morph$/],
  [/^analyser\/libraries\//, /^analyser\/(model|source|libraries)\//, /^$/],
  [/^analyser\/rules\/index\.ts$/, /^analyser\/(model|rules)\//, /^$/],
  [/^analyser\/rules\//, /^analyser\/model\//, /^$/],
  [/^analyser\/setups\//, /^analyser\/((model|setups)\/|group\.ts)/, /^$/],
  [/^analyser\/[\w-]+\.ts$/, /^analyser\//, /^(semver)$/],
  [/^advisor\/keep\.ts$/, /^(advisor|analyser\/model)\//, /^jsonc-parser$/],
  [/^advisor\//, /^(advisor|analyser\/model)\//, /^$/],
  [/^token\//, /^token\//, /^jose$/],
  [/^network\//, /^network\//, /^node:/],
  [/^report\//, /^(report|analyser\/model)\//, /^$/],
  [/^server\/node[\w-]*\.ts$/, /^(server|analyser|token|report)\//, /^(vscode-languageserver|vscode-uri|node:|fdir$|ignore$|picomatch$)/],
  [/^server\//, /^(server|analyser|token|report)\//, /^(vscode-languageserver|vscode-uri|picomatch$)/],
  [/^editor\/(extension|extension-browser)\.ts$/, /^(editor|network)\//, /^vscode$/],
  [
    /^editor\//,
    /^(editor|advisor|token|report|analyser\/model|analyser\/source\/dotenv|server\/protocol|webview\/\w+\/messages)/,
    /^(vscode|vscode-languageclient(\/\w+)?|vscode-uri)$/,
  ],
  [/^webview\//, /^(webview|advisor|token)\//, /^(lit|@vscode-elements\/)/],
  [
    /^cli\//,
    /^((cli|analyser|advisor|token|report|server|network)\/|\.\.\/package\.json$)/,
    /^(node:|vscode-languageserver-textdocument$)/,
  ],
];

const src = join(root, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));

describe('architecture', () => {
  it('every file lies in a known room', () => {
    assert.deepEqual(
      files.filter((file) => !allowed.some(([folder]) => folder.test(file))),
      [],
    );
  });
  it('imports follow the table of src/README.md, type imports as well', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => !mayImport(file, target))
        .map((target) => `${file} -> ${target}`),
    );
    assert.deepEqual(wrong, []);
  });
  it('libraries reach source/ only through the doors that load no parser', () => {
    const doors = /^analyser\/source\/(define-library|cookie-attributes|token-(facts|payload|check))\.ts$/;
    const wrong = files
      .filter((file) => file.startsWith('analyser/libraries/'))
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => target.startsWith('analyser/source/') && !doors.test(target))
          .map((target) => `${file} -> ${target}`),
      );
    assert.deepEqual(wrong, []);
  });
  it('no folder or file has a name that says nothing', () => {
    assert.deepEqual(
      files.filter((file) => /(^|\/)(utils?|helpers?|common|manager|service|base)(\.ts|\/)/.test(file)),
      [],
    );
  });
  it('is at most three folders deep', () => {
    assert.deepEqual(
      files.filter((file) => file.split('/').length > 3),
      [],
    );
  });
});

function mayImport(file: string, target: string): boolean {
  const [, sources, packages] = allowed.find(([folder]) => folder.test(file)) ?? [];
  return target.startsWith('package:') ? (packages?.test(target.slice(8)) ?? false) : (sources?.test(target) ?? false);
}

/** What a file imports, by the TypeScript scanner: a regular expression would read the examples inside of rules. */
function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(src, file), 'utf8'), true, true);
  return importedFiles.map(({ fileName }) => {
    if (!fileName.startsWith('.')) return `package:${fileName}`;
    const path = relative(src, resolve(dirname(join(src, file)), fileName)).replaceAll('\\', '/');
    if (/\.(ts|json)$/.test(path)) return path;
    return existsSync(join(src, `${path}.ts`)) ? `${path}.ts` : `${path}/index.ts`;
  });
}
