import { literal, type Value } from '../model/value';

const address = /(^|_)(URL|URI|ORIGIN|HOST|SITE|DOMAIN|BASE|ENDPOINT)(_|$)|URL$/i;

/**
 * Whether an address begins with a scheme: `process.env.NEXTAUTH_URL.startsWith('https://')`. Applications are served over https in
 * production and over http while they are developed, so an address from the environment answers as by-environment does.
 */
export function schemeOf(text: Value, start: Value): Value | undefined {
  if (start.kind !== 'literal' || typeof start.value !== 'string') return undefined;
  if (text.kind === 'literal' && typeof text.value === 'string') return literal(text.value.startsWith(start.value));
  if (text.kind === 'by-environment') {
    const [production, development] = [schemeOf(text.production, start), schemeOf(text.development, start)];
    return production && development && { kind: 'by-environment', production, development };
  }
  if (text.kind !== 'env' || !address.test(text.name)) return undefined;
  if (/^https(:(\/\/)?)?$/i.test(start.value)) return { kind: 'by-environment', production: literal(true), development: literal(false) };
  return /^http:(\/\/)?$/i.test(start.value)
    ? { kind: 'by-environment', production: literal(false), development: literal(true) }
    : undefined;
}
