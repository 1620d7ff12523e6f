// https://github.com/auth0/jwt-decode: never verifies. Named export since 4, default export before.
import type { JwtDecodeFact } from '../model/fact';
import { defineLibrary } from '../source/define-library';

export default defineLibrary({
  id: 'jwt-decode',
  modules: ['jwt-decode'],
  detect: (source) =>
    source.calls('jwt-decode', '()', 'jwtDecode.()', 'jwt_decode.()').map(
      (call): JwtDecodeFact => ({
        kind: 'jwt-decode',
        library: 'jwt-decode',
        span: call.span,
        scopes: call.scopes,
        token: call.argument(0)?.name,
        runsIn: source.runsIn(),
        callers: call.callers(),
        claims: call.reads(),
      }),
    ),
});
