import { ts } from './ts';

/** Where a name comes from. */
export type Declaration =
  | ts.VariableDeclaration
  | ts.BindingElement
  | ts.ParameterDeclaration
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ClassLikeDeclaration
  | ts.EnumDeclaration
  | ts.ImportClause
  | ts.ImportSpecifier
  | ts.NamespaceImport
  | ts.ImportEqualsDeclaration
  | ts.ModuleDeclaration;

type Names = Map<string, Declaration[]>;

const namesIn = new WeakMap<ts.Node, Names>();
/** What depends on what stands around a node, or where: it ends with an edit, while the nodes that the edit leaves alone live on. */
const places = {
  scopes: new WeakMap<ts.Node, number[]>(),
  declared: new WeakMap<ts.Identifier, { readonly declaration: Declaration | undefined }>(),
};

/** Nodes have moved. */
export function forgetPlaces(): void {
  places.scopes = new WeakMap();
  places.declared = new WeakMap();
}

/** The declaration that an identifier means; of a name declared twice, the nearest one above. */
export function declarationOf(identifier: ts.Identifier): Declaration | undefined {
  const known = places.declared.get(identifier) ?? { declaration: lookUp(identifier) };
  places.declared.set(identifier, known);
  return known.declaration;
}

function lookUp(identifier: ts.Identifier): Declaration | undefined {
  for (let node: ts.Node | undefined = identifier.parent; node; node = node.parent) {
    if (!opensScope(node)) continue;
    const found = declaredIn(node).get(identifier.text);
    if (found) return found.length === 1 ? found[0] : nearest(found, identifier);
  }
  return undefined;
}

/** Start offsets of the functions around a node, outermost first. */
export function enclosingFunctions(node: ts.Node): number[] {
  const known = places.scopes.get(node) ?? climb(node);
  places.scopes.set(node, known);
  return known;
}

function climb(node: ts.Node): number[] {
  const starts: number[] = [];
  for (let at: ts.Node | undefined = node.parent; at; at = at.parent) if (ts.isFunctionLike(at)) starts.unshift(at.pos);
  return starts;
}

/** The innermost function around a node, or its file. */
export function functionAround(node: ts.Node): ts.Node {
  let at = node.parent ?? node;
  while (at.parent && !ts.isFunctionLike(at)) at = at.parent;
  return at;
}

function nearest(found: readonly Declaration[], identifier: ts.Identifier): Declaration {
  return found.findLast((declaration) => declaration.pos < identifier.pos) ?? found[0];
}

const opensScope = (node: ts.Node): boolean => opening.has(node.kind) || ts.isFunctionLike(node);

const opening: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.Block,
  ts.SyntaxKind.SourceFile,
  ts.SyntaxKind.ModuleBlock,
  ts.SyntaxKind.CaseBlock,
  ts.SyntaxKind.CatchClause,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.ClassExpression,
]);

function declaredIn(scope: ts.Node): Names {
  const known = namesIn.get(scope);
  if (known) return known;
  const names: Names = new Map();
  namesIn.set(scope, names);
  if (ts.isFunctionLike(scope)) {
    for (const parameter of scope.parameters) if (ts.isParameter(parameter)) bind(names, parameter.name, parameter);
    if (ts.isFunctionExpression(scope) && scope.name) add(names, scope.name.text, scope);
    if ('body' in scope && scope.body && ts.isBlock(scope.body)) hoist(names, scope.body.statements);
  } else if (ts.isClassExpression(scope)) {
    if (scope.name) add(names, scope.name.text, scope);
  } else if (ts.isCatchClause(scope)) {
    if (scope.variableDeclaration) bind(names, scope.variableDeclaration.name, scope.variableDeclaration);
  } else if (ts.isForStatement(scope) || ts.isForOfStatement(scope) || ts.isForInStatement(scope)) {
    if (scope.initializer && ts.isVariableDeclarationList(scope.initializer)) list(names, scope.initializer);
  } else if (ts.isCaseBlock(scope)) {
    for (const clause of scope.clauses) statements(names, clause.statements);
  } else {
    const body = (scope as ts.Block | ts.SourceFile).statements;
    statements(names, body);
    if (ts.isSourceFile(scope)) hoist(names, body);
  }
  return names;
}

function statements(names: Names, nodes: readonly ts.Statement[]): void {
  for (const node of nodes) {
    if (ts.isVariableStatement(node)) list(names, node.declarationList);
    else if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) add(names, node.name?.text, node);
    else if (ts.isEnumDeclaration(node) || ts.isImportEqualsDeclaration(node)) add(names, node.name.text, node);
    else if (ts.isModuleDeclaration(node) && ts.isIdentifier(node.name)) add(names, node.name.text, node);
    else if (ts.isImportDeclaration(node) && node.importClause) imported(names, node.importClause);
    else if (ts.isLabeledStatement(node)) statements(names, [node.statement]);
  }
}

function imported(names: Names, clause: ts.ImportClause): void {
  if (clause.name) add(names, clause.name.text, clause);
  const { namedBindings } = clause;
  if (!namedBindings) return;
  if (ts.isNamespaceImport(namedBindings)) add(names, namedBindings.name.text, namedBindings);
  else for (const element of namedBindings.elements) add(names, element.name.text, element);
}

/** `var` inside blocks belongs to the function. */
function hoist(names: Names, nodes: readonly ts.Node[], depth = 0): void {
  for (const node of nodes) {
    if (ts.isFunctionLike(node) || ts.isClassLike(node) || (ts.isExpression(node) && depth > 0)) continue;
    if (depth > 0 && ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.BlockScoped)) list(names, node);
    if (depth < 30 && !ts.isExpressionStatement(node) && !(depth === 0 && ts.isVariableStatement(node)))
      ts.forEachChild(node, (child) => hoist(names, [child], depth + 1));
  }
}

function list(names: Names, declarations: ts.VariableDeclarationList): void {
  for (const declaration of declarations.declarations) bind(names, declaration.name, declaration);
}

function bind(names: Names, name: ts.BindingName, declaration: ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement): void {
  if (ts.isIdentifier(name)) add(names, name.text, declaration);
  else for (const element of name.elements) if (ts.isBindingElement(element)) bind(names, element.name, element);
}

function add(names: Names, name: string | undefined, declaration: Declaration): void {
  if (name === undefined) return;
  const known = names.get(name);
  if (!known) names.set(name, [declaration]);
  else if (!known.includes(declaration)) known.push(declaration);
}
