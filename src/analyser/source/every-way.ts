import type { Reader } from './reader';
import { ts } from './ts';
import { strip } from './unit';

/** Whether every way through a function calls one of its parameters: `(origin, callback) => { if (!origin) return callback(null); callback(null); }`. */
export function callsOnEveryWay(reader: Reader, node: ts.Node, parameter: number): boolean {
  const found = reader.find(node);
  const home = found.kind === 'node' ? strip(found.node) : undefined;
  if (!home || !ts.isFunctionLike(home) || !('body' in home) || !home.body) return false;
  const name = home.parameters[parameter]?.name;
  if (!name || !ts.isIdentifier(name)) return false;
  const body = home.body as ts.Node;
  return ts.isBlock(body) ? ofStatement(body, name.text) : ofExpression(body, name.text);
}

function ofStatement(statement: ts.Statement, name: string): boolean {
  if (ts.isBlock(statement)) return ofBlock(statement, name);
  if (ts.isIfStatement(statement))
    return (
      statement.elseStatement !== undefined && ofStatement(statement.thenStatement, name) && ofStatement(statement.elseStatement, name)
    );
  const { expression } = statement as Partial<ts.ExpressionStatement>;
  const isPlain = ts.isExpressionStatement(statement) || ts.isReturnStatement(statement);
  return isPlain && expression !== undefined && ofExpression(expression, name);
}

/** A statement before the call must not leave without one. */
function ofBlock({ statements }: ts.Block, name: string): boolean {
  for (const statement of statements) {
    if (ofStatement(statement, name)) return true;
    if (mayLeave(statement, name)) return false;
  }
  return false;
}

function mayLeave(statement: ts.Statement, name: string): boolean {
  if (ts.isReturnStatement(statement) || ts.isThrowStatement(statement)) return true;
  if (!ts.isIfStatement(statement))
    return ts.isTryStatement(statement) || ts.isIterationStatement(statement, false) || ts.isSwitchStatement(statement);
  return [statement.thenStatement, statement.elseStatement].some((one) => one && !ofStatement(one, name) && holdsExit(one, name));
}

function holdsExit(statement: ts.Statement, name: string): boolean {
  return ts.isBlock(statement) ? statement.statements.some((one) => mayLeave(one, name)) : mayLeave(statement, name);
}

function ofExpression(node: ts.Node, name: string): boolean {
  const own = strip(node);
  if (ts.isConditionalExpression(own)) return ofExpression(own.whenTrue, name) && ofExpression(own.whenFalse, name);
  return ts.isCallExpression(own) && ts.isIdentifier(own.expression) && own.expression.text === name;
}
