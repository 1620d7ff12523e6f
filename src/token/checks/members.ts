import { isObject, type Json } from '../json';

/** Names of members at any depth whose name, and value where asked, fit; at most 2,000 members are looked at. */
export function members(value: Json | undefined, fits: (name: string, value: Json) => boolean): string[] {
  const found = new Set<string>();
  const queue: Json[] = value === undefined ? [] : [value];
  for (let at = 0; at < queue.length && at < 2000; at += 1) {
    const next = queue[at];
    if (Array.isArray(next)) queue.push(...next.slice(0, 200));
    else if (isObject(next)) {
      for (const [name, inner] of Object.entries(next).slice(0, 500)) {
        if (fits(name, inner)) found.add(name);
        if (typeof inner === 'object' && inner !== null) queue.push(inner);
      }
    }
  }
  return [...found];
}

/** `email, phone_number and 3 more`; names are the token's own and may be hostile, so odd ones are only counted. */
export function listed(names: readonly string[]): string {
  const shown = names.filter((name) => /^[\w:.-]{1,40}$/.test(name)).slice(0, 4);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')}${shown.length > 0 ? ' and ' : ''}${more} more` : shown.join(', ');
}
