import type { TextFile } from './define-library';
import { foldersAbove } from './modules';
import type { Reader } from './reader';

const tops = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock', 'bun.lockb', 'pnpm-workspace.yaml', '.git/HEAD'];
const mostFolders = 4;

/** The folder of the application that a file belongs to: that of the nearest package.json. */
export function applicationFolder({ texts }: Reader, file: string): string {
  const folders = foldersAbove(file);
  return folders.find((folder) => texts.read(`${folder}/package.json`) !== undefined) ?? folders[0];
}

/** Files with these names in the application's folder and in those above, up to the top of the checkout; the nearest first. */
export function filesBeside(reader: Reader, file: string, names: readonly string[]): TextFile[] {
  return foldersUpToTop(reader, applicationFolder(reader, file)).flatMap((folder) =>
    names.flatMap((name) => {
      const text = reader.texts.read(`${folder}/${name}`);
      return text === undefined ? [] : [{ path: `${folder}/${name}`, text }];
    }),
  );
}

function foldersUpToTop({ texts }: Reader, application: string): string[] {
  const folders = foldersAbove(`${application}/package.json`).slice(0, mostFolders);
  const top = folders.findIndex((folder) => tops.some((name) => texts.read(`${folder}/${name}`) !== undefined));
  return top < 0 ? folders.slice(0, 1) : folders.slice(0, top + 1);
}
