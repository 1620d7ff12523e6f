import assert from 'node:assert/strict';
import { addressOf } from '../../src/network/address';
import { isPrivateName } from '../../src/network/browser';

describe('the door to the network in a browser', () => {
  for (const host of [
    'localhost',
    '127.0.0.1',
    '10.0.0.1',
    '[::1]',
    'printer',
    'shop.local',
    'api.internal',
    'api.internal.',
    'x.localhost',
    'a.home.arpa',
  ])
    it(`refuses ${host}`, () => assert.ok(isPrivateName(host)));

  for (const host of ['login.example.com', 'local.example.com', 'xn--bcher-kva.example'])
    it(`lets ${host} through`, () => assert.ok(!isPrivateName(host)));

  it('reads numbers as a browser does, whatever they are written as', () => {
    for (const host of ['0x7f.1', '2130706433', '0177.0.0.1']) assert.ok(isPrivateName(addressOf(`https://${host}/`).hostname), host);
  });

  it('refuses what is not https, and addresses with a password', () => {
    for (const address of ['http://example.com', 'file:///etc/passwd', 'https://u:p@example.com', 'words'])
      assert.throws(() => addressOf(address), { code: 'FETCH_FAILED' });
  });
});
