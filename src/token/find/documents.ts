import { isObject, type JsonObject, own, readJson } from '../json';
import type { Candidate } from '../model';

const pemStart = /-----BEGIN ([A-Z0-9 ]{1,40})-----/g;

/** The whole text as one JSON document that is a key, a set of keys, or a JWS or JWE in JSON form. */
export function jsonToken(text: string): Candidate | undefined {
  const start = text.search(/\S/);
  if (text[start] !== '{') return undefined;
  const trimmed = text.trim();
  const { value } = readJson(trimmed);
  if (!isObject(value)) return undefined;
  const form = isKey(value) ? 'key' : isSerialized(value) ? 'json' : undefined;
  return form && { form, text: trimmed, spans: [{ start, end: start + trimmed.length }], repaired: [] };
}

/** Every PEM block of a text. */
export function pemBlocks(text: string): Candidate[] {
  const found: Candidate[] = [];
  let close = -1;
  for (const match of text.matchAll(pemStart)) {
    if (close < match.index) close = text.indexOf('-----END ', match.index);
    if (close < 0) break;
    const end = close + `-----END ${match[1]}-----`.length;
    const written = text.slice(match.index, end);
    if (written.length > 65_536 || !written.endsWith(`-----END ${match[1]}-----`)) continue;
    const block = written.replaceAll('\\n', '\n');
    const repaired = block === written ? [] : ['escaped line breaks restored'];
    found.push({ form: 'pem', text: block, spans: [{ start: match.index, end }], repaired });
  }
  return found;
}

function isKey(value: JsonObject): boolean {
  const keys = own(value, 'keys');
  return (
    typeof own(value, 'kty') === 'string' ||
    (Array.isArray(keys) && keys.some((key) => isObject(key) && typeof own(key, 'kty') === 'string'))
  );
}

// https://www.rfc-editor.org/rfc/rfc7515#section-7.2 and https://www.rfc-editor.org/rfc/rfc7516#section-7.2
function isSerialized(value: JsonObject): boolean {
  const has = (name: string) => own(value, name) !== undefined;
  return has('ciphertext') || has('signatures') || (has('signature') && (has('protected') || has('header')));
}
