/** Shorter pieces V8 copies. */
const shortest = 13;

/**
 * Gives plain data strings of its own, in place. A piece cut from a text keeps the whole text in memory, since V8 cuts without copying: so a scan
 * held every file that it had found something in, and lock files for the version of one package. Those that `isKept` names stay as they are.
 */
export function detach(data: unknown, isKept: (text: string) => boolean): void {
  const places: { readonly holder: Record<string, unknown>; readonly key: string }[] = [];
  const seen = new Set<unknown>();
  const visit = (holder: Record<string, unknown>): void => {
    if (seen.has(holder)) return;
    seen.add(holder);
    for (const key in holder) {
      const item = holder[key];
      if (typeof item === 'string') {
        if (item.length >= shortest && !isKept(item)) places.push({ holder, key });
      } else if (typeof item === 'object' && item !== null) visit(item as Record<string, unknown>);
    }
  };
  visit({ data });
  const texts = [...new Set(places.map(({ holder, key }) => holder[key]))];
  const copies = JSON.parse(JSON.stringify(texts)) as string[];
  const copyOf = new Map(texts.map((text, index) => [text, copies[index]]));
  for (const { holder, key } of places) holder[key] = copyOf.get(holder[key]);
}
