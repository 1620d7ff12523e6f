// https://github.com/auth0/node-jwks-rsa: keys are fetched from jwksUri; strictSsl is true by default.
import type { Fact } from '../model/fact';
import { is, textOf } from '../model/value';
import { type Call, defineLibrary } from '../source/define-library';

const library = 'jwks-rsa';

export default defineLibrary({
  id: library,
  modules: [library],
  detect: (source) =>
    source
      .calls(
        library,
        '()',
        'new()',
        'JwksClient.new()',
        'jwksClient.()',
        'expressJwtSecret.()',
        'passportJwtSecret.()',
        'koaJwtSecret.()',
        'hapiJwt2KeyAsync.()',
      )
      .flatMap(keys),
});

function keys(call: Call): Fact[] {
  const option = call.options(0);
  const uri = option('jwksUri');
  const strict = option('strictSsl', true);
  const { scopes } = call;
  const plain = /^http:\/\/(?!localhost|127\.|\[::1\])/.test(textOf(uri) ?? '');
  const weak = plain ? uri : is(strict, false) ? strict : undefined;
  return weak ? [{ kind: 'jwt-key-source', library, span: weak.span, scopes, way: 'plain-http' }] : [];
}
