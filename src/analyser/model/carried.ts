import type { AuthjsCarried } from './authjs-callback-facts';
import { replace } from './fix';
import type { ProblemFix } from './rule';

/**
 * Writes an object with these fields where a whole one is carried: as members in place of `...user`, else as a value of its own.
 * Nothing where the fields would have no place.
 */
export function pick({ span, value, spread, into }: AuthjsCarried, fields: string, title: string): ProblemFix[] {
  const isSpread = spread && value.start - span.start === 3;
  if (isSpread) return replace(span, fields, title, 'suggestion');
  const isShorthand = !spread && into !== '' && span.start === value.start && span.end === value.end;
  return replace(value, `${isShorthand ? `${into.split('.').at(-1)}: ` : ''}{ ${fields} }`, title, 'suggestion');
}
