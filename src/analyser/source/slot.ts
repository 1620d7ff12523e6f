import type { Slot, Span } from '../model/value';
import type { Found } from './found';
import type { Reader } from './reader';
import { ts } from './ts';
import { nameOf, spanOf, stepOf, strip } from './unit';

/** Where a written property, shorthand or assignment takes a new value. */
export function slotOfEntry(entry: ts.Node): Slot | undefined {
  if (ts.isPropertyAssignment(entry))
    return { span: spanOf(entry.initializer), before: '', after: '', removal: removalOf(entry), indent: indentAt(entry) };
  if (ts.isShorthandPropertyAssignment(entry))
    return { span: spanOf(entry), before: `${entry.name.text}: `, after: '', removal: removalOf(entry), indent: indentAt(entry) };
  if (ts.isBinaryExpression(entry)) return { span: spanOf(entry.right), before: '', after: '', indent: indentAt(entry) };
  return undefined;
}

/** The stretch that a finding about a written setting stands on. */
export function spanOfEntry(entry: ts.Node): Span {
  return spanOf(entry);
}

/** Where `path` can be written into the object that `node` leads to; undefined where no object is written out. */
export function missingSlot(reader: Reader, node: ts.Node, path: readonly string[]): Slot | undefined {
  for (let depth = path.length - 1; depth >= 0; depth -= 1) {
    const object = objectAt(reader, reader.find(node, path.slice(0, depth)));
    if (object === 'other') return undefined;
    if (object) return insertion(object, path.slice(depth));
  }
  return undefined;
}

/** Where an options object can be added as the last argument of a call. */
export function argumentSlot(call: ts.CallExpression | ts.NewExpression, index: number, path: readonly string[]): Slot | undefined {
  const { arguments: list } = call;
  if (!list || list.length !== index || list.some(ts.isSpreadElement)) return undefined;
  const file = call.getSourceFile();
  const { before, after } = nested(path, '');
  const last = list.at(-1);
  const at = last ? last.end : list.pos;
  return {
    span: { file: file.fileName, start: at, end: at },
    before: `${last ? ', ' : ''}{ ${before}`,
    after: `${after} }`,
    indent: indentAt(call),
  };
}

/** Where an options object can be added before an argument. */
export function beforeSlot(argument: ts.Expression, path: readonly string[]): Slot {
  const file = argument.getSourceFile();
  const start = argument.getStart(file);
  const { before, after } = nested(path, '');
  return { span: { file: file.fileName, start, end: start }, before: `{ ${before}`, after: `${after} }, `, indent: indentAt(argument) };
}

/** The white space that the node's line starts with. */
export function indentAt(node: ts.Node): string {
  const file = node.getSourceFile();
  return lineIndent(file.text, node.getStart(file));
}

function objectAt(reader: Reader, found: Found): ts.ObjectLiteralExpression | 'other' | undefined {
  if (found.kind === 'absent') return undefined;
  if (found.kind !== 'node') return 'other';
  const node = strip(found.node);
  if (ts.isIdentifier(node)) return 'other';
  if (ts.isCallExpression(node)) {
    const last = node.arguments.at(-1);
    if (last && stepOf(node.expression)?.name === 'assign') return objectAt(reader, reader.find(last));
    const inner = reader.find(node);
    return inner.kind === 'node' && strip(inner.node) !== node ? objectAt(reader, inner) : 'other';
  }
  return ts.isObjectLiteralExpression(node) && !node.getSourceFile().fileName.endsWith('.json') ? node : 'other';
}

function insertion(object: ts.ObjectLiteralExpression, path: readonly string[]): Slot {
  const file = object.getSourceFile();
  const { text } = file;
  const last = object.properties.at(-1);
  const quote = last && ts.isPropertyAssignment(last) && ts.isStringLiteral(last.name) ? text[last.name.getStart(file)] : '';
  const { before, after } = nested(path, quote);
  const span = (start: number, end: number): Span => ({ file: file.fileName, start, end });
  if (!last) {
    const inner = span(object.getStart(file) + 1, object.end - 1);
    const comment = text.slice(inner.start, inner.end).trim();
    if (!comment) return { span: inner, before: ` ${before}`, after: `${after} `, indent: indentAt(object) };
    return { span: span(inner.start, inner.start), before: ` ${before}`, after: `${after},`, indent: indentAt(object) };
  }
  const ownLine = text.slice(text.lastIndexOf('\n', last.getStart(file)) + 1, last.getStart(file)).trim() === '';
  const indent = lineIndent(text, last.getStart(file));
  if (!ownLine || !text.slice(object.getStart(file), last.getStart(file)).includes('\n'))
    return { span: span(last.end, last.end), before: `, ${before}`, after, indent };
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const { commaEnd, lineEnd } = tailOf(text, last.end, object.end);
  const kept = text.slice(commaEnd ?? last.end, lineEnd);
  if (commaEnd !== undefined)
    return { span: span(commaEnd, lineEnd), before: `${kept}${newline}${indent}${before}`, after: `${after},`, indent };
  return { span: span(last.end, lineEnd), before: `,${kept}${newline}${indent}${before}`, after, indent };
}

/** After the last property: where its comma ends, and where a comment on the same line ends. */
function tailOf(text: string, from: number, objectEnd: number): { commaEnd?: number; lineEnd: number } {
  let at = from;
  let commaEnd: number | undefined;
  for (const comment of [...(ts.getTrailingCommentRanges(text, from) ?? [])]) at = Math.max(at, comment.end);
  const comma = /^\s*,/.exec(text.slice(at, objectEnd));
  if (comma) {
    commaEnd = at + comma[0].length;
    at = commaEnd;
    for (const comment of ts.getTrailingCommentRanges(text, commaEnd) ?? []) at = Math.max(at, comment.end);
  }
  return { commaEnd, lineEnd: at };
}

function nested(path: readonly string[], quote: string): { before: string; after: string } {
  const names = path.map((name) =>
    quote || !/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? (quote || "'") + name + (quote || "'") : name,
  );
  return { before: `${names.join(': { ')}: `, after: ' }'.repeat(path.length - 1) };
}

function lineIndent(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset))?.[0] ?? '';
}

/** The property with its comma, and its whole line where it has one of its own. */
function removalOf(property: ts.ObjectLiteralElementLike): Span | undefined {
  const object = property.parent;
  if (!ts.isObjectLiteralExpression(object) || nameOf(property.name) === undefined) return undefined;
  const file = property.getSourceFile();
  const { text } = file;
  const index = object.properties.indexOf(property);
  const comma = /^\s*,/.exec(text.slice(property.end, object.end));
  let start = property.getStart(file);
  if (!comma) {
    const previous = object.properties[index - 1];
    return { file: file.fileName, start: previous ? previous.end : start, end: property.end };
  }
  let end = property.end + comma[0].length;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[ \t]*(\r?\n)?/.exec(text.slice(end, object.end))?.[0] ?? '';
  if (text.slice(lineStart, start).trim() === '' && rest.includes('\n')) {
    start = lineStart;
    end += rest.length;
  } else end += rest.replace(/\r?\n$/, '').length;
  return { file: file.fileName, start, end };
}
