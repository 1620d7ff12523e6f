import assert from 'node:assert/strict';
import { testEntry } from '../../src/editor/token-entry';
import { createTokenTable } from '../../src/editor/token-table';
import { findTokens } from '../../src/token/find-tokens';
import { secretInput } from '../../src/token/keys/key-input';
import { signTestToken, testSecret } from '../../src/token/sign-test-token';

const token = async (sub: string) => (await signTestToken({ sub })).token;
const key = secretInput(testSecret, 'the test key');

describe('the table of tokens', () => {
  it('lays each token of a text once, and selects the first', async () => {
    const table = createTokenTable(() => undefined);
    const [ada, bob] = [await token('ada'), await token('bob')];
    await table.lay(findTokens(`${ada} ${bob} ${ada}`));
    assert.equal(table.page.tokens.length, 2);
    assert.equal(table.page.selected, 0);
  });

  it('keeps the id of a token that is judged anew, and gives another to what is added', async () => {
    const table = createTokenTable(() => undefined);
    await table.lay(findTokens(`${await token('ada')} ${await token('bob')}`));
    const before = table.page.tokens.map(({ id }) => id);
    await table.refresh();
    assert.deepEqual(
      table.page.tokens.map(({ id }) => id),
      before,
    );
    table.add(await testEntry(await token('eve'), key), table.entries[0]);
    const [first, added, second] = table.page.tokens.map(({ id }) => id);
    assert.deepEqual([first, second, table.page.selected], [...before, 1]);
    assert.ok(!before.includes(added));
    assert.ok(table.page.tokens[1].isTest && table.page.tokens[1].decoded.verification.verified);
  });

  it('does not bring back tokens that were taken away while they were judged', async () => {
    const table = createTokenTable(() => undefined);
    await table.lay(findTokens(await token('ada')));
    const judging = table.refresh();
    await table.lay(findTokens(`${await token('bob')} ${await token('eve')}`));
    await judging;
    assert.equal(table.page.tokens.length, 2);
  });

  it('holds no key in what the page gets', async () => {
    const table = createTokenTable(() => undefined);
    await table.lay(findTokens(await token('ada')));
    table.replace(table.entries[0], await testEntry(await token('ada'), key));
    assert.ok(table.page.tokens[0].decoded.verification.verified);
    assert.ok(!JSON.stringify(table.page).includes(testSecret));
  });
});
