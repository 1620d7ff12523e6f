import type { Place, Position } from '../../src/analyser/model/finding';

const server = `import session from 'express-session';

app.use(
\tsession({
\t\tsecret: 'keyboard cat is a long secret', name: 'sid',
\t\tcookie: { httpOnly: false, sameSite: 'lax' },
\t}),
);
`;
const odd = `const a = '\u001b[31mred\u202e'; login(\`tick\`);\r\nconst b = 2;\r\n`;

export const texts: { readonly [file: string]: string } = {
  '/home/me/shop/src/server.ts': server,
  '/home/me/shop/a b/ödd,1%.js': odd,
  '/else/x.ts': 'x();\n',
};

/** The place of `words` in one of the sample's files. */
export function placeOf(file: string, words: string): Place {
  const offset = texts[file].indexOf(words);
  return { file, range: { start: positionAt(texts[file], offset), end: positionAt(texts[file], offset + words.length) } };
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: before[before.length - 1].length + 1, offset };
}
