// What parsing costs at least: read every file, and parse the candidates, named in a file, with the TypeScript that ts-morph carries.
const { readFileSync } = require('node:fs');
const { ts } = require('@ts-morph/common');
const { files } = require('./files.cjs');

const candidates = new Set(JSON.parse(readFileSync(process.argv[3], 'utf8')));
const nodes = files(process.argv[2]).reduce((sum, path) => {
  const text = readFileSync(path, 'utf8');
  return candidates.has(path) ? sum + ts.createSourceFile(path, text, ts.ScriptTarget.Latest).statements.length : sum;
}, 0);
process.stdout.write(`${nodes}\n`);
