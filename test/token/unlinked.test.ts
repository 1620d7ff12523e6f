import assert from 'node:assert/strict';
import { unlinked } from '../../src/editor/unlinked';

// The pattern by which VS Code finds links in notifications: src/vs/base/common/linkedText.ts.
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

describe('words of strangers in notifications', () => {
  it('are no links', () => {
    const name = 'The secret is wrong for the cookie [Fix it](command:workbench.action.quit).';
    assert.match(name, link);
    assert.doesNotMatch(unlinked(name), link);
    assert.doesNotMatch(unlinked('[[a](command:b)](command:c)'), link);
  });
});
