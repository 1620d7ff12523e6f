import { type Entry, entryOf } from './exports';
import { refer } from './find';
import type { Reader } from './reader';
import { type Declaration, declarationOf } from './scope';
import { ts } from './ts';
import { nameOf, stepOf, strip } from './unit';

/** Where a value comes from, seen from inside of one function; nodes stay in `source/`. */
export interface NodeOrigin {
  readonly root: 'parameter' | 'call' | 'written' | 'other';
  /** From the parameter's position (`0 token email`), from the call's result, or the names as written. */
  readonly path: readonly string[];
  readonly node: ts.Node;
  /** Members left behind: `const { password, ...rest } = user`. */
  readonly without: readonly string[];
  /** It went through a function that checks its shape. */
  readonly parsed: boolean;
}

type Further = Pick<NodeOrigin, 'without' | 'parsed'>;

const plain: Further = { without: [], parsed: false };
const mostOrigins = 12;
/** Methods that give back what they are called on, as far as its content goes. */
const sameContent = /^(toObject|toJSON|toString|trim|toLowerCase|lean|exec|valueOf)$/;
/** Functions that give back their argument. */
const handsBack = /^(String|decodeURI|decodeURIComponent|structuredClone|Promise\.resolve|Object\.freeze|JSON\.parse|JSON\.stringify)$/;
/** Zod, Valibot, Yup, Joi: the argument with its shape checked, for some inside of an envelope. */
const parses = /^(parse|parseAsync|safeParse|safeParseAsync|validate|validateAsync|validateSync|cast|attempt)$/;
const envelope = new Set(['data', 'value', 'output', 'success']);

/** Every place that a value, or what `members` lead to from it, may come from: through variables, destructuring, alternatives and validation. */
export function originsOf(reader: Reader, node: ts.Node, home: ts.Node, members: readonly string[] = []): NodeOrigin[] {
  const search = (start: ts.Node, path: readonly string[], further: Further): NodeOrigin[] => {
    const subject = strip(start);
    const stop: NodeOrigin[] = [{ root: 'other', path, node: subject, ...further }];
    return reader.guarded(subject, `from ${path.join('.')}`, stop, () => follow(subject, path, further)).slice(0, mostOrigins);
  };
  const follow = (at: ts.Node, path: readonly string[], further: Further): NodeOrigin[] => {
    const end = (root: NodeOrigin['root'], full = path): NodeOrigin[] => [{ root, path: full, node: at, ...further }];
    if (ts.isIdentifier(at)) {
      const declaration = declarationOf(at);
      return declaration ? declared(declaration, at, path, further) : end('other', [at.text, ...path]);
    }
    const step = stepOf(at);
    if (step) return step.name === undefined ? end('other') : search(step.object, [step.name, ...path], further);
    if (ts.isConditionalExpression(at)) return [at.whenTrue, at.whenFalse].flatMap((one) => search(one, path, further));
    if (ts.isBinaryExpression(at)) return sides(at).flatMap((one) => search(one, path, further));
    if (ts.isCallExpression(at)) return called(at, path, further) ?? end('call');
    if (ts.isNewExpression(at)) {
      const isWhole = path.length === 0 || (path.length === 1 && path[0] === 'href');
      const [first] = at.arguments ?? [];
      return nameOf(at.expression) === 'URL' && first && isWhole ? search(first, [], further) : end('call');
    }
    if (ts.isObjectLiteralExpression(at) && path.length > 0) return member(at, path, further);
    return end(isWritten(at) ? 'written' : 'other');
  };
  const called = (at: ts.CallExpression, path: readonly string[], further: Further): NodeOrigin[] | undefined => {
    const [first] = at.arguments;
    const step = stepOf(at.expression);
    const name = step?.name ?? nameOf(at.expression) ?? '';
    if (step && sameContent.test(name)) return search(step.object, path, further);
    if (first && handsBack.test(refer(reader, at.expression).steps.join('.'))) return search(first, path, further);
    if (!first || !step || !parses.test(name) || at.arguments.length > 2) return undefined;
    return search(first, path.length > 0 && envelope.has(path[0]) ? path.slice(1) : path, { ...further, parsed: true });
  };
  const member = (at: ts.ObjectLiteralExpression, path: readonly string[], further: Further): NodeOrigin[] => {
    for (const property of [...at.properties].reverse()) {
      if (ts.isSpreadAssignment(property)) return search(property.expression, path, further);
      if (nameOf(property.name) !== path[0]) continue;
      if (ts.isPropertyAssignment(property)) return search(property.initializer, path.slice(1), further);
      if (ts.isShorthandPropertyAssignment(property)) return search(property.name, path.slice(1), further);
    }
    return [{ root: 'written', path, node: at, ...further }];
  };
  const declared = (declaration: Declaration, use: ts.Identifier, path: readonly string[], further: Further): NodeOrigin[] => {
    const end = (root: NodeOrigin['root'], full: readonly string[]): NodeOrigin[] => [{ root, path: full, node: use, ...further }];
    if (ts.isBindingElement(declaration)) {
      const bound = boundBy(declaration);
      if (!bound) return end('other', [use.text, ...path]);
      const left = { ...further, without: [...further.without, ...(path.length === 0 ? bound.without : [])] };
      if (ts.isParameter(bound.owner)) return ofParameter(bound.owner, [...bound.keys, ...path], use, left);
      return bound.owner.initializer ? search(bound.owner.initializer, [...bound.keys, ...path], left) : end('other', [use.text, ...path]);
    }
    if (ts.isParameter(declaration)) return ofParameter(declaration, path, use, further);
    if (ts.isImportSpecifier(declaration) || ts.isImportClause(declaration)) {
      const entry = importedEntry(reader, declaration);
      if (entry?.kind === 'expression') return search(entry.node, path, further);
      const named = entry?.kind === 'declaration' ? nameNode(entry.declaration) : undefined;
      return named ? search(named, path, further) : end('other', [use.text, ...path]);
    }
    if (!ts.isVariableDeclaration(declaration)) return end('other', [use.text, ...path]);
    const given = valuesOf(reader, declaration, use.text);
    return given.length > 0 ? given.flatMap((one) => search(one, path, further)) : end('other', [use.text, ...path]);
  };
  const ofParameter = (parameter: ts.ParameterDeclaration, path: readonly string[], use: ts.Identifier, further: Further): NodeOrigin[] => {
    const own = parameter.parent === home;
    const index = own ? String(parameter.parent.parameters.indexOf(parameter)) : use.text;
    return [{ root: own ? 'parameter' : 'other', path: [index, ...path], node: use, ...further }];
  };
  return search(node, members, plain);
}

/** The keys that lead from what is destructured to a name, and what a rest leaves behind. */
export function boundBy(element: ts.BindingElement) {
  const keys: string[] = [];
  const without: string[] = [];
  let at: ts.Node = element;
  for (; ts.isBindingElement(at); at = at.parent.parent) {
    const pattern: ts.BindingPattern = at.parent;
    if (at.dotDotDotToken) {
      for (const one of pattern.elements)
        if (ts.isBindingElement(one) && one !== at) without.push(nameOf(one.propertyName ?? one.name) ?? '');
      continue;
    }
    const key = ts.isArrayBindingPattern(pattern) ? String(pattern.elements.indexOf(at)) : nameOf(at.propertyName ?? at.name);
    if (key === undefined) return undefined;
    keys.unshift(key);
  }
  return ts.isParameter(at) || ts.isVariableDeclaration(at) ? { keys, without, owner: at } : undefined;
}

/** What another file of the workspace exports under the imported name. */
function importedEntry(reader: Reader, declaration: ts.ImportSpecifier | ts.ImportClause): Entry | undefined {
  const isDefault = ts.isImportClause(declaration);
  const statement = isDefault ? declaration.parent : declaration.parent.parent.parent;
  const file = reader.resolve(declaration.getSourceFile().fileName, nameOf(statement.moduleSpecifier) ?? '');
  const name = isDefault ? 'default' : (declaration.propertyName ?? declaration.name).text;
  return file === undefined ? undefined : entryOf(reader, file, name)?.entry;
}

function nameNode(declaration: Declaration): ts.Identifier | undefined {
  const isValue = ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration);
  return isValue && ts.isIdentifier(declaration.name) ? declaration.name : undefined;
}

/** What a variable is given, where it is declared and later. */
function valuesOf(reader: Reader, declaration: ts.VariableDeclaration, name: string): ts.Expression[] {
  const later = (reader.unit(declaration.getSourceFile().fileName)?.assignments.get(name) ?? []).filter(
    ({ path, operator, root }) =>
      path.length === 0 && operator !== 'assign' && ts.isIdentifier(root) && declarationOf(root) === declaration,
  );
  const { initializer } = declaration;
  return [...(initializer && !(isNothing(initializer) && later.length > 0) ? [initializer] : []), ...later.map(({ right }) => right)];
}

function sides({ left, right, operatorToken: { kind } }: ts.BinaryExpression): ts.Expression[] {
  if (kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken) return [left, right];
  const last = [ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.CommaToken, ts.SyntaxKind.EqualsToken];
  return last.includes(kind) ? [right] : [];
}

const isNothing = (node: ts.Node): boolean =>
  node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined');

const isWritten = (node: ts.Node): boolean =>
  ts.isLiteralExpression(node) ||
  ts.isObjectLiteralExpression(node) ||
  ts.isArrayLiteralExpression(node) ||
  ts.isTemplateExpression(node) ||
  [ts.SyntaxKind.NullKeyword, ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword].includes(node.kind);
