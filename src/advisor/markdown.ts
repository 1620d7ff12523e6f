// Controls, bidirectional marks and zero-width characters make text look like other text.
const hidden = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Words as Markdown that shows them unchanged, on one line. */
export function escaped(text: string): string {
  return spelled(text).replace(/[\\`*_{}[\]<>#|~&!@]/g, (character) => (character === '@' ? '&#64;' : `\\${character}`));
}

/** A code span for a name or path, also inside of a table. */
export function inlineCode(text: string): string {
  return `\`${spelled(text).replaceAll('`', "'").replaceAll('|', '¦')}\``;
}

/** A block of code; its fence is longer than any inside. */
export function codeBlock(text: string, language: string): string[] {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [fence + language, text.trimEnd(), fence];
}

/** A table of cells that are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)];
}

function spelled(text: string): string {
  return text.replace(hidden, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
