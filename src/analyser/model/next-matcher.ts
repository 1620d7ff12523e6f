/**
 * Whether an entry of a Next.js matcher lets the middleware run for a path; undefined where the entry is written in a way that is not read
 * here. https://nextjs.org/docs/app/api-reference/file-conventions/proxy#matcher. Nothing of it is run as a pattern.
 */
export function covers(entry: string, path: string): boolean | undefined {
  const around = /^\/\(\(\?!(.*)\)(?:\.\*|\.\+)\)$/.exec(entry);
  if (around) return !alternativesOf(around[1]).some((text) => excludes(text, path.slice(1)));
  if (/^\/?\(\.\*\)$|^\/:\w+\*$/.test(entry)) return true;
  return /[()\\|?[\]]/.test(entry) ? undefined : bySegments(entry.split('/').slice(1), path.split('/').slice(1));
}

/** Alternatives that are no plain text, such as `.*\\.png$`, leave out files: no page or route is called so. */
function excludes(text: string, path: string): boolean {
  const plain = text.replace(/\\\./g, '.').replace(/^\//, '');
  if (plain.endsWith('$')) return path === plain.slice(0, -1);
  return /^[\w./-]+$/.test(plain) && path.startsWith(plain);
}

/** Undefined where the entry names one address of the many that `/products/:id` stands for. */
function bySegments(pattern: readonly string[], path: readonly string[]): boolean | undefined {
  const [first, ...rest] = pattern;
  if (first === undefined) return path.length === 0;
  if (/^:\w+\*$/.test(first)) return true;
  if (/^:\w+\+$/.test(first)) return path.length > 0;
  if (path.length === 0) return false;
  const isOne = !first.startsWith(':') && path[0].startsWith(':');
  if (!first.startsWith(':') && first !== path[0] && !isOne) return false;
  const further = bySegments(rest, path.slice(1));
  return isOne && further ? undefined : further;
}

/** Splits at the bars that stand in no group. */
function alternativesOf(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of text) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}
