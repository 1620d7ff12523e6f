import { applyEdits, modify, type ParseError, parse } from 'jsonc-parser';
import { decisionParts } from '../analyser/model/policy-file';
import type { Decision } from './decision';

/** `broken`: the file is no JSON, or no object, and is left as it is. */
export type Kept = { readonly text: string } | { readonly broken: true };

/**
 * The text of auth-lens.json with the decision in it. Of a file that exists only the parts of the decision change: comments and everything
 * else stay. `schema` is the address of the schema, where there is one beside the project; one that is written stays.
 */
export function withDecision(before: string | undefined, decision: Decision, schema?: string): Kept {
  const own = before?.replace(/^\ufeff/, '') ?? '';
  if (own.trim() === '') return { text: `${JSON.stringify({ ...(schema ? { $schema: schema } : {}), decision }, null, 2)}\n` };
  const errors: ParseError[] = [];
  const root: unknown = parse(own, errors, { allowTrailingComma: true });
  if (errors.length > 0 || !isObject(root)) return { broken: true };
  const format = formatOf(own);
  const changed = (text: string, path: string[], value: unknown) =>
    applyEdits(text, modify(text, path, value, { formattingOptions: format }));
  if (!isObject(root.decision)) return { text: changed(own, ['decision'], decision) };
  const parts: { readonly [part: string]: unknown } = { ...decision };
  const known = root.decision;
  const text = decisionParts
    .filter((part) => JSON.stringify(known[part]) !== JSON.stringify(parts[part]))
    .reduce((now, part) => changed(now, ['decision', part], parts[part]), own);
  return { text };
}

/** Indented as the file is. */
function formatOf(text: string) {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 4 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
