import type { Severity } from '../analyser/model/finding';
import type { OverviewFinding, Spot } from '../analyser/model/overview';

/** One row of the tree as plain data. */
export interface TreeNode {
  /** The same row has the same key after a change, so that it stays open. */
  readonly key: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** The name of a product icon. */
  readonly icon: string;
  /** What a screen reader says, where label and description are not enough. */
  readonly spoken?: string;
  readonly severity?: Severity;
  /** Where a click leads. */
  readonly spot?: Spot;
  readonly children: readonly TreeNode[];
  readonly isOpen?: boolean;
  /** What the context menu is about. */
  readonly finding?: OverviewFinding;
  readonly folder?: string;
}

/** `l10n` of VS Code. */
export interface Words {
  t(message: string, ...args: (string | number)[]): string;
}

/** Such as `login.ts:12`. */
export function whereIs({ uri, start }: Spot): string {
  return `${fileName(uri)}:${start.line + 1}`;
}

export function fileName(uri: string): string {
  return decoded(uri.slice(uri.lastIndexOf('/') + 1).replace(/[?#].*$/, ''));
}

/** The two folders around a file, which tell apart files of the same name. */
export function folderName(uri: string): string {
  return decoded(uri.split('/').slice(3, -1).slice(-2).join('/'));
}

/** An address as people read it; a malformed one stays as it is. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
