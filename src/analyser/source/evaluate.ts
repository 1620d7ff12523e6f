import { absent, literal, unknown, type Value } from '../model/value';
import { isBuiltUp } from './declared';
import { variableOf } from './environment';
import { evaluateCall } from './evaluate-call';
import { textSteps } from './find';
import type { Found, Reference } from './found';
import { and, combine, invert, or, orElse } from './operators';
import { pushedOnto } from './pushed';
import type { Reader } from './reader';
import { isRefused } from './refusals';
import { declarationOf } from './scope';
import { ts } from './ts';
import { nameOf, spanOf, strip } from './unit';

const mostMembers = 300;

/** What is known of an expression's value, without running anything. */
export function evaluate(reader: Reader, expression: ts.Node): Value {
  const node = strip(expression);
  const value = reader.guarded(node, '=', unknown, () => valueOfNode(reader, node));
  return value.at || value.kind === 'absent' ? value : { ...value, at: spanOf(node) };
}

/** The value of what a name led to. */
export function evaluateFound(reader: Reader, found: Found): Value {
  switch (found.kind) {
    case 'node':
      return evaluate(reader, found.node);
    case 'absent':
      return absent;
    case 'either':
      return {
        kind: 'by-environment',
        production: evaluateFound(reader, found.production),
        development: evaluateFound(reader, found.development),
      };
    case 'fallback':
      return withStandIn(reader, found.first, found.second);
    case 'reference':
      return ofReference(found.reference);
    default:
      return unknown;
  }
}

function withStandIn(reader: Reader, first: Found, second: Found): Value {
  const value = evaluateFound(reader, first);
  if (second.kind === 'node' && isRefused(reader, value, second.node)) return value;
  return orElse(value, evaluateFound(reader, second), false);
}

function valueOfNode(reader: Reader, node: ts.Node): Value {
  if (ts.isStringLiteralLike(node)) return literal(node.text);
  if (ts.isNumericLiteral(node)) return literal(Number(node.text.replaceAll('_', '')));
  if (node.kind === ts.SyntaxKind.TrueKeyword) return literal(true);
  if (node.kind === ts.SyntaxKind.FalseKeyword) return literal(false);
  if (node.kind === ts.SyntaxKind.NullKeyword) return literal(null);
  if (ts.isVoidExpression(node)) return literal(undefined);
  if (ts.isTemplateExpression(node)) return ofTemplate(reader, node);
  if (ts.isPrefixUnaryExpression(node)) return ofPrefix(reader, node);
  if (ts.isBinaryExpression(node)) return ofBinary(reader, node);
  if (ts.isConditionalExpression(node)) return ofConditional(reader, node);
  if (ts.isObjectLiteralExpression(node)) return ofObject(reader, node);
  if (ts.isArrayLiteralExpression(node)) return ofList(reader, node);
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return { kind: 'function' };
  if (ts.isIdentifier(node) && node.text === 'undefined') return literal(undefined);
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return evaluateCall(reader, node);
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return unknown;
  return named(ofName(reader, node), node);
}

function ofName(reader: Reader, node: ts.Node): Value {
  const start = startOfBuilt(reader, node);
  if (start) return start;
  const found = reader.find(node);
  if (found.kind === 'node' && strip(found.node) === node) return unknown;
  const value = evaluateFound(reader, found);
  return value.kind === 'absent' ? literal(undefined) : value;
}

/** A text that more is added to has a beginning; what follows may be more than one thing. */
function startOfBuilt(reader: Reader, node: ts.Node): Value | undefined {
  const declaration = ts.isIdentifier(node) ? declarationOf(node) : undefined;
  const first = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  if (!declaration || !first || !isBuiltUp(reader, declaration, node)) return undefined;
  const value = reader.evaluate(first);
  const parts =
    value.kind === 'text' ? value.parts : value.kind === 'literal' && typeof value.value === 'string' && value.value ? [value] : undefined;
  return parts && { kind: 'text', parts: [...parts, unknown, unknown] };
}

/** An unknown value keeps the name under which it is used. */
function named(value: Value, node: ts.Node): Value {
  return value.kind === 'unknown' ? { ...value, name: textSteps(node).join('.') } : value;
}

const environments = new Set(['process.env', 'import.meta.env', 'Bun.env', 'Deno.env']);

function ofReference({ root, module, steps, type }: Reference): Value {
  const name = steps.join('.');
  const from = module === 'process' ? ['process', ...steps] : steps;
  if ((root === 'global' || module === 'process') && environments.has(from.slice(0, 2).join('.')) && from.length === 3)
    return asRead(ofEnvironment(from[2]), type);
  if (root === 'global' && /^(__DEV__|import\.meta\.dev)$/.test(name)) return byEnvironment(false, true);
  if (module === '$app/environment' && name === 'dev') return byEnvironment(false, true); // https://svelte.dev/docs/kit/$app-environment
  const variable = root === 'module' ? variableOf(module, steps) : undefined;
  if (variable) return { kind: 'env', name: variable };
  return { kind: 'unknown', name, from: root === 'module' ? `${module}:${name}` : undefined };
}

/** A schema may turn the variable's text into a number. */
const asRead = (value: Value, type: string | undefined): Value =>
  value.kind === 'env' && type === 'number' ? { ...value, numeric: true } : value;

/** `import.meta.env` has ready answers; everything else is an environment variable. */
export function ofEnvironment(name: string): Value {
  if (name === 'PROD') return byEnvironment(true, false);
  if (name === 'DEV') return byEnvironment(false, true);
  return { kind: 'env', name };
}

const byEnvironment = (production: boolean, development: boolean): Value => ({
  kind: 'by-environment',
  production: literal(production),
  development: literal(development),
});

function ofTemplate(reader: Reader, node: ts.TemplateExpression): Value {
  const parts: Value[] = [literal(node.head.text)];
  for (const span of node.templateSpans) parts.push(evaluate(reader, span.expression), literal(span.literal.text));
  return joined(parts);
}

/** Texts put together: one literal where all are known. */
export function joined(parts: readonly Value[]): Value {
  const flat = parts.flatMap((part) => (part.kind === 'text' ? part.parts : [part]));
  const texts = flat.map((part) => (part.kind === 'literal' ? String(part.value) : undefined));
  return texts.every((text) => text !== undefined) ? literal(texts.join('')) : { kind: 'text', parts: flat };
}

function ofPrefix(reader: Reader, node: ts.PrefixUnaryExpression): Value {
  const value = evaluate(reader, node.operand);
  if (node.operator === ts.SyntaxKind.ExclamationToken) return invert(value);
  if (value.kind !== 'literal' || typeof value.value === 'object') return unknown;
  if (node.operator === ts.SyntaxKind.MinusToken) return literal(-Number(value.value));
  return node.operator === ts.SyntaxKind.PlusToken ? literal(Number(value.value)) : unknown;
}

function ofBinary(reader: Reader, node: ts.BinaryExpression): Value {
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.CommaToken || operator === ts.SyntaxKind.EqualsToken) return evaluate(reader, node.right);
  const left = evaluate(reader, node.left);
  const standsIn = operator === ts.SyntaxKind.BarBarToken || operator === ts.SyntaxKind.QuestionQuestionToken;
  if (standsIn && isRefused(reader, left, node.right)) return left;
  const right = evaluate(reader, node.right);
  if (operator === ts.SyntaxKind.BarBarToken) return or(left, right);
  if (operator === ts.SyntaxKind.QuestionQuestionToken) return orElse(left, right, true);
  if (operator === ts.SyntaxKind.AmpersandAmpersandToken) return and(left, right);
  return combine(ts.tokenToString(operator) ?? '', left, right);
}

function ofConditional(reader: Reader, node: ts.ConditionalExpression): Value {
  const condition = evaluate(reader, node.condition);
  const [yes, no] = [evaluate(reader, node.whenTrue), evaluate(reader, node.whenFalse)];
  const pick = (one: Value): Value => {
    if (one.kind === 'literal') return one.value ? yes : no;
    if (one.kind === 'absent') return no;
    return one.kind === 'object' || one.kind === 'list' ? yes : unknown;
  };
  if (condition.kind === 'by-environment')
    return { kind: 'by-environment', production: pick(condition.production), development: pick(condition.development) };
  if (condition.kind === 'env' && yes.kind === 'env' && yes.name === condition.name) return orElse(yes, no, false);
  const picked = pick(condition);
  if (picked.kind !== 'unknown') return picked;
  return yes.kind === 'literal' && no.kind === 'literal' && yes.value === no.value ? yes : unknown;
}

function ofObject(reader: Reader, node: ts.ObjectLiteralExpression): Value {
  const members: Record<string, Value> = Object.create(null);
  let open = node.properties.length > mostMembers;
  for (const property of node.properties.slice(0, mostMembers)) {
    if (ts.isSpreadAssignment(property)) {
      const inner = evaluate(reader, property.expression);
      if (inner.kind === 'object') Object.assign(members, inner.members);
      if (inner.kind !== 'object' || inner.open) open = true;
      continue;
    }
    const name = nameOf(property.name);
    if (name === undefined) open = true;
    else members[name] = ofProperty(reader, property);
  }
  return { kind: 'object', members, open };
}

function ofProperty(reader: Reader, property: ts.ObjectLiteralElementLike): Value {
  if (ts.isPropertyAssignment(property)) return evaluate(reader, property.initializer);
  if (ts.isShorthandPropertyAssignment(property)) return named(evaluateFound(reader, reader.find(property.name)), property.name);
  return { kind: 'function' };
}

function ofList(reader: Reader, node: ts.ArrayLiteralExpression): Value {
  const { items, open } = elementsOf(reader, node);
  // What is pushed later stands in it for whoever reads it then.
  return { kind: 'list', items, open: open || pushedOnto(reader, node).length > 0 };
}

/** The values written in a list; open where there are others. */
export function elementsOf(reader: Reader, node: ts.ArrayLiteralExpression): { readonly items: Value[]; readonly open: boolean } {
  const items: Value[] = [];
  let open = node.elements.length > mostMembers;
  for (const element of node.elements.slice(0, mostMembers)) {
    if (!ts.isSpreadElement(element)) {
      items.push(evaluate(reader, element));
      continue;
    }
    const inner = evaluate(reader, element.expression);
    if (inner.kind === 'list') items.push(...inner.items);
    if (inner.kind !== 'list' || inner.open) open = true;
  }
  return { items, open };
}
