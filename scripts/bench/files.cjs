const { fdir } = require('fdir');

exports.files = (folder) =>
  new fdir()
    .withFullPaths()
    .exclude((name) => name === 'node_modules' || name === '.git')
    .filter((path) => /\.[cm]?[jt]sx?$/.test(path))
    .crawl(folder)
    .sync();
