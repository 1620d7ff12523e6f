import { callOf } from './call';
import type { Call, Lost, Reach, Told } from './define-library';
import { textSteps } from './find';
import type { Reader } from './reader';
import { declarationOf } from './scope';
import { ts } from './ts';
import { nameOf, spanOf, stepOf, strip } from './unit';

const mostFunctions = 60;
const mostCalls = 1500;
const deepest = 5;
/** Imports that the workspace should hold: where such a file is missing, nobody knows what it does. */
const ownModule = /^([@~#$]?\/|~|#|\.|src\/|lib\/)/;

/**
 * Everything that happens when a function runs: what it calls, and what is called in there, in other files too; wrappers around it and
 * the functions handed to them. Nothing is run, and conditions are not looked at. It ends, incomplete, with the first function that holds a
 * name like `until`, and then tells of its calls by such a name alone: to follow the others costs more than it tells.
 */
export function reachOf(reader: Reader, start: ts.Node, until?: RegExp): Reach {
  return new Walk(reader, until).from(start);
}

class Walk {
  private calls: Call[] = [];
  private readonly names = new Set<string>();
  private readonly missing = new Set<string>();
  private readonly texts: Told[] = [];
  private readonly lost: Lost[] = [];
  private readonly seen = new Set<ts.Node>();
  /** Names to be followed, in the order in which they were met. */
  private readonly queue: { readonly node: ts.Node; readonly depth: number }[] = [];
  private complete = true;

  constructor(
    private readonly reader: Reader,
    private readonly until: RegExp | undefined,
  ) {}

  from(start: ts.Node): Reach {
    let goesOn = this.enter(start, 0);
    if (goesOn && !ts.isCallExpression(start) && !ts.isFunctionLike(start)) this.follow(start, 0);
    // Names are followed when their turn comes: most walks end before.
    for (const { node, depth } of this.queue) {
      const target = goesOn ? this.leadOf(node) : undefined;
      if (target) goesOn = this.enter(target, depth);
    }
    const { calls, names, missing, texts, complete, lost } = this;
    return { calls, names, missing, texts, complete: complete && lost.length === 0, lost: complete ? lost : undefined };
  }

  /** Whether to go on. */
  private enter(node: ts.Node, depth: number): boolean {
    const { until, seen, names } = this;
    if (seen.has(node)) return true;
    const isTooMuch = depth > deepest || seen.size >= mostFunctions || this.calls.length > mostCalls;
    seen.add(node);
    const ends = !isTooMuch && collectNames(node, names, until);
    if (ends && until) this.calls = callsLike(this.reader, node, until);
    if (isTooMuch || ends) {
      this.complete = false;
      return false;
    }
    this.visit(node, depth);
    return true;
  }

  private visit(node: ts.Node, depth: number): void {
    if (ts.isTypeNode(node)) return;
    const tested = testedForNothing(node);
    if (tested) this.missing.add(textSteps(tested)[0]);
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) this.texts.push({ text: node.text, span: spanOf(node) });
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      this.calls.push(callOf(this.reader, node));
      this.follow(node.expression, depth);
      const root = rootOf(node.expression);
      if (root !== strip(node.expression)) this.follow(root, depth);
      for (const argument of node.arguments ?? []) if (ts.isIdentifier(strip(argument))) this.follow(argument, depth);
    }
    if ((ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) && /^[A-Z]/.test(node.tagName.getText()))
      this.follow(node.tagName, depth);
    ts.forEachChild(node, (child) => this.visit(child, depth));
  }

  private follow(node: ts.Node, depth: number): void {
    this.queue.push({ node, depth: depth + 1 });
  }

  /** The function or chain that a name leads to. */
  private leadOf(expression: ts.Node): ts.Node | undefined {
    const found = this.reader.find(expression);
    if (found.kind === 'node') {
      const target = strip(found.node);
      return ts.isFunctionLike(target) || (isChain(target) && hasCallback(this.reader, target)) ? target : undefined;
    }
    if (found.kind === 'unknown' || (found.kind === 'reference' && ownModule.test(found.reference.module))) {
      const module = importedFrom(rootOf(expression));
      if (module === undefined) this.complete = false;
      else this.lost.push({ module });
    }
    return undefined;
  }
}

/** Whether one of the names is like `until`. */
function collectNames(node: ts.Node, names: Set<string>, until?: RegExp): boolean {
  if (ts.isTypeNode(node)) return false;
  if (ts.isIdentifier(node)) {
    const isNew = !names.has(node.text);
    names.add(node.text);
    if (isNew && until?.test(node.text)) return true;
  }
  return ts.forEachChild(node, (child) => collectNames(child, names, until) || undefined) ?? false;
}

function callsLike(reader: Reader, node: ts.Node, until: RegExp): Call[] {
  if (ts.isTypeNode(node)) return [];
  const isOne = ts.isCallExpression(node) && textSteps(node.expression).some((step) => until.test(step));
  const inner: Call[] = [];
  ts.forEachChild(node, (child) => void inner.push(...callsLike(reader, child, until)));
  return isOne ? [callOf(reader, node), ...inner] : inner;
}

/** The operand of `!x`, `x === undefined`, `x == null`. */
function testedForNothing(node: ts.Node): ts.Node | undefined {
  if (ts.isPrefixUnaryExpression(node)) return node.operator === ts.SyntaxKind.ExclamationToken ? node.operand : undefined;
  if (!ts.isBinaryExpression(node) || !/^={2,3}$/.test(node.operatorToken.getText())) return undefined;
  const isNothing = node.right.kind === ts.SyntaxKind.NullKeyword || nameOf(node.right) === 'undefined';
  return isNothing ? node.left : undefined;
}

const isChain = (node: ts.Node): boolean => ts.isCallExpression(node) || ts.isNewExpression(node);

/** The module that a name is imported from. */
function importedFrom(node: ts.Node): string | undefined {
  const declaration = ts.isIdentifier(node) ? declarationOf(node) : undefined;
  if (!declaration) return undefined;
  const clause = ts.isImportSpecifier(declaration)
    ? declaration.parent.parent
    : ts.isNamespaceImport(declaration)
      ? declaration.parent
      : declaration;
  return ts.isImportClause(clause) ? nameOf(clause.parent.moduleSpecifier) : undefined;
}

/** The first name of `client.schema(x).action`. */
function rootOf(node: ts.Node): ts.Node {
  let at = strip(node);
  for (let depth = 0; depth < 40; depth += 1) {
    const next = stepOf(at)?.object ?? (ts.isCallExpression(at) ? at.expression : undefined);
    if (!next) return at;
    at = strip(next);
  }
  return at;
}

/** `client().use(async ({ next }) => ...)`: what is handed to the parts of a chain runs as well. Configurations are not looked into. */
function hasCallback(reader: Reader, node: ts.Node): boolean {
  let at = strip(node);
  for (let depth = 0; depth < 40; depth += 1) {
    if (ts.isCallExpression(at)) {
      if (at.arguments.some((one) => isFunction(reader, one))) return true;
      at = strip(at.expression);
    } else {
      const step = stepOf(at);
      if (!step) return ts.isIdentifier(at) && nameOf(at) !== undefined && leadsToCallback(reader, at, node);
      at = strip(step.object);
    }
  }
  return false;
}

function leadsToCallback(reader: Reader, root: ts.Identifier, from: ts.Node): boolean {
  const found = reader.find(root);
  const target = found.kind === 'node' ? strip(found.node) : undefined;
  return (
    target !== undefined &&
    target !== from &&
    isChain(target) &&
    reader.guarded(target, 'callback', false, () => hasCallback(reader, target))
  );
}

function isFunction(reader: Reader, argument: ts.Expression): boolean {
  const own = strip(argument);
  if (ts.isFunctionLike(own)) return true;
  const found = ts.isIdentifier(own) ? reader.find(own) : undefined;
  return found?.kind === 'node' && ts.isFunctionLike(strip(found.node));
}
