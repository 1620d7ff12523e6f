/** Adds an item to the list that an index keeps under a key. */
export function append<K, T>(index: Map<K, T[]>, key: K, item: T): void {
  const list = index.get(key);
  if (list) list.push(item);
  else index.set(key, [item]);
}

/** The lists that parts of a file keep, as one. Most parts keep none: `flatMap` takes several times as long for those. */
export function gathered<P, T>(parts: readonly P[], listOf: (part: P) => readonly T[] | undefined): T[] {
  const all: T[] = [];
  for (const part of parts) {
    const own = listOf(part);
    if (own) for (const one of own) all.push(one);
  }
  return all;
}
