import { decodeData, decodeOpaque, decodeSeal, decodeSigned } from './decode/cookie';
import { decodeJsonJwe, decodeJwe } from './decode/jwe';
import { decodeJsonJws, decodeJws } from './decode/jws';
import { decodeKey, decodePem } from './decode/key';
import { compactTokens } from './find/compact';
import { isData } from './find/cookies';
import { isObject, own, readJson } from './json';
import type { Candidate, Token } from './model';

const maxNesting = 4;

/** Decodes what was found. Decoded is not verified. Never throws: what cannot be read is told in `problems`. */
export function decodeToken(candidate: Candidate): Token {
  const token = decoded(candidate, 0);
  return {
    ...token,
    ...(candidate.name === undefined ? {} : { name: candidate.name }),
    ...(candidate.cookie && !token.cookie ? { cookie: candidate.cookie } : {}),
  };
}

/** Decodes a text that another token carried, if it is a token itself. */
export function decodeNested(text: string, depth = 1): Token | undefined {
  if (depth > maxNesting) return undefined;
  const trimmed = text.trim();
  const [candidate] = compactTokens(trimmed);
  return candidate?.text === trimmed ? decoded(candidate, depth) : undefined;
}

function decoded(candidate: Candidate, depth: number): Token {
  if (candidate.form === 'signed') return decodeSigned(candidate);
  if (candidate.form === 'seal') return decodeSeal(candidate);
  if (candidate.form === 'opaque') return decodeOpaque(candidate);
  if (candidate.form === 'data') return decodeData(candidate);
  if (candidate.form === 'key') return decodeKey(candidate);
  if (candidate.form === 'pem') return decodePem(candidate);
  if (candidate.form === 'json') return isEncrypted(candidate.text) ? decodeJsonJwe(candidate) : decodeJsonJws(candidate);
  const parts = candidate.text.split('~', 1)[0].split('.');
  if (candidate.cookie?.missing) return decodeJwe(candidate);
  if (parts.length === 1 && isData(candidate.text)) return decodeData(candidate);
  if (parts.length > 3 || parts.length === 1 || hasEncryption(candidate)) return decodeJwe(candidate);
  return decodeJws(candidate, (text) => decodeNested(text, depth + 1));
}

function isEncrypted(text: string): boolean {
  const { value } = readJson(text);
  return isObject(value) && own(value, 'ciphertext') !== undefined;
}

function hasEncryption(candidate: Candidate): boolean {
  return own(decodeJwe(candidate).header, 'enc') !== undefined;
}
