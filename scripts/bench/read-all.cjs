// The floor of every scan: list a folder's JavaScript and TypeScript files, and read them. Plain Node, so that no loader is measured.
const { readFileSync } = require('node:fs');
const { fdir } = require('fdir');

const files = new fdir()
  .withFullPaths()
  .exclude((name) => name === 'node_modules' || name === '.git')
  .filter((path) => /\.[cm]?[jt]sx?$/.test(path))
  .crawl(process.argv[2])
  .sync();
const bytes = files.reduce((sum, path) => sum + readFileSync(path).length, 0);
process.stdout.write(`${JSON.stringify({ files: files.length, bytes })}\n`);
