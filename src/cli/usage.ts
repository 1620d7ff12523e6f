/** An error in how the command was called; its message is one line for the person. */
export function usageError(message: string): Error {
  return Object.assign(new Error(message), { code: 'USAGE' });
}

/** `Unknown rule "x". Did you mean "y"?` */
export function unknownWord(kind: string, word: string, known: readonly string[]): Error {
  const near = closest(word, known);
  const list = known.length <= 8 ? ` It is one of ${known.join(', ')}.` : ' See --help.';
  return usageError(`Unknown ${kind} "${word}".${near ? ` Did you mean "${near}"?` : list}`);
}

/** The known word that a person most likely meant. */
export function closest(word: string, known: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(word.length / 3));
  const ranked = known.map((one) => ({ one, steps: distance(word.slice(0, 60).toLowerCase(), one) })).sort((a, b) => a.steps - b.steps);
  const contained = known.filter((one) => word.length > 3 && one.includes(word));
  return ranked[0]?.steps <= limit ? ranked[0].one : contained[0];
}

// Levenshtein's distance, one row at a time.
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, character] of [...from].entries()) {
    const next = [index + 1];
    for (let at = 1; at <= to.length; at += 1) {
      next[at] = Math.min(row[at] + 1, next[at - 1] + 1, row[at - 1] + (to[at - 1] === character ? 0 : 1));
    }
    row = next;
  }
  return row[to.length];
}
