import { textAt } from '../json';
import type { Check } from './check';

const wellKnown = new Set(
  `secret,secretkey,secret_key,secret-key,mysecret,mysecretkey,my_secret,my-secret,my_secret_key,supersecret,super_secret,super-secret,
supersecretkey,topsecret,jwtsecret,jwt_secret,jwt-secret,jwtsecretkey,jwt_secret_key,your-256-bit-secret,your-384-bit-secret,
your-512-bit-secret,your_secret,your-secret,your-secret-key,your_secret_key,your_jwt_secret,your-jwt-secret,yoursecretkey,changeme,
change_me,change-me,changeit,password,passw0rd,password123,123456,12345678,123456789,1234567890,qwerty,letmein,admin,test,testing,
token,key,private,privatekey,private_key,shhhhh,shhhhhhared-secret,keyboard cat,keyboardcat,secretcat,dev,development,example,demo,default,
nextauth_secret,nextauthsecret,auth_secret,session_secret,sessionsecret,a-string-secret-at-least-256-bits-long,
better-auth-secret-12345678901234567890,complex_password_at_least_32_characters_long,abc123,foo,bar,hello,hunter2,s3cr3t,thisisasecret,
this is a secret,this-is-a-secret,somesecret,some-secret,my-32-character-ultra-secure-and-ultra-long-secret`
    .split(',')
    .map((word) => word.trim()),
);

export const weakSecret: Check = {
  id: 'weak-secret',
  source: 'https://www.rfc-editor.org/rfc/rfc7518#section-3.2',
  check({ header }, { secrets }) {
    if (secrets.some((secret) => wellKnown.has(secret.toLowerCase()))) {
      return ['error', 'Anyone can make this token: the secret is a well-known example.'];
    }
    if (secrets.some((secret) => secret.length >= 8 && new Set(secret).size <= 4)) {
      return ['error', 'The secret can be guessed: it repeats a few characters.'];
    }
    const needed = minimum(textAt(header, 'alg'));
    const short = secrets.find((secret) => secret.length < needed);
    return short === undefined ? undefined : ['warning', `The secret can be guessed offline: it is shorter than ${needed} characters.`];
  },
};

// A key of the same size as the hash: 256 bits for HS256.
function minimum(algorithm: string | undefined): number {
  return algorithm === 'HS512' ? 64 : algorithm === 'HS384' ? 48 : 32;
}
