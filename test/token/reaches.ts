import { ts } from 'ts-morph';

const modules = /^(?:node:)?(?:http|https|http2|net|tls|dgram|dns|dns\/promises|undici|ws|axios|node-fetch|got)$/;
const globals = /^(?:fetch|XMLHttpRequest|WebSocket|EventSource|WebTransport|createRemoteJWKSet)$/;

/** Imports of network modules and uses of network names in a source text; members of other objects and mere words do not count. */
export function reaches(path: string, text: string): string[] {
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
