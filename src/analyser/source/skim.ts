import { answered } from './answered';
import { resolveModule } from './modules';
import type { Reader, Texts } from './reader';
import { type Declaration, declarationOf } from './scope';
import { ts } from './ts';

/**
 * What the text of another file says before it is parsed. Packages hand on hundreds of files with `export *`, and most calls of a
 * file are of plain functions elsewhere: to parse them all took longer than to parse what is scanned.
 */
interface Skimmed {
  /** Undefined: what it exports may be named elsewhere. */
  readonly exported: ReadonlySet<string> | undefined;
  /** The exports that are plain functions; `default` among them. */
  readonly functions: ReadonlySet<string>;
}

/** Those of the files that one hands on with `export *` which may have a name: an export says it, or hands on others. */
export function starsWith({ texts }: Reader, file: string, stars: readonly string[], name: string): readonly string[] {
  const known = answered(texts, `stars\n${file}`, (own) =>
    stars.map((specifier) => ({ specifier, exported: skim(own, file, specifier)?.exported })),
  );
  return known.filter(({ exported }) => exported === undefined || exported.has(name)).map(({ specifier }) => specifier);
}

/** Tells of the callees of one file which are imported from a file of the workspace that declares them as functions: what those return does not name them. */
export function importedFunctions(reader: Reader): (callee: ts.Node) => boolean {
  const known = new Map<Declaration, boolean>();
  return (callee) => {
    const declaration = ts.isIdentifier(callee) ? declarationOf(callee) : undefined;
    if (!declaration || !(ts.isImportSpecifier(declaration) || ts.isImportClause(declaration))) return false;
    const answer = known.get(declaration) ?? isFunction(reader, declaration);
    known.set(declaration, answer);
    return answer;
  };
}

function isFunction(reader: Reader, declaration: ts.ImportSpecifier | ts.ImportClause): boolean {
  const isDefault = ts.isImportClause(declaration);
  const { moduleSpecifier } = (isDefault ? declaration.parent : declaration.parent.parent.parent) as ts.ImportDeclaration;
  if (!ts.isStringLiteralLike(moduleSpecifier)) return false;
  const functions = skim(reader.texts, declaration.getSourceFile().fileName, moduleSpecifier.text)?.functions;
  return functions?.has(isDefault ? 'default' : (declaration.propertyName ?? declaration.name).text) ?? false;
}

function skim(texts: Texts, from: string, specifier: string): Skimmed | undefined {
  const path = resolveModule(texts, from, specifier);
  if (path === undefined || !/\.[cm]?[jt]sx?$/.test(path)) return undefined;
  return answered(texts, `skim\n${path}`, ({ read }) => {
    const text = read(path);
    return text === undefined ? undefined : { exported: handsOn.test(text) ? undefined : namesIn(text), functions: functionsIn(text) };
  });
}

/** `export *`, `export =`, CommonJS, and `export const a = 1,` with others behind it or on the next lines. */
const handsOn = /\bexport\s*(?:\*|=)|\bexports\b|^export (?:const|let|var) [^\n]*,[ \t]*(?:$|[\w$]+[ \t]*=)/m;

/** From `export` to where names have ended: `const { a, b }`, `{ a as b }`, `async function a`. */
function namesIn(text: string): Set<string> {
  const heads = text.split('export').slice(1);
  return new Set(heads.flatMap((head) => head.slice(0, end(head)).match(/[\p{ID_Continue}$]+/gu) ?? []));
}

function end(head: string): number {
  const found = head.search(/[(=;]/);
  return found < 0 ? head.length : found;
}

/** At the start of a line: `export async function name`, `export const name = async (a, b`. What is called is no object in brackets. */
const declaredFunction =
  /^export (?:(default) (?:async )?function\b|(?:async )?function ?\*? ?([\w$]+)|const ([\w$]+) = (?:async )?\((?:[){[\n]|\w+[:,?]))/gm;

function functionsIn(text: string): Set<string> {
  return new Set([...text.matchAll(declaredFunction)].map(([, ...names]) => names.find((name) => name !== undefined) ?? ''));
}
