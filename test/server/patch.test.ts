import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createPatch, type OffsetEdit } from '../../src/server/patch';

const rounds = fc.array(fc.array(fc.tuple(fc.nat(60), fc.nat(8), fc.string({ maxLength: 6 })), { maxLength: 4 }), { maxLength: 5 });

describe('a patch', () => {
  it('sums up rounds of edits: applied at once to the original they give the same text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), rounds, (original, all) => {
        const patch = createPatch(original);
        let expected = original;
        for (const round of all) {
          const edits = fitting(round, expected.length);
          expected = applied(expected, edits);
          patch.apply(edits);
          assert.equal(patch.text(), expected);
        }
        assert.equal(applied(original, patch.edits()), expected);
      }),
    );
  });

  it('keeps what was not touched', () => {
    const patch = createPatch('one two three');
    patch.apply([{ start: 4, end: 7, text: '2' }]);
    patch.apply([{ start: 4, end: 5, text: 'II' }]);
    assert.deepEqual(patch.edits(), [{ start: 4, end: 7, text: 'II' }]);
  });
});

function fitting(round: readonly [number, number, string][], length: number): OffsetEdit[] {
  const edits: OffsetEdit[] = [];
  for (const [start, size, text] of [...round].sort(([a], [b]) => a - b)) {
    const edit = { start, end: start + size, text };
    if (edit.end <= length && edit.start > (edits.at(-1)?.end ?? -1)) edits.push(edit);
  }
  return edits;
}

function applied(text: string, edits: readonly OffsetEdit[]): string {
  return [...edits].reverse().reduce((so, edit) => so.slice(0, edit.start) + edit.text + so.slice(edit.end), text);
}
