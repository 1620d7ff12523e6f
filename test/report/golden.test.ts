import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formats } from '../../src/report';
import { report, view } from './sample';

const folder = join(__dirname, '../golden');
const names: { readonly [format: string]: string } = {
  text: 'report.txt',
  json: 'report.json',
  sarif: 'report.sarif',
  markdown: 'report.md',
  github: 'report.github.txt',
};

describe('golden reports (UPDATE_GOLDEN=1 writes them anew)', () => {
  for (const [format, name] of Object.entries(names)) {
    it(`${format} is as stored in ${name}`, () => {
      const made = formats[format](report, view);
      const file = join(folder, name);
      if (process.env.UPDATE_GOLDEN) writeFileSync(file, made);
      assert.equal(made, readFileSync(file, 'utf8'));
    });
  }

  it('covers every format', () => assert.deepEqual(Object.keys(names), Object.keys(formats)));
});
