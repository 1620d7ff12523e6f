import type { CodeLens } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';

const heldMs = 2000;

interface Shown {
  readonly version: number;
  readonly changedAt: number;
  readonly lenses: readonly { readonly lens: CodeLens; readonly text: string }[];
}

/**
 * Holds lenses for a moment that are gone while a person types: an open quote makes code unreadable, and lines would jump
 * down and up again. `expired` is called when held ones are to go.
 */
export function createLensMemory(expired: () => void) {
  const byUri = new Map<string, Shown>();
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();

  function wait(uri: string, milliseconds: number): void {
    clearTimeout(waiting.get(uri));
    const timer = setTimeout(() => {
      waiting.delete(uri);
      expired();
    }, milliseconds);
    waiting.set(uri, timer);
  }

  return {
    steady(uri: string, document: TextDocument, found: CodeLens[]): CodeLens[] {
      const now = Date.now();
      const before = byUri.get(uri);
      const { version } = document;
      const changedAt = before && before.version !== version ? now : (before?.changedAt ?? 0);
      const left = changedAt + heldMs - now;
      const held = before && left > 0 ? before.lenses.filter((one) => !found.some((lens) => isSame(lens, one, document))) : [];
      if (held.length > 0) wait(uri, left);
      const lenses = [...found, ...held.map(({ lens, text }) => moved(lens, text, document))];
      byUri.set(uri, { version, changedAt, lenses: lenses.map((lens) => ({ lens, text: lineOf(document, lens.range.start.line) })) });
      return lenses;
    },
  };
}

const isSame = (lens: CodeLens, { lens: before, text }: Shown['lenses'][number], document: TextDocument): boolean =>
  lens.command?.title === before.command?.title || lineOf(document, lens.range.start.line) === text;

/** To the nearest line that reads as its line did; else it stays where it is. */
function moved(lens: CodeLens, text: string, document: TextDocument): CodeLens {
  const { line, character } = lens.range.start;
  const far = document.lineCount;
  for (let distance = 0; distance < far; distance++) {
    const found = [line - distance, line + distance].find((one) => one >= 0 && one < far && lineOf(document, one) === text);
    if (found === undefined) continue;
    const start = { line: found, character };
    return { ...lens, range: { start, end: start } };
  }
  const start = { line: Math.min(line, far - 1), character };
  return { ...lens, range: { start, end: start } };
}

function lineOf(document: TextDocument, line: number): string {
  return document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
}
