import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generated } from '../scripts/generate';
import { root } from '../scripts/root';

describe('generated files', () => {
  it('are fresh: `npm run generate` would change nothing', async () => {
    for (const [path, text] of await generated())
      assert.equal(readFileSync(join(root, path), 'utf8'), text, `${path} is stale: npm run generate`);
  });
  it('hold no page of a rule that is gone', async () => {
    const files = await generated();
    assert.deepEqual(
      readdirSync(join(root, 'media/rules')).filter((name) => !files.has(`media/rules/${name}`)),
      [],
    );
  });
});
