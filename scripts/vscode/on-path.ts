import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The real path of a program on the PATH. */
export function onPath(name: string): string | undefined {
  const found = (process.env.PATH ?? '').split(delimiter).find((folder) => folder && existsSync(join(folder, name)));
  return found && realpathSync(join(found, name));
}
