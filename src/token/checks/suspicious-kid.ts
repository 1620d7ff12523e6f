import { own } from '../json';
import type { Check } from './check';

const shapes: readonly [pattern: RegExp, what: string][] = [
  [/\.\.[\\/]|^[\\/]|^[A-Za-z]:\\|\/(?:dev|etc|proc)\/|^file:|%2e%2e/i, 'a file path'],
  [/'|--|\/\*|;|\bunion\b|\bselect\b|\bor\b\s+\d/i, 'a piece of SQL'],
  [/[|`$&<>\n\r]|\$\(/, 'a shell command'],
  [/^https?:\/\//i, 'a web address'],
];

export const suspiciousKid: Check = {
  id: 'suspicious-kid',
  source: 'https://www.rfc-editor.org/rfc/rfc8725#section-3.10',
  check({ header }) {
    const kid = own(header, 'kid');
    if (kid === undefined) return undefined;
    if (typeof kid !== 'string') return ['warning', 'The key id (kid) is not text: servers may read it in unexpected ways.'];
    const shape = shapes.find(([pattern]) => pattern.test(kid.slice(0, 1024)))?.[1];
    return shape === undefined
      ? undefined
      : ['warning', `The key id (kid) looks like ${shape}: a server that uses it unchecked is open to attack.`];
  },
};
