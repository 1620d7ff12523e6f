import type { TextEdit } from 'vscode-languageserver';
import { isEnvironmentFile } from '../analyser/model/environment-file';

/**
 * The edit that suppresses a rule on one line, counted from 0. The reason is a word for the person to replace.
 * A comment that is already above the line takes the rule in.
 */
export function suppressLine(path: string, text: string, line: number, rule: string): TextEdit {
  const lines = text.split(/\r\n|\r|\n/);
  const above = line > 0 ? /auth-lens-disable-next-line[ \t]+[a-z][a-z0-9-]*(?:[ \t]*,[ \t]*[a-z][a-z0-9-]*)*/.exec(lines[line - 1]) : null;
  if (above) return insertion(line - 1, above.index + above[0].length, `, ${rule}`);
  const indent = /^\s*/.exec(lines[line])?.[0] ?? '';
  const comment = `auth-lens-disable-next-line ${rule} -- reason`;
  const start = isEnvironmentFile(path) ? '#' : '//';
  const written = isAmongJsxChildren(path, lines, line) ? `{/* ${comment} */}` : `${start} ${comment}`;
  return insertion(line, 0, indent + written + lineBreakOf(text));
}

/** The edit that suppresses a rule in a whole file. */
export function suppressFile(path: string, text: string, rule: string): TextEdit {
  const comment = `auth-lens-disable-file ${rule} -- reason`;
  const written = isEnvironmentFile(path) ? `# ${comment}` : `/* ${comment} */`;
  return insertion(firstScriptLine(path, text.split(/\r\n|\r|\n/)), 0, written + lineBreakOf(text));
}

function insertion(line: number, character: number, newText: string): TextEdit {
  return { range: { start: { line, character }, end: { line, character } }, newText };
}

const lineBreakOf = (text: string): string => (/\r\n|\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n');

/**
 * Whether a line starts between two children of a JSX element, where only `{…}` holds a comment. Judged by what stands before: an element
 * or an expression that ended, or text. A wrong yes is an empty block, a wrong no is text on the page, so the doubt is yes.
 */
function isAmongJsxChildren(path: string, lines: readonly string[], line: number): boolean {
  if (!/\.[jt]sx?$|\.mjs$|\.astro$/.test(path) || !/^\s*[<{]/.test(lines[line])) return false;
  const before = lines
    .slice(0, line)
    .findLast((one) => one.trim() !== '')
    ?.trimEnd();
  if (before === undefined || before.endsWith('=>')) return false;
  return lines[line].trimStart().startsWith('<') ? !/[([{=?:&|,;+]$|\breturn$/.test(before) : /[>}]$/.test(before);
}

function firstScriptLine(path: string, lines: readonly string[]): number {
  if (/\.(?:vue|svelte)$/.test(path)) return after(lines, /<script\b[^>]*>\s*$/i);
  if (/\.astro$/.test(path)) return after(lines, /^---\s*$/);
  return lines[0].startsWith('#!') ? 1 : 0;
}

const after = (lines: readonly string[], opening: RegExp): number => lines.findIndex((line) => opening.test(line)) + 1;
