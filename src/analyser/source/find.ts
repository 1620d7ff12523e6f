import { findCall } from './calls';
import { findClassMember, findSuper, findThis } from './classes';
import { truthOf } from './conditions';
import { findDeclared } from './declared';
import { findExport, findModuleItself } from './exports';
import { extend, type Found, local, notKnown, notThere, orElseFound, type Reference } from './found';
import type { Reader } from './reader';
import { declarationOf } from './scope';
import { ts } from './ts';
import { nameOf, stepOf, strip } from './unit';

/**
 * Follows an expression, and a path of member names from there, to where it is defined: through variables, imports,
 * spreads, later assignments and calls of functions that return one thing. Never runs anything, never throws.
 */
export function find(reader: Reader, node: ts.Node, path: readonly string[]): Found {
  const subject = strip(node);
  return reader.guarded(subject, path.join('\n'), notKnown, () => follow(reader, subject, path));
}

function follow(reader: Reader, node: ts.Node, path: readonly string[]): Found {
  if (ts.isIdentifier(node)) return findIdentifier(reader, node, path);
  const step = stepOf(node);
  if (step) {
    const name = step.name ?? computedName(reader, node);
    return name === undefined ? local([...textSteps(node), ...path]) : reader.find(step.object, [name, ...path]);
  }
  if (ts.isCallExpression(node)) return findCall(reader, node, path);
  if (ts.isSourceFile(node))
    return path.length > 0 ? findExport(reader, node.fileName, path[0], path.slice(1)) : findModuleItself(reader, node);
  if (node.kind === ts.SyntaxKind.ThisKeyword) return findThis(reader, node, path);
  if (node.kind === ts.SyntaxKind.SuperKeyword) return findSuper(reader, node, path);
  if (ts.isMetaProperty(node)) return { kind: 'reference', reference: { root: 'global', module: '', steps: ['import.meta', ...path] } };
  if (path.length === 0) return { kind: 'node', node };
  if (ts.isObjectLiteralExpression(node)) return findProperty(reader, node, path);
  if (ts.isArrayLiteralExpression(node)) return findElement(reader, node, path);
  if (ts.isConditionalExpression(node)) return findBranch(reader, node, path);
  if (ts.isBinaryExpression(node)) return findOperand(reader, node, path);
  if (ts.isNewExpression(node)) return findInstanceMember(reader, node, path);
  if (ts.isClassLike(node)) return findClassMember(reader, node, path, true) ?? notKnown;
  return isText(node) ? builtIn(path) : notKnown;
}

/** `object[KEY]` where KEY is a constant. */
function computedName(reader: Reader, node: ts.Node): string | undefined {
  const value = ts.isElementAccessExpression(node) ? reader.evaluate(node.argumentExpression) : undefined;
  return value?.kind === 'literal' && value.value !== undefined && value.value !== null ? String(value.value) : undefined;
}

/** What a callee or an object refers to, named by steps; every expression has a reference. */
export function refer(reader: Reader, node: ts.Node): Reference {
  const found = reader.find(node);
  if (found.kind === 'reference') return isBuiltIn(found.reference) ? localText(node) : found.reference;
  if (found.kind === 'either') return referFound(reader, found.production) ?? { root: 'local', module: '', steps: textSteps(node) };
  if (found.kind === 'fallback') return referFound(reader, found.first) ?? { root: 'local', module: '', steps: textSteps(node) };
  if (found.kind !== 'node') return { root: 'local', module: '', steps: textSteps(node) };
  const target = strip(found.node);
  if (ts.isCallExpression(target))
    return reader.guarded(target, '()', localText(node), () => extend(refer(reader, target.expression), '()'));
  if (ts.isNewExpression(target))
    return reader.guarded(target, 'new', localText(node), () => extend(refer(reader, target.expression), 'new()'));
  return localText(node);
}

function referFound(reader: Reader, found: Found): Reference | undefined {
  if (found.kind === 'reference') return found.reference;
  return found.kind === 'node' ? refer(reader, found.node) : undefined;
}

/** A reference that is only what is written. */
export const localText = (node: ts.Node): Reference => ({ root: 'local', module: '', steps: textSteps(node) });

/** The steps of an expression as it is written: `res.status(200).cookie` is `res status () cookie`. */
export function textSteps(node: ts.Node): string[] {
  const steps: string[] = [];
  let at = strip(node);
  for (let depth = 0; depth < 40; depth += 1) {
    const step = stepOf(at);
    if (step) {
      steps.unshift(step.name ?? '[]');
      at = strip(step.object);
    } else if (ts.isCallExpression(at) || ts.isNewExpression(at)) {
      steps.unshift(ts.isNewExpression(at) ? 'new()' : '()');
      at = strip(at.expression);
    } else break;
  }
  steps.unshift(ts.isIdentifier(at) ? at.text : at.kind === ts.SyntaxKind.ThisKeyword ? 'this' : '');
  return steps;
}

function findIdentifier(reader: Reader, node: ts.Identifier, path: readonly string[]): Found {
  const declaration = declarationOf(node);
  if (declaration) return findDeclared(reader, declaration, path, node);
  if (node.text === 'undefined') return path.length === 0 ? { kind: 'node', node } : notKnown;
  const own = node.getSourceFile().fileName;
  if (node.text === 'exports' && path.length > 0) return findExport(reader, own, path[0], path.slice(1));
  if (node.text === 'module' && path[0] === 'exports' && path.length > 1) return findExport(reader, own, path[1], path.slice(2));
  return { kind: 'reference', reference: { root: 'global', module: '', steps: withoutWindow([node.text, ...path]) } };
}

function withoutWindow(steps: readonly string[]): readonly string[] {
  return steps.length > 1 && ['window', 'globalThis', 'self', 'global'].includes(steps[0]) ? withoutWindow(steps.slice(1)) : steps;
}

const isText = (node: ts.Node): boolean =>
  ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isRegularExpressionLiteral(node);

/** What every list, text or pattern can do: `includes`, `startsWith`, `test`. It has no name of its own, so callers name it as it is written. */
const builtIn = (path: readonly string[]): Found => (path.length === 1 ? local(['', ...path]) : notKnown);
const isBuiltIn = ({ root, steps }: Reference): boolean => root === 'local' && steps[0] === '';

/** Members written after a spread win over it; those before it are only known if the spread is. */
function findProperty(reader: Reader, object: ts.ObjectLiteralExpression, path: readonly string[]): Found {
  const search = (from: number): Found => {
    for (let index = from; index >= 0; index -= 1) {
      const property = object.properties[index];
      if (ts.isSpreadAssignment(property)) {
        const inner = reader.find(property.expression, path);
        const beyond = index - 1;
        // Of a parameter or a package nobody knows whether it has the member; one that is written out may well hold `process.env.X`.
        if (inner.kind === 'reference' && !inner.entry && property.expression.kind !== ts.SyntaxKind.ObjectLiteralExpression)
          return { ...notKnown };
        if (inner.kind === 'absent') continue;
        return orElseFound(inner, () => search(beyond));
      }
      const name = nameOf(property.name);
      if (name === undefined) return notKnown;
      if (name === path[0]) return inProperty(reader, property, path.slice(1));
    }
    return notThere;
  };
  return search(object.properties.length - 1);
}

function inProperty(reader: Reader, property: ts.ObjectLiteralElementLike, rest: readonly string[]): Found {
  const found = ((): Found => {
    if (ts.isPropertyAssignment(property)) return reader.find(property.initializer, rest);
    if (ts.isShorthandPropertyAssignment(property)) return reader.find(property.name, rest);
    if (ts.isGetAccessorDeclaration(property)) {
      const returned = returnedBy(property);
      return returned ? reader.find(returned, rest) : notKnown;
    }
    return rest.length === 0 ? { kind: 'node', node: property } : notKnown;
  })();
  return rest.length === 0 ? { ...found, entry: property } : found;
}

/** The one expression that a function returns, or undefined where it has several or none. */
export function returnedBy(node: ts.Node): ts.Expression | undefined {
  if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return undefined;
  if (!ts.isBlock(node.body as ts.Node)) return node.body as ts.Expression;
  const returns: ts.ReturnStatement[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isReturnStatement(child)) returns.push(child);
    else if (!ts.isFunctionLike(child) && !ts.isClassLike(child) && !ts.isExpression(child)) ts.forEachChild(child, visit);
  };
  visit(node.body as ts.Node);
  return returns.length === 1 ? returns[0].expression : undefined;
}

function findElement(reader: Reader, list: ts.ArrayLiteralExpression, path: readonly string[]): Found {
  const index = Number(path[0]);
  if (Number.isNaN(index)) return builtIn(path);
  const element = Number.isInteger(index) ? list.elements[index] : undefined;
  const before = list.elements.slice(0, index);
  return element && !before.some(ts.isSpreadElement) && !ts.isSpreadElement(element) ? reader.find(element, path.slice(1)) : notKnown;
}

function findBranch(reader: Reader, node: ts.ConditionalExpression, path: readonly string[]): Found {
  if (isNothing(node.whenFalse)) return reader.find(node.whenTrue, path);
  if (isNothing(node.whenTrue)) return reader.find(node.whenFalse, path);
  const truth = truthOf(reader, node.condition);
  const yes = (): Found => reader.find(node.whenTrue, path);
  const no = (): Found => reader.find(node.whenFalse, path);
  if (truth === 'unknown') {
    const [left, right] = [yes(), no()];
    return left.kind === 'absent' && right.kind === 'absent' ? notThere : notKnown;
  }
  if (truth.production === truth.development) return truth.production ? yes() : no();
  const [production, development] = truth.production ? [yes(), no()] : [no(), yes()];
  return { kind: 'either', production, development };
}

/** `null` or `undefined`: a member read from the whole can only come from the other side. */
function isNothing(node: ts.Node): boolean {
  return node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined');
}

function findOperand(reader: Reader, node: ts.BinaryExpression, path: readonly string[]): Found {
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.CommaToken) return reader.find(node.right, path);
  if (operator === ts.SyntaxKind.EqualsToken) return reader.find(node.right, path);
  if (operator === ts.SyntaxKind.AmpersandAmpersandToken) {
    const truth = truthOf(reader, node.left);
    const right = reader.find(node.right, path);
    if (truth === 'unknown') return right.kind === 'absent' ? right : notKnown;
    return { kind: 'either', production: truth.production ? right : notThere, development: truth.development ? right : notThere };
  }
  if (operator !== ts.SyntaxKind.BarBarToken && operator !== ts.SyntaxKind.QuestionQuestionToken) return notKnown;
  const whole = reader.find(node.left);
  if (whole.kind === 'node' && ts.isObjectLiteralExpression(strip(whole.node))) return reader.find(node.left, path);
  return { kind: 'fallback', first: reader.find(node.left, path), second: reader.find(node.right, path) };
}

function findInstanceMember(reader: Reader, node: ts.NewExpression, path: readonly string[]): Found {
  const callee = reader.find(node.expression);
  const made = callee.kind === 'node' && ts.isClassLike(callee.node) ? findClassMember(reader, callee.node, path, false) : undefined;
  return made ?? { kind: 'reference', reference: extend(refer(reader, node), ...path) };
}
