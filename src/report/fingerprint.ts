import { isEnvironmentFile } from '../analyser/model/environment-file';
import type { Finding } from '../analyser/model/finding';
import { variableOf } from './frame';

/**
 * Names a finding so that it keeps its name when lines above it come or go: from its rule, its line without white space, and which of
 * several alike it is. Code scanning reads it as `primaryLocationLineHash`.
 */
export function fingerprinter(lines: (file: string) => readonly string[]): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return ({ file, rule, range }) => {
    const written = lines(file)[range.start.line - 1] ?? '';
    // A short value could be guessed from its hash.
    const line = (isEnvironmentFile(file) ? variableOf(written) : written).replace(/\s+/g, '');
    const hash = fnv1a(`${rule}\n${line}`);
    const key = `${file}\n${hash}`;
    const occurrence = (seen.get(key) ?? 0) + 1;
    seen.set(key, occurrence);
    return `${hash}:${occurrence}`;
  };
}

// FNV-1a, 64 bits, over UTF-16 units: http://www.isthe.com/chongo/tech/comp/fnv/
function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
