import { isEnvironmentFile } from '../model/environment-file';
import { joined, partsOf } from './parts';
import { forgetPlaces } from './scope';
import { scriptOf } from './script';
import { ts } from './ts';
import type { Unit } from './unit';

const scriptKinds: Record<string, ts.ScriptKind> = {
  ts: ts.ScriptKind.TS,
  mts: ts.ScriptKind.TS,
  cts: ts.ScriptKind.TS,
  tsx: ts.ScriptKind.TSX,
  json: ts.ScriptKind.JSON,
  vue: ts.ScriptKind.TS,
  svelte: ts.ScriptKind.TS,
  astro: ts.ScriptKind.TSX,
};

/** Parses one text; broken syntax gives what the parser could make of it. `before` is the same file before an edit, which nobody uses any more. */
export function parse(path: string, text: string, before?: Unit): Unit {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const kind = scriptKinds[extension] ?? ts.ScriptKind.JSX;
  const script = isEnvironmentFile(path) ? '' : scriptOf(extension, text);
  // Parents are set while the nodes are listed, and the JSDoc of TypeScript says nothing here: both save time.
  const options = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseForTypeErrors };
  const file = (before && edited(before.file, script)) ?? ts.createSourceFile(path, script, options, false, kind);
  return { path, text, file, ...joined(partsOf(file)) };
}

/** What an edit leaves alone is not parsed again. The tree of before is spent: its nodes are moved. */
function edited(file: ts.SourceFile, text: string): ts.SourceFile | undefined {
  if (file.text === text || file.languageVersion !== ts.ScriptTarget.Latest) return undefined;
  const most = Math.min(file.text.length, text.length);
  let start = 0;
  while (start < most && file.text.charCodeAt(start) === text.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < most - start && file.text.charCodeAt(file.text.length - 1 - end) === text.charCodeAt(text.length - 1 - end)) end += 1;
  const span = { start, length: file.text.length - end - start };
  const result = ts.updateSourceFile(file, text, { span, newLength: text.length - end - start });
  forgetPlaces();
  return result;
}
