import assert from 'node:assert/strict';
import { comparisonFor } from '../../src/advisor/comparison';
import { bytes, duration, measuredIn, unmeasured } from '../../src/advisor/measure';

describe('numbers of a project', () => {
  it('are written as people say them', () => {
    assert.deepEqual([60, 90, 900, 28_800, 2_592_000, 0].map(duration), [
      '1 minute',
      '1.5 minutes',
      '15 minutes',
      '8 hours',
      '30 days',
      '0 seconds',
    ]);
    assert.deepEqual([36, 999, 1234].map(bytes), ['36 bytes', '999 bytes', '1.2 kB']);
  });

  it('come from the set-up of today', () => {
    const setup = {
      file: '/a.ts',
      line: 1,
      library: 'next-auth',
      version: null,
      strategy: 'jwt',
      lifetime: 900,
      cookieBytes: 700,
    } as const;
    assert.deepEqual(measuredIn([setup], '/a.ts'), { lifetime: 900, cookieBytes: 700 });
    assert.deepEqual(measuredIn([setup], '/b.ts'), unmeasured);
  });

  it('stand in the column of what is used today only', () => {
    const rows = comparisonFor({ incumbent: 'jwt', library: 'authjs-5' }, { lifetime: 900, cookieBytes: 700 });
    const cells = Object.fromEntries(rows.map(({ criterion, cells: { jwt, database } }) => [criterion, [jwt.text, database.text]]));
    assert.match(cells.revocation[0], /here: after 15 minutes today$/);
    assert.match(cells.size[0], /here: about 700 bytes today$/);
    assert.doesNotMatch(cells.revocation[1] + cells.size[1], /here/);
  });
});
