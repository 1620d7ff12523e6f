import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { root } from '../root';
import { say } from '../terminal';

/** Writes a picture of an editor small: few colours are enough for text on plain ground. */
export async function writePicture(image: Buffer, path: string): Promise<void> {
  const file = join(root, path);
  await sharp(image).png({ palette: true, colours: 64, dither: 0, compressionLevel: 9, effort: 10 }).toFile(file);
  say(`${path}, ${Math.round((await stat(file)).size / 1000)} kB`);
}
