// The floor of a first scan: list a folder's JavaScript and TypeScript files, and read them. Plain Node, so that no loader is measured.
const { readFileSync } = require('node:fs');
const { files } = require('./files.cjs');

const bytes = files(process.argv[2]).reduce((sum, path) => sum + readFileSync(path).length, 0);
process.stdout.write(`${bytes}\n`);
