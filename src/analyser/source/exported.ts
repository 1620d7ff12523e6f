import type { Exported } from './define-library';
import { findExport } from './exports';
import { expressionOf } from './expression';
import { refer } from './find';
import type { Reader } from './reader';
import { ts } from './ts';
import { nameOf, spanOf, type Unit } from './unit';

/** What a file exports under which names, followed to where it is made; `module.exports = x` is the default export. */
export function exportedOf(reader: Reader, unit: Unit): Exported[] {
  return [...unit.file.statements.flatMap(exportsOf), ...assigned(unit)].map(({ name, at }) => {
    const found = findExport(reader, unit.path, name, []);
    const node = found.kind === 'node' ? found.node : undefined;
    return {
      name,
      span: spanOf(at),
      expression: node && expressionOf(reader, node),
      reference: found.kind === 'reference' ? found.reference : node && refer(reader, node),
    };
  });
}

/** The functions that a directive such as `use server` speaks of: what the file exports, else those that begin with it. */
export function markedWith(reader: Reader, unit: Unit, directive: string): Exported[] {
  if (!unit.text.includes(directive)) return [];
  if (startsWith(unit.file.statements, directive)) return exportedOf(reader, unit);
  return unit.nodes().flatMap((node) => {
    const body = ts.isFunctionLike(node) && 'body' in node ? (node.body as ts.Node | undefined) : undefined;
    if (!body || !ts.isBlock(body) || !startsWith(body.statements, directive)) return [];
    const at = nameNode(node) ?? node;
    const outer = outermost(node);
    return [
      {
        name: nameOf(at) ?? '',
        span: spanOf(at),
        expression: expressionOf(reader, node),
        reference: refer(reader, node),
        around: outer && expressionOf(reader, outer),
      },
    ];
  });
}

interface Named {
  readonly name: string;
  readonly at: ts.Node;
}

function exportsOf(statement: ts.Statement): Named[] {
  if (ts.isExportAssignment(statement)) return [{ name: 'default', at: statement.expression }];
  if (ts.isExportDeclaration(statement)) {
    const { exportClause } = statement;
    return exportClause && ts.isNamedExports(exportClause) ? exportClause.elements.map(({ name }) => ({ name: name.text, at: name })) : [];
  }
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(({ name }) => bound(name));
  if (!ts.isFunctionDeclaration(statement) && !ts.isClassDeclaration(statement)) return [];
  const isDefault = modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
  const name = isDefault ? 'default' : statement.name?.text;
  return name === undefined ? [] : [{ name, at: statement.name ?? modifiers[0] }];
}

function bound(name: ts.BindingName): Named[] {
  if (ts.isIdentifier(name)) return [{ name: name.text, at: name }];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? bound(element.name) : []));
}

/** `module.exports = handler` and `exports.name = value`. */
function assigned(unit: Unit): Named[] {
  const [whole] = (unit.assignments.get('module') ?? []).filter(({ path }) => path.length === 1 && path[0] === 'exports');
  const named = (unit.assignments.get('exports') ?? []).filter(({ path }) => path.length === 1);
  return [
    ...(whole ? [{ name: 'default', at: whole.right }] : []),
    ...named.map(({ path, node }) => ({ name: path[0], at: ts.isBinaryExpression(node) ? node.left : node })),
  ];
}

const startsWith = (statements: readonly ts.Statement[], directive: string): boolean =>
  statements
    .slice(0, 3)
    .some((one) => ts.isExpressionStatement(one) && ts.isStringLiteral(one.expression) && one.expression.text === directive);

function outermost(node: ts.Node): ts.Node | undefined {
  let outer: ts.Node | undefined;
  for (let at = node.parent; at; at = at.parent) if (ts.isFunctionLike(at)) outer = at;
  return outer;
}

/** The name of a function, also that of the variable or property that holds it, perhaps through a wrapper: `cache(async () => {})`. */
function nameNode(node: ts.Node): ts.Node | undefined {
  const own = 'name' in node ? (node.name as ts.Node | undefined) : undefined;
  if (own) return own;
  const { parent } = node;
  if (ts.isCallExpression(parent)) return nameNode(parent);
  return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name : undefined;
}
