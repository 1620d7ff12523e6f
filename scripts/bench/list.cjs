// The floor of a second scan: list a folder's JavaScript and TypeScript files. Plain Node, so that no loader is measured.
const { files } = require('./files.cjs');

process.stdout.write(`${files(process.argv[2]).length}\n`);
