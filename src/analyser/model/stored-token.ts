import type { StorageFact } from './fact';
import { isFlag, namesOf, namesOther, namesRefreshToken, namesToken } from './names';
import type { Project } from './rule';
import { textOf, type Value } from './value';

/** What a storage entry holds, told by its key, else by the name of what is stored. */
export function storedToken({ key, content }: StorageFact): 'token' | 'refresh token' | undefined {
  const ownKey = namesOf(key);
  if (isFlag(content) || isTooShort(content) || ownKey.some(namesOther)) return undefined;
  const stored = [...ownKey, ...(content.kind === 'literal' ? [] : namesOf(content))];
  if (!stored.some(namesToken)) return undefined;
  return stored.some(namesRefreshToken) ? 'refresh token' : 'token';
}

/** `ETH`, `guest`, `basic`: no token is that short. */
function isTooShort(content: Value): boolean {
  return content.kind === 'literal' && (textOf(content) ?? '').length < 8;
}

/** A read that is already told of: where the token is put there, or by an earlier read. */
export function isSentOnly(entry: StorageFact, project: Project): boolean {
  if (!entry.sends) return false;
  const others = project.all('storage').filter((one) => one.area === entry.area && storedToken(one) !== undefined);
  const first = others.find((one) => one.sends && textOf(one.key) === textOf(entry.key));
  return first !== entry || others.some((one) => !one.sends);
}

/** Where it lies, as the end of a message: what a library keeps in an area of the browser is named with both. */
export function place({ library, area }: StorageFact): string {
  return library === area ? `${area} hides nothing from it` : `${library} keeps it in ${area}`;
}
