const escapes: { readonly [letter: string]: string } = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"', '`': '`' };

/** The text that a string literal of JavaScript stands for; nothing for anything else, or where it holds rarer escapes or code. */
export function writtenText(literal: string): string | undefined {
  const quote = literal[0];
  const inside = literal.slice(1, -1);
  if (literal.length < 2 || !`'"\``.includes(quote) || literal.at(-1) !== quote) return undefined;
  if (quote === '`' && inside.includes('${')) return undefined;
  const rare = [...inside.matchAll(/\\([\s\S])/g)].some(([, letter]) => !Object.hasOwn(escapes, letter));
  return rare ? undefined : inside.replace(/\\([\s\S])/g, (_, letter: string) => escapes[letter]);
}
