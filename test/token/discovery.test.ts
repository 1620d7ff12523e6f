import assert from 'node:assert/strict';
import { discoveryAddress, jwksAddress } from '../../src/token/keys/discovery';

describe('issuer discovery', () => {
  it('asks at the well-known place behind the path of the issuer, with one slash', () => {
    assert.equal(discoveryAddress('https://login.example.com/'), 'https://login.example.com/.well-known/openid-configuration');
    assert.equal(discoveryAddress('https://x.example/realms/shop'), 'https://x.example/realms/shop/.well-known/openid-configuration');
  });

  it('asks nowhere for an issuer that is no https address', () => {
    for (const issuer of ['http://login.example.com', 'shop', 'https://x.example/?a=b', 'https://x example'])
      assert.equal(discoveryAddress(issuer), undefined, issuer);
  });

  it('takes the address of the keys only where it is https', () => {
    assert.equal(jwksAddress('{"jwks_uri":"https://x.example/keys"}'), 'https://x.example/keys');
    for (const text of ['{"jwks_uri":"http://x.example/keys"}', '{"jwks_uri":7}', '[]', '<html>'])
      assert.throws(() => jwksAddress(text), { code: 'KEY_UNREADABLE' });
  });
});
