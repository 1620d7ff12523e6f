import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from './bundle';
import { writeNotices } from './bundle/notices';
import { mustRun } from './process';
import { root } from './root';
import { runMain, say } from './terminal';

const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
const vsix = 'dist/auth-lens.vsix';

/** Builds everything, packs it as VS Code installs it, and returns the file. */
export async function packageExtension(): Promise<string> {
  await bundle();
  await writeNotices();
  const args = ['package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', vsix];
  await mustRun(process.execPath, [vsce, ...args], { cwd: root, what: 'Packing the extension', timeoutSeconds: 120 });
  const path = join(root, vsix);
  say(`Packed ${vsix}, ${Math.round((await stat(path)).size / 1000)} kB`);
  return path;
}

runMain(module, packageExtension);
