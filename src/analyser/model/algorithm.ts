import type { JwtVerifyFact } from './fact';
import type { Project } from './rule';
import { textOf } from './value';

/** The algorithm to allow: what this application signs with, if that is one; else one that fits the key. */
export function likelyAlgorithm({ key, keyFromFunction, library }: JwtVerifyFact, project: Project): string {
  const signs = project.all('jwt-sign').filter((sign) => sign.library === library);
  const names = [...new Set(signs.map((sign) => textOf(sign.algorithm)))];
  const isPublic = keyFromFunction || textOf(key)?.includes('-----BEGIN') === true;
  const fits = isPublic ? /^(RS|PS|ES|Ed)/ : /^[A-Z]+\d+K?$/;
  if (names.length === 1 && names[0] !== undefined && fits.test(names[0])) return names[0];
  return isPublic ? 'RS256' : 'HS256';
}
