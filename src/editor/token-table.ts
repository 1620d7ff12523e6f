import type { Found } from '../token/find-tokens';
import type { TokenPage } from '../webview/token/messages';
import { type Entry, entriesOf, judged } from './token-entry';

/** The tokens that are looked at, and the keys given for them: in memory, until they are cleared. */
export interface TokenTable {
  readonly entries: readonly Entry[];
  readonly page: TokenPage;
  lay(found: Found): Promise<void>;
  /** Puts a token behind another one and selects it. */
  add(entry: Entry, behind: Entry): void;
  replace(old: Entry, entry: Entry): void;
  select(index: number): void;
  /** Judges everything at this moment. */
  refresh(): Promise<void>;
  clear(): void;
}

/** An empty table. `changed` is called after each change. */
export function createTokenTable(changed: () => void): TokenTable {
  let entries: readonly Entry[] = [];
  let notes: readonly string[] = [];
  let [selected, round, now] = [0, 0, 0];
  const ids = new Map<Entry, number>();
  let lastId = 0;

  function idOf(entry: Entry): number {
    if (!ids.has(entry)) ids.set(entry, ++lastId);
    return ids.get(entry) as number;
  }

  /** Puts other findings in the places of the entries that they are about. */
  function exchange(changed: ReadonlyMap<Entry, Entry>): void {
    for (const [old, entry] of changed) ids.set(entry, idOf(old));
    set(
      entries.map((one) => changed.get(one) ?? one),
      selected,
    );
  }

  function set(next: readonly Entry[], choice: number): void {
    entries = next;
    for (const entry of ids.keys()) if (!next.includes(entry)) ids.delete(entry);
    selected = Math.max(0, Math.min(choice, next.length - 1));
    now = Date.now() / 1000;
    changed();
  }

  return {
    get entries() {
      return entries;
    },
    get page() {
      const tokens = entries.map((entry) => ({ id: idOf(entry), decoded: entry.decoded, expected: entry.expected, isTest: entry.isTest }));
      return { tokens, selected, notes, now, round };
    },
    async lay(found) {
      const laid = await entriesOf(found);
      notes = found.notes;
      round += 1;
      set(laid, 0);
    },
    add(entry, behind) {
      const place = entries.indexOf(behind) + 1;
      set(entries.toSpliced(place, 0, entry), place);
    },
    replace: (old, entry) => exchange(new Map([[old, entry]])),
    select: (index) => set(entries, index),
    refresh: async () => exchange(new Map(await Promise.all(entries.map(async (entry) => [entry, await judged(entry)] as const)))),
    clear() {
      entries = [];
      notes = [];
      ids.clear();
    },
  };
}
