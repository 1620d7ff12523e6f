import assert from 'node:assert/strict';
import type { Finding } from '../../src/analyser/model/finding';
import { framer } from '../../src/report/frame';
import { report, view } from './sample';

type Spot = readonly [line: number, column: number];

describe('code frames', () => {
  it('underline what is marked, past tabs and invisible characters', () => {
    assert.deepEqual(drawn('\t\u001bx = bad();', [1, 7], [1, 10]), ['  \\x1bx = bad();', '          ^^^']);
  });

  it('crop long lines around the mark', () => {
    const [line, mark] = drawn(`${'a'.repeat(5000)}BAD${'b'.repeat(5000)}`, [1, 5001], [1, 5004]);
    assert.ok(line.length < 150);
    assert.equal(line.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1), 'BAD');
  });

  it('show the first lines of a long stretch, with one line around', () => {
    const text = Array.from({ length: 20 }, (_, index) => `line${index + 1}`).join('\n');
    const frame = framed(text, 'some-rule', [5, 1], [15, 2]);
    assert.deepEqual(
      frame.map(({ number, mark }) => [number, mark !== undefined]),
      [
        [4, false],
        [5, true],
        [6, true],
        [7, true],
        [8, true],
        [9, false],
      ],
    );
  });

  it('survive places that the text does not have', () => {
    assert.deepEqual(framed('one', 'some-rule', [7, 3], [7, 9]), []);
    assert.equal(framed('one', 'some-rule', [1, 90], [1, 99])[0].text, 'one');
  });

  it('shorten strings on lines with secrets, open ones to the end', () => {
    assert.deepEqual(drawn(`sign(p, 'a\\'bcdefghijk', "short", x)`, [1, 9], [1, 24], 'secret-x'), [
      `sign(p, 'a\\…', "short", x)`,
      '        ^^^^^',
    ]);
    assert.equal(drawn("f('1h', { a: true }, 'x', 'a long secret')", [1, 1], [1, 2], 'secret-x')[0], "f('1h', { a: true }, 'x', 'a …')");
    assert.equal(drawn('key = `-----BEGIN KEY', [1, 7], [3, 2], 'secret-x')[0], 'key = `--…');
  });

  it('hide a secret of several lines from the frame of a neighbour', () => {
    const text = 'key = `begin-of-key\nAAAA\nBBBB`;\nnext();';
    const secret = findingAt('secret-x', [1, 7], [3, 6]);
    const neighbour = findingAt('some-rule', [4, 1], [4, 5]);
    const frame = framer({ ...report, findings: [secret, neighbour] }, { ...view, text: () => text })(neighbour);
    assert.deepEqual(
      frame.map((line) => line.text),
      ['…', 'next();'],
    );
  });
});

function drawn(text: string, start: Spot, end: Spot, rule = 'some-rule'): string[] {
  return framed(text, rule, start, end).flatMap((line) => [
    line.text,
    ' '.repeat(line.mark?.start ?? 0) + '^'.repeat(line.mark?.length ?? 0),
  ]);
}

function framed(text: string, rule: string, start: Spot, end: Spot) {
  const finding = findingAt(rule, start, end);
  return framer({ ...report, findings: [finding] }, { ...view, text: () => text })(finding);
}

function findingAt(rule: string, start: Spot, end: Spot): Finding {
  const range = { start: { line: start[0], column: start[1], offset: 0 }, end: { line: end[0], column: end[1], offset: 0 } };
  return { rule, severity: 'error', message: 'm', file: '/f.ts', range, related: [], fixes: [] };
}
