import { defineRule } from '../model/rule';

export default defineRule({
  id: 'secret-jwt-literal',
  title: 'A token stands in the code',
  severity: 'warning',
  cwe: 798,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
    'https://www.rfc-editor.org/rfc/rfc7519#section-3.1',
    'ASVS 5.0, 13.3.1',
  ],
  why: `A signed token is a key: whoever sends it is taken for the one it was made for, until it expires, and many of those that end up in code never do. In the repository it is
known to everybody who can read it, and stays in the history after it is removed.

Whether this one is still valid cannot be told without its key. Look at \`exp\` and \`sub\`, and revoke it where it was issued.

Silent: the well-known sample of jwt.io, tokens without a signature, keys that are public by design (\`role: anon\` of Supabase), and values of \`example\` in API descriptions.
Put tokens for tests into files named \`*.test.*\`: there they are a hint.`,
  how: 'Revoke the token, and read its successor from the environment.',
  fix: 'none',
  bad: `export const reports = () => fetch('https://api.example.com/reports', {
  headers: { authorization: 'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJzZXJ2aWNlLTQyIiwicm9sZSI6ImFkbWluIn0.c2lnbmF0dXJlLW9mLXRoZS1leGFtcGxlLTEyMw' },
});`,
  good: `export const reports = () => fetch('https://api.example.com/reports', {
  headers: { authorization: \`Bearer \${process.env.REPORTS_TOKEN}\` },
});`,

  on: 'token-text',
  check({ token, property, span }) {
    const [, payload] = token.split('.');
    if (property === 'example' || !payload || isPublic(decoded(payload))) return undefined;
    return { at: span, message: 'Whoever reads this code can use this token until it expires, if it ever does.' };
  },
});

/** The sample of jwt.io ("John Doe", 1234567890), and keys that are meant for browsers. */
const isPublic = (payload: string): boolean => /"1234567890"|John Doe|"role":\s*"anon(ymous)?"/.test(payload);

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Base64url, RFC 4648, section 5, as far as ASCII goes. */
function decoded(text: string): string {
  let bits = 0;
  let held = 0;
  let result = '';
  for (const character of text) {
    bits = ((bits << 6) | alphabet.indexOf(character)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    result += String.fromCharCode((bits >> held) & 0xff);
  }
  return result;
}
