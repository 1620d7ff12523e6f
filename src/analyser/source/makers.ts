import { callOf } from './call';
import { remembers } from './calls';
import type { Call } from './define-library';
import { type Entry, entryOf, exportsIn } from './exports';
import { refer } from './find';
import { boundBy } from './origins';
import type { Reader } from './reader';
import { declarationOf } from './scope';
import { ts } from './ts';
import { nameOf, stepOf, strip, type Unit } from './unit';

/** A name of a file that is a member of what a call gives, perhaps in another file: `export const { auth } = NextAuth(...)`. */
export interface Made {
  readonly name: string;
  readonly exported: boolean;
  readonly call: Call;
  /** From the call's result: `auth`; `auth ()` where that is called in turn. */
  readonly path: readonly string[];
  /** The call around a function: `auth((request) => ...)`. */
  readonly wrapper?: Call;
}

type Maker = Pick<Made, 'call' | 'path' | 'wrapper'>;

/** The calls that exported and imported names come from. */
export function makersIn(reader: Reader, unit: Unit): Made[] {
  const exported = [...exportsIn(unit).names].flatMap(([name, entry]) => {
    const maker = ofEntry(reader, unit.path, entry, []);
    return maker ? [{ name, exported: true, ...maker }] : [];
  });
  const imported = unit.file.statements.filter(ts.isImportDeclaration).flatMap(({ importClause }) => {
    const named = importClause?.namedBindings;
    const names = [importClause?.name, ...(named && ts.isNamedImports(named) ? named.elements.map((one) => one.name) : [])];
    return names.flatMap((name) => {
      const maker = name && ofNode(reader, name, []);
      return maker ? [{ name: name.text, exported: false, ...maker }] : [];
    });
  });
  return [...exported, ...imported];
}

function ofEntry(reader: Reader, file: string, entry: Entry, path: readonly string[]): Maker | undefined {
  if (entry.kind === 'module') return ofExport(reader, file, entry.specifier, [...entry.path, ...path]);
  return entry.kind === 'expression' ? ofNode(reader, entry.node, path) : ofDeclaration(reader, entry.declaration, path);
}

function ofExport(reader: Reader, from: string, specifier: string, [name, ...path]: readonly string[]): Maker | undefined {
  const file = reader.resolve(from, specifier);
  const found = file === undefined || name === undefined ? undefined : entryOf(reader, file, name);
  return found && reader.guarded(found.entry, `made ${path.join('.')}`, undefined, () => ofEntry(reader, found.file, found.entry, path));
}

function ofNode(reader: Reader, start: ts.Node, path: readonly string[]): Maker | undefined {
  const node = strip(start);
  if (ts.isIdentifier(node)) {
    const declaration = declarationOf(node);
    return declaration && reader.guarded(declaration, `made ${path.join('.')}`, undefined, () => ofDeclaration(reader, declaration, path));
  }
  const step = stepOf(node);
  if (step) return step.name === undefined ? undefined : ofNode(reader, step.object, [step.name, ...path]);
  if (!ts.isCallExpression(node)) return undefined;
  const callee = refer(reader, node.expression);
  if (remembers(callee) && node.arguments[0]) return ofNode(reader, node.arguments[0], path);
  const call = callOf(reader, node, callee);
  const inner = path.length === 0 ? ofNode(reader, node.expression, []) : undefined;
  return inner ? { call: inner.call, path: [...inner.path, '()'], wrapper: call } : { call, path };
}

function ofDeclaration(reader: Reader, declaration: ts.Node, path: readonly string[]): Maker | undefined {
  const from = declaration.getSourceFile().fileName;
  if (ts.isImportSpecifier(declaration)) {
    const { moduleSpecifier } = declaration.parent.parent.parent;
    return ofExport(reader, from, nameOf(moduleSpecifier) ?? '', [(declaration.propertyName ?? declaration.name).text, ...path]);
  }
  if (ts.isImportClause(declaration)) return ofExport(reader, from, nameOf(declaration.parent.moduleSpecifier) ?? '', ['default', ...path]);
  if (ts.isBindingElement(declaration)) {
    const bound = boundBy(declaration);
    const initializer = bound?.owner.initializer;
    return bound && initializer && ts.isVariableDeclaration(bound.owner)
      ? ofNode(reader, initializer, [...bound.keys, ...path])
      : undefined;
  }
  return ts.isVariableDeclaration(declaration) && declaration.initializer ? ofNode(reader, declaration.initializer, path) : undefined;
}
