import { findEnvironment } from './environment';
import { refer, returnedBy } from './find';
import { extend, external, type Found, notKnown, notThere, orElseFound, type Reference } from './found';
import type { Reader } from './reader';
import { declarationOf } from './scope';
import { ts } from './ts';
import { nameOf, stepOf, strip } from './unit';

/** Calls that give back their first argument as far as member names go. */
const transparent = new Set([
  'freeze',
  'seal',
  'structuredClone',
  'promisify',
  '__importDefault',
  '__importStar',
  '_interopRequireDefault',
  '_interopRequireWildcard',
  'interopDefault',
]);

/** Follows a call: `require`, `import()`, wrappers, `Object.assign`, and functions that return one thing. */
export function findCall(reader: Reader, node: ts.CallExpression, path: readonly string[]): Found {
  const specifier = requiredModule(node);
  if (specifier !== undefined) return findModule(reader, node.getSourceFile().fileName, specifier, path);
  const step = stepOf(node.expression);
  const name = step?.name ?? nameOf(node.expression);
  const first = node.arguments[0];
  if (name && first && transparent.has(name)) return reader.find(first, path);
  if (step?.name === 'bind') return reader.find(step.object, path);
  if (step?.name === 'assign' && nameOf(strip(step.object)) === 'Object' && path.length > 0) return findAssigned(reader, node, path);
  const callee = reader.find(node.expression);
  if (callee.kind === 'node') {
    const returned = isGenerator(callee.node) ? undefined : returnedBy(callee.node);
    if (returned) return reader.inCall(node, callee.node as ts.SignatureDeclaration, () => bind(reader, node, returned, path));
    if (ts.isFunctionLike(callee.node) || ts.isClassLike(callee.node)) return path.length === 0 ? { kind: 'node', node } : notKnown;
  }
  const reference = callee.kind === 'reference' ? callee.reference : refer(reader, node.expression);
  if (first && remembers(reference)) return reader.find(first, path);
  const variable = findEnvironment(reader, node, reference, path);
  if (variable) return variable;
  return path.length === 0 ? { kind: 'node', node } : { kind: 'reference', reference: extend(reference, '()', ...path) };
}

/** React and Next.js give the same function back, with a memory: `export const auth = cache(instance.auth)`. */
export const remembers = ({ module, steps }: Reference): boolean =>
  (module === 'react' && steps.join('.') === 'cache') || (module === 'next/cache' && steps.join('.') === 'unstable_cache');

/**
 * What a function returns, followed as far as its parameters matter: outside of the call they mean nothing. What must be worked out, such as
 * `process.env[name]?.trim()`, stays the call.
 */
function bind(reader: Reader, call: ts.CallExpression, returned: ts.Expression, path: readonly string[]): Found {
  const found = reader.find(returned, path);
  if (found.kind !== 'node' || path.length > 0) return found;
  const node = strip(found.node);
  if (ts.isIdentifier(node)) return reader.find(node);
  const isText = ts.isCallExpression(node) && /^(trim|toString|valueOf|normalize)$/.test(stepOf(node.expression)?.name ?? '');
  return call.arguments.length > 0 && (isText || ts.isBinaryExpression(node)) ? { kind: 'node', node: call } : found;
}

/** A member of a module, in the workspace or in a package. */
export function findModule(reader: Reader, from: string, specifier: string, path: readonly string[]): Found {
  const target = reader.resolve(from, specifier);
  if (target === undefined) return specifier.startsWith('.') ? notKnown : external(specifier, path);
  const unit = reader.unit(target);
  return unit ? reader.find(unit.file, path) : notKnown;
}

function requiredModule(node: ts.CallExpression): string | undefined {
  const callee = strip(node.expression);
  const isImport = callee.kind === ts.SyntaxKind.ImportKeyword;
  const isRequire = ts.isIdentifier(callee) && callee.text === 'require';
  const argument = node.arguments[0];
  if ((!isImport && !isRequire) || !argument || !ts.isStringLiteralLike(argument)) return undefined;
  const declared = isRequire ? declarationOf(callee as ts.Identifier) : undefined;
  const shadowed = declared && !ts.isVariableDeclaration(declared) && !ts.isImportSpecifier(declared);
  return shadowed ? undefined : argument.text;
}

function findAssigned(reader: Reader, node: ts.CallExpression, path: readonly string[]): Found {
  const search = (from: number): Found => {
    if (from < 0) return notThere;
    const source = node.arguments[from];
    const found = ts.isSpreadElement(source) ? notKnown : reader.find(source, path);
    if (found.kind === 'reference') return notKnown;
    return orElseFound(found, () => search(from - 1));
  };
  return search(node.arguments.length - 1);
}

function isGenerator(node: ts.Node): boolean {
  return (
    (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isMethodDeclaration(node)) && node.asteriskToken !== undefined
  );
}
