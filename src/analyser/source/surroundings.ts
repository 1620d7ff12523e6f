import type { Destination, Expression } from './define-library';
import { textSteps } from './find';
import { roleOf } from './flow';
import type { Reader } from './reader';
import { declarationOf } from './scope';
import { ts } from './ts';
import { nameOf, spanOf, stepOf, strip } from './unit';

/**
 * Where a value goes inside of its statement, nearest first: the names it is given, the calls it is handed to with their texts, the function
 * that returns it. `const otp = String(random()).slice(2)` goes to the argument `String` and is assigned to `otp`.
 */
export function destinationsOf(node: ts.Node, isUse = false): Destination[] {
  const found: Destination[] = [];
  const add = (how: Destination['how'], name: string | undefined): void => {
    if (name) found.push({ how, name });
  };
  /** Of what it says a place: `insertAt` in `text.slice(insertAt)`. */
  const placed: string[] = [];
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at;
    if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isParameter(parent)) {
      add('assigned', nameOf(parent.name));
      const used = isUse || !ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name) ? [] : usedAs(parent, parent.name.text);
      return [...returnedToo(found, parent, nameOf(parent.name)), ...used];
    }
    if (ts.isPropertyAssignment(parent) && !isSentence(parent.initializer)) add('property', nameOf(parent.name));
    if (ts.isPropertyAssignment(parent) || ts.isTypeNode(parent)) return found;
    if (ts.isBinaryExpression(parent) && parent.right === at && isAssignment(parent)) {
      const target = textSteps(parent.left).join('.');
      if (placed.includes(target)) return found;
      const goesOn = mentionsOf(parent.right).some((name) => name === target || name.startsWith(`${target}.`));
      const isPlain = parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && !goesOn;
      add(isPlain ? 'assigned' : 'appended', target);
      return returnedToo(found, parent, target.replace(/\.\[\]$/, ''));
    }
    if (ts.isElementAccessExpression(parent) && parent.argumentExpression === at) add('picked', textSteps(parent.expression).join('.'));
    if ((ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression !== at) {
      handedTo(parent, add);
      const step = stepOf(parent.expression);
      if (step && /^(slice|substring|substr|charAt|at|splice)$/.test(step.name ?? '')) placed.push(textSteps(step.object).join('.'));
    }
    if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === at)) {
      const home = functionAround(at);
      const name = home && functionName(home);
      if (name) add('returned', name);
      if (home && name === 'default') add('property', fieldOf(home.parent));
      if (name || !home || !ts.isCallExpression(home.parent) || onlyDecides(home.parent)) return found;
      at = home.parent.arguments.includes(home as ts.Expression) ? home : at; // a callback's result is part of what the call makes
    } else if (ts.isStatement(parent)) return found;
  }
  return found;
}

/** `secret: \`Your lucky number is ${number}\`` is for people: the name of the property says nothing of what stands in it. */
function isSentence(node: ts.Expression): boolean {
  const text = strip(node);
  const parts = ts.isTemplateExpression(text) ? [text.head, ...text.templateSpans.map(({ literal }) => literal)] : [];
  return parts.some((part) => /\p{L}{2,} \p{L}{2,} \p{L}{2,}/u.test(part.text));
}

/** What a callback answers orders or picks elements; it is none of them. */
const onlyDecides = ({ expression }: ts.CallExpression): boolean =>
  /^(sort|toSorted|filter|some|every|find\w*|forEach)$/.test(stepOf(expression)?.name ?? '');

/** `token: { type: String, default: () => ... }` of a schema: the field that gets what nobody gives. */
function fieldOf(entry: ts.Node): string | undefined {
  const field = ts.isPropertyAssignment(entry) ? entry.parent.parent : undefined;
  return field && ts.isPropertyAssignment(field) ? nameOf(field.name) : undefined;
}

/** What an expression speaks of: its chains of members, dotted, calls left out; not what stands inside of functions in it. */
export function mentionsOf(node: ts.Node): string[] {
  const found: string[] = [];
  const visit = (at: ts.Node): void => {
    const own = strip(at);
    if (ts.isFunctionLike(own)) return;
    if (ts.isIdentifier(own)) found.push(own.text);
    else if (named(own)) found.push([...textSteps((own as ts.CallExpression).expression), named(own)].filter(isName).join('.'));
    else if (stepOf(own)) {
      found.push(textSteps(own).filter(isName).join('.'));
      inner(own, visit);
    } else ts.forEachChild(own, visit);
  };
  visit(node);
  return found;
}

const isName = (step: string | undefined): boolean => step !== '()' && step !== '[]' && step !== '' && step !== undefined;

/** `request.headers.get('origin')` speaks of `request.headers.get.origin`. */
function named(node: ts.Node): string | undefined {
  const first = ts.isCallExpression(node) && node.arguments.length === 1 ? node.arguments[0] : undefined;
  if (!first || !ts.isStringLiteralLike(first)) return undefined;
  const step = stepOf((node as ts.CallExpression).expression);
  return step && /^(get|header|param|query|cookie)$/.test(step.name ?? '') ? first.text : undefined;
}

/** Every other use of a variable: `origin` in `allowed.includes(origin)` is an argument of `allowed.includes`. */
export function variableUses(reader: Reader, node: ts.Node): ReturnType<Expression['uses']> {
  const own = strip(node);
  const declaration = ts.isIdentifier(own) ? declarationOf(own) : undefined;
  const unit = reader.unit(node.getSourceFile().fileName);
  if (!declaration || !unit || !ts.isIdentifier(own)) return [];
  const others = unit
    .identifiers(own.text)
    .filter((one) => one !== own && one.parent !== declaration && declarationOf(one) === declaration);
  return others.map((one) => {
    const outer = stepOf(one.parent) ? one.parent : one;
    const call = outer.parent;
    const isCall = ts.isCallExpression(call) || ts.isNewExpression(call);
    return { role: roleOf(one), callee: isCall ? textSteps(call.expression).join('.') : undefined, span: spanOf(one) };
  });
}

/** Calls and indexes inside of a chain, not its own names again. */
function inner(chain: ts.Node, visit: (node: ts.Node) => void): void {
  for (let at: ts.Node = chain; ; ) {
    const step = stepOf(at);
    if (ts.isElementAccessExpression(at) && !ts.isStringLiteralLike(at.argumentExpression)) visit(at.argumentExpression);
    if (ts.isCallExpression(at) || ts.isNewExpression(at)) {
      at.arguments?.forEach(visit);
      at = strip(at.expression);
    } else if (step) at = strip(step.object);
    else {
      if (!ts.isIdentifier(at) && at.kind !== ts.SyntaxKind.ThisKeyword) visit(at);
      return;
    }
  }
}

function handedTo(call: ts.CallExpression | ts.NewExpression, add: (how: Destination['how'], name: string | undefined) => void): void {
  add('argument', textSteps(call.expression).join('.'));
  for (const one of call.arguments ?? []) {
    const text = beginningOf(one);
    if (text && !/\s/.test(text)) add('beside', text);
  }
}

/** `otp:` of `otp:${id}` and of `'otp:' + id`. */
function beginningOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) return node.head.text;
  return ts.isBinaryExpression(node) ? beginningOf(node.left) : undefined;
}

/** Properties and targets that a variable is written or added to, in its own function. */
function usedAs(declaration: ts.VariableDeclaration, name: string): Destination[] {
  const found: Destination[] = [];
  const visit = (at: ts.Node): void => {
    const isUse =
      ts.isIdentifier(at) && at.text === name && at.parent !== declaration && !isReadFrom(at) && declarationOf(at) === declaration;
    if (isUse) found.push(...destinationsOf(at, true).filter(({ how }) => how !== 'argument' && how !== 'returned'));
    ts.forEachChild(at, visit);
  };
  const home = functionAround(declaration);
  if (home) visit(home);
  return found;
}

/** `user.password` is something else than `user`; `otp.toString()` is not. */
function isReadFrom(node: ts.Identifier): boolean {
  const { parent } = node;
  const step = stepOf(parent);
  if (step?.object !== node) return false;
  const isCalled = ts.isCallExpression(parent.parent) && parent.parent.expression === parent;
  return (
    !isCalled ||
    !/^(to[A-Z]\w*|slice|substr|substring|padStart|padEnd|trim|replace|replaceAll|concat|join|split|map|valueOf|update|digest)$/.test(
      step.name ?? '',
    )
  );
}

/** A variable that its function returns also goes where the function's name says. */
function returnedToo(found: Destination[], node: ts.Node, variable: string | undefined): Destination[] {
  const home = functionAround(node);
  const name = home && functionName(home);
  if (!home || !name || !variable || !/^[\w$]+$/.test(variable)) return found;
  const returns = new RegExp(`\\breturn\\b[^;{}]*(?<![\\w$.])${variable.replace(/\$/g, '\\$')}(?![\\w$])`);
  return returns.test(home.getText()) ? [...found, { how: 'returned', name }] : found;
}

function functionAround(node: ts.Node): ts.SignatureDeclaration | undefined {
  let at: ts.Node | undefined = node.parent;
  while (at && !ts.isFunctionLike(at)) at = at.parent;
  return at;
}

function functionName(node: ts.SignatureDeclaration): string | undefined {
  const own = nameOf(node.name);
  if (own) return own;
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) return nameOf(parent.name);
  return ts.isBinaryExpression(parent) && isAssignment(parent) ? textSteps(parent.left).at(-1) : undefined;
}

function isAssignment({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}
