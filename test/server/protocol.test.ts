import assert from 'node:assert/strict';
import type * as Editor from '../../src/editor/protocol';
import { methods } from '../../src/editor/protocol';
import * as server from '../../src/server/protocol';

// Both sides declare what they send each other; these lines do not compile when the declarations differ.
type Same<A, B> = [A, B] extends [B, A] ? true : never;
const sameTypes: [
  Same<Editor.Status, server.Status>,
  Same<Editor.FixAllResult, server.FixAllResult>,
  Same<Editor.ClientListing, server.ClientListing>,
  Same<Editor.SeenResult, server.SeenResult>,
  Same<Editor.VerifiersResult, server.VerifiersResult>,
] = [true, true, true, true, true];

describe('the protocol', () => {
  it('is the same in the server and in the editor', () => {
    const spoken = Object.values(server).flatMap((value) => (typeof value === 'object' && 'method' in value ? [value.method] : []));
    assert.deepEqual(Object.values(methods).sort(), spoken.sort());
    assert.ok(sameTypes.every(Boolean));
  });
});
