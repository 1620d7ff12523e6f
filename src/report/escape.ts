// C0, DEL and C1 controls move the cursor or set colours; bidirectional controls and zero-width characters make code look like other code.
const hidden = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Text on one line in which every invisible character is spelled out, as `\x1b` or `\u202e`. */
export function visible(text: string): string {
  return text.replace(hidden, spelled);
}

/** JSON on several lines, with a line break at the end, that is safe to print on a terminal. */
export function printJson(value: unknown): string {
  const json = JSON.stringify(value, null, 2).replace(/[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, unicode);
  return `${json}\n`;
}

function spelled(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : unicode(character);
}

function unicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
