import { visible } from '../report/escape';

/** Words of a stranger for a notification: there, VS Code would make a link that runs a command of `[words](command:...)`. */
export function unlinked(text: string): string {
  return visible(text).replaceAll('](', '] (');
}
