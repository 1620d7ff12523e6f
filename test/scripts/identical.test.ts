import assert from 'node:assert/strict';
import { join } from 'node:path';
import { differences, scanInEveryWay } from '../../scripts/identical';
import { root } from '../../scripts/root';

describe('every way to scan', () => {
  it('finds the same in the sample', async () => {
    const ways = await scanInEveryWay(join(root, 'media/sample'));
    assert.deepEqual(
      ways.map(({ name }) => name),
      ['cold', 'filling the cache', 'from the cache', 'without the prefilter', 'in shards'],
    );
    assert.ok(ways[0].found.length > 5);
    assert.deepEqual(differences(ways), []);
  });

  it('tells what one way found more or less', () => {
    const ways = [
      { name: 'cold', found: ['a', 'b'] },
      { name: 'warm', found: ['b', 'c'] },
    ];
    assert.deepEqual(differences(ways), ['warm: + c', 'warm: - a']);
  });
});
