import { accessSync, chmodSync, constants, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

interface Encoding {
  readonly mark: Buffer;
  readonly name: 'utf8' | 'utf16le';
}

/**
 * Replaces the text of a file in one step, in the encoding, with the byte order mark and the file mode it has. Says why where it must
 * not: the file changed since `before` was read, or its bytes would not survive.
 */
export function rewrite(path: string, before: string, after: string): { readonly failed?: string } {
  try {
    const target = realpathSync(path);
    const bytes = readFileSync(target);
    const encoding = encodingOf(bytes);
    if (!encoding) return { failed: 'big-endian UTF-16 is not written' };
    if (!bytes.equals(encoded(before, encoding))) return { failed: 'changed meanwhile, or not valid UTF-8' };
    accessSync(target, constants.W_OK);
    replace(target, encoded(after, encoding));
    return {};
  } catch (error) {
    return { failed: `cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})` };
  }
}

function encodingOf(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return undefined;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { mark: bytes.subarray(0, 2), name: 'utf16le' };
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { mark: bytes.subarray(0, marked ? 3 : 0), name: 'utf8' };
}

function encoded(text: string, { mark, name }: Encoding): Buffer {
  return Buffer.concat([mark, Buffer.from(text, name)]);
}

function replace(target: string, bytes: Buffer): void {
  const { mode } = statSync(target);
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}.auth-lens`);
  try {
    writeFileSync(draft, bytes, { flag: 'wx', mode });
    chmodSync(draft, mode);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
