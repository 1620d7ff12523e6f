import type { JwtVerifyFact } from './fact';
import type { Project } from './rule';
import { textOf } from './value';

/** The algorithm to allow: what this application signs with, if that is one; else one that fits the key. */
export function likelyAlgorithm({ key, keyFromFunction, keySet, library }: JwtVerifyFact, project: Project): string {
  const all = project.all('jwt-sign').filter(({ span }) => !project.isTest(span.file));
  const own = all.filter((sign) => sign.library === library);
  const signs = own.length > 0 ? own : all; // passport-jwt and the like only verify
  const names = [...new Set(signs.map((sign) => textOf(sign.algorithm)))];
  // A function may hand out a shared secret as well, where no key server stands behind it.
  const isShared = keyFromFunction && !keySet && names.length === 1 && /^HS/.test(names[0] ?? '');
  const isPublic = (keyFromFunction && !isShared) || textOf(key)?.includes('-----BEGIN') === true;
  const fits = isPublic ? /^(RS|PS|ES|Ed)/ : /^[A-Z]+\d+K?$/;
  if (names.length === 1 && names[0] !== undefined && fits.test(names[0])) return names[0];
  return isPublic ? 'RS256' : 'HS256';
}
