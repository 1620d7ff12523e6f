import type { Seen, SeenText } from '../analyser/model/seen';
import { seenFact, seenSetup } from '../analyser/model/seen';
import { createPositions } from '../analyser/positions';
import type { Workspace } from '../analyser/workspace';

/** What to look at beside facts and set-ups. */
export interface SeenFiles {
  /** Every package.json. */
  readonly manifests: readonly string[];
  /** Scripts in which something may matter. */
  readonly scripts: readonly string[];
  read(path: string): string | undefined;
}

/** Which texts the advisor wants: files of these names beside each package.json, and scripts that hold one of these words. */
export interface Wanted {
  readonly beside: readonly string[];
  readonly words: readonly string[];
}

/** Cuts what the engine knows to what the advisor's evidence needs: plain data without keys, secrets and values. */
export function seenIn(workspace: Workspace | undefined, { manifests, scripts, read }: SeenFiles, { beside, words }: Wanted): Seen {
  const positions = createPositions(read);
  const facts = (workspace?.facts() ?? []).flatMap((fact) => {
    const { file, range } = positions.place(fact.span);
    return seenFact(fact, { file, line: range.start.line }) ?? [];
  });
  const others = manifests.flatMap((path) => [path, ...beside.map((name) => path.replace(/[^/]*$/, name))]);
  const telling = scripts.flatMap((path) => textsOf(path, read)).filter(({ text }) => words.some((word) => text.includes(word)));
  return {
    facts,
    setups: (workspace?.setups() ?? []).map(seenSetup),
    texts: [...others.flatMap((path) => textsOf(path, read)), ...telling],
  };
}

function textsOf(path: string, read: SeenFiles['read']): SeenText[] {
  const text = read(path);
  return text === undefined ? [] : [{ path, text }];
}
