// https://github.com/auth0/jwt-decode: never verifies. Named export since 4, default export before.
import { defineLibrary } from '../source/define-library';
import { decoding } from '../source/token-facts';

export default defineLibrary({
  id: 'jwt-decode',
  modules: ['jwt-decode'],
  detect: (source) => source.calls('jwt-decode', '()', 'jwtDecode.()', 'jwt_decode.()').map((call) => decoding(source, call, 'jwt-decode')),
});
