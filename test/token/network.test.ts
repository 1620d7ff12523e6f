import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ts } from 'ts-morph';
import { root } from '../../scripts/root';

const modules = /^(?:node:)?(?:http|https|http2|net|tls|dgram|dns|dns\/promises|undici|ws|axios|node-fetch|got)$/;
const globals = /^(?:fetch|XMLHttpRequest|WebSocket|EventSource|WebTransport|createRemoteJWKSet)$/;
const folders = ['token', 'server', 'editor', 'report', 'analyser', 'advisor', 'webview', 'cli'];

/** Imports of network modules and uses of network names in a source text; members of other objects and mere words do not count. */
function reaches(path: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && modules.test(node.text) && isImport(node.parent)) found.push(node.text);
    if (ts.isIdentifier(node) && globals.test(node.text) && isUse(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true));
  return found;
}

function isImport(node: ts.Node): boolean {
  return (
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    (ts.isCallExpression(node) && /^(?:import|require)$/.test(node.expression.getText()))
  );
}

function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isImportSpecifier(parent)) return true;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node)
    return /^(?:globalThis|window|self|global)$/.test(parent.expression.getText());
  const declares = 'name' in parent && parent.name === node;
  return !declares && !ts.isBindingElement(parent) && !isOwnName(node);
}

// A parameter or local of that name is whatever the caller hands over.
function isOwnName(node: ts.Identifier): boolean {
  for (let scope: ts.Node = node.parent; scope; scope = scope.parent) {
    if (ts.isFunctionLike(scope) && scope.parameters.some((parameter) => new RegExp(`\\b${node.text}\\b`).test(parameter.name.getText())))
      return true;
  }
  return false;
}

describe('network', () => {
  it('the test sees what it looks for', () => {
    assert.deepEqual(
      reaches(
        'a.ts',
        "import { get } from 'node:https'; fetch('x'); globalThis.fetch('y'); const z = await import('net'); new WebSocket('w');",
      ),
      ['node:https', 'fetch', 'fetch', 'net', 'WebSocket'],
    );
    assert.deepEqual(reaches('a.ts', "import { createRemoteJWKSet } from 'jose';"), ['createRemoteJWKSet']);
    assert.deepEqual(
      reaches(
        'a.ts',
        "const bad = `fetch('x')`; repo.fetch(); interface A { fetch(): void } const s = 'http'; function f({ fetch }) { fetch(); }",
      ),
      [],
    );
  });

  it('is reached by nothing but src/cli/jwks.ts', () => {
    const files = folders.flatMap((folder) =>
      readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' }).map((path) => join('src', folder, path)),
    );
    const sources = files.filter((path) => /\.tsx?$/.test(path));
    assert.ok(sources.length > 200);
    const reaching = sources.filter((path) => reaches(path, readFileSync(join(root, path), 'utf8')).length > 0);
    assert.deepEqual(reaching, [join('src', 'cli', 'jwks.ts')]);
  });
});
