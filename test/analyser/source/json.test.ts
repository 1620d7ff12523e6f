import assert from 'node:assert/strict';
import { jsonOf } from '../../../src/analyser/source/json';
import { parse } from '../../../src/analyser/source/parse';

const read = (text: string) => jsonOf(parse('/p/auth-lens.json', text));

describe('a JSON file as values', () => {
  it('holds every kind of value with its place; comments and last commas are no mistake', () => {
    const text = '{ // why\n  "a": ["x", 1.5, -0, true, null],\n  "__proto__": { "b": false },\n}';
    const { value, mistake } = read(text);
    assert.equal(mistake, undefined);
    assert.ok(value.kind === 'object' && value.members.a.kind === 'list');
    const plain = value.members.a.items.map((one) => (one.kind === 'literal' ? one.value : one.kind));
    assert.deepEqual(plain, ['x', 1.5, 'unknown', true, null]);
    const { at } = value.members.a.items[0];
    assert.equal(at && text.slice(at.start, at.end), '"x"');
    assert.deepEqual(Object.keys(value.members), ['a', '__proto__']);
  });

  it('is absent where there is nothing', () => assert.deepEqual(read(' \n').value, { kind: 'absent' }));

  for (const [text, place] of [
    ['{ "a": 1 "b": 2 }', '"b"'],
    ['{ "a": ', ' '],
    ['{ "a" 1 }', '1'],
  ])
    it(`says where ${text} goes wrong`, () => {
      const { mistake } = read(text);
      assert.ok(mistake);
      assert.equal(text.slice(mistake.start, mistake.end), place);
    });
});
