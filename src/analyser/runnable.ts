/** Comments that begin a line, or the braces of JSX there: only there they are certainly no part of a text such as `https://`. Imports with names. */
const begins = /^[ \t]*(?:\/\/.*|\{?(\/\*)|import\s+(?:type\s*)?(\{))/gm;
/** Types in comments of JavaScript: `@type {import('next-auth').NextAuthOptions}`. */
const namesTypes = /@\w+\s*\{/;
/** Values of such types are settings, wherever they are put to use. */
const settings = /Options|Config/;
const from = /^\s*from\s*(?:'[^'\n]*'|"[^"\n]*")/;
const longestFrom = 300;

/** A text without what never runs, as far as that is easily told: comments, and imports of types other than those of settings. */
export function runnable(text: string): string {
  const kept: string[] = [];
  let start = 0;
  begins.lastIndex = 0;
  for (let found = begins.exec(text); found; found = begins.exec(text)) {
    const end = endOf(text, found[1] ?? found[2], begins.lastIndex);
    // Without an end it is not looked for again: there may be many.
    if (end === undefined) break;
    begins.lastIndex = end;
    if (mayRun(text.slice(found.index, end))) continue;
    kept.push(text.slice(start, found.index));
    start = end;
  }
  return start === 0 ? text : kept.join('') + text.slice(start);
}

/** Where what begins with the sign ends; a comment without one ends with its line. */
function endOf(text: string, sign: string | undefined, next: number): number | undefined {
  if (sign === undefined) return next;
  if (sign === '/*') return after(text, '*/', next);
  const end = after(text, '}', next);
  return end && end + (from.exec(text.slice(end, end + longestFrom))?.[0].length ?? 0);
}

function after(text: string, sign: string, next: number): number | undefined {
  const at = text.indexOf(sign, next);
  return at < 0 ? undefined : at + sign.length;
}

function mayRun(part: string): boolean {
  const names = /^\s*import\s+(type\b)?\s*\{([^}]*)/.exec(part);
  if (!names) return namesTypes.test(part);
  const isType = names[1] !== undefined || names[2].split(',').every((name) => /^\s*(type\s|$)/.test(name));
  return !isType || settings.test(names[2]);
}
