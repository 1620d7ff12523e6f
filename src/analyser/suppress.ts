/** One comment that silences rules. Lines count from 1. */
export interface Suppression {
  readonly from: number;
  readonly to: number;
  /** Empty: every rule. */
  readonly rules: readonly string[];
}

const comment = /(?:\/\/|\/\*|<!--|#)\s*auth-lens-(disable|enable)(-next-line|-line|-file)?\b([^\r\n]*)/g;

/**
 * Reads `auth-lens-disable-next-line`, `-line`, `-file`, and `auth-lens-disable` up to `auth-lens-enable`, each followed by
 * rule ids (none: all rules) and, after `--`, a reason.
 */
export function suppressionsIn(text: string): readonly Suppression[] {
  if (!text.includes('auth-lens-disable')) return [];
  const found: Suppression[] = [];
  const open: { from: number; rules: readonly string[] }[] = [];
  const lineAt = lineCounter(text);
  for (const match of text.matchAll(comment)) {
    const line = lineAt(match.index);
    const rules = match[3]
      .replace(/(--|\*\/|-->).*$/, '')
      .split(/[\s,]+/)
      .filter((word) => /^[a-z][a-z0-9-]*$/.test(word));
    if (match[1] === 'enable') {
      for (const one of open.splice(0)) found.push({ ...one, to: line });
    } else if (match[2] === '-next-line') found.push({ from: line + 1, to: line + 1, rules });
    else if (match[2] === '-line') found.push({ from: line, to: line, rules });
    else if (match[2] === '-file') found.push({ from: 1, to: Number.MAX_SAFE_INTEGER, rules });
    else open.push({ from: line, rules });
  }
  return [...found, ...open.map((one) => ({ ...one, to: Number.MAX_SAFE_INTEGER }))];
}

/** Whether a finding of a rule on a line is silenced. */
export function isSuppressed(suppressions: readonly Suppression[], rule: string, line: number): boolean {
  return suppressions.some(({ from, to, rules }) => line >= from && line <= to && (rules.length === 0 || rules.includes(rule)));
}

function lineCounter(text: string): (offset: number) => number {
  const seen = { offset: 0, line: 1 };
  return (offset) => {
    for (; seen.offset < offset; seen.offset += 1) if (text.charCodeAt(seen.offset) === 10) seen.line += 1;
    return seen.line;
  };
}
