import assert from 'node:assert/strict';
import { applyEdits, findingsOf } from '../memory';

/** The text after the first fix of the first finding of a rule. */
async function mended(rule: string, path: string, text: string): Promise<string> {
  const finding = (await findingsOf({ [path]: text })).find((one) => one.rule === rule);
  assert.ok(finding, `${rule} does not fire`);
  return applyEdits(text, finding.fixes[0].edits);
}

describe('the text that a fix writes', () => {
  it('changes the constant that several hashes share, not one of its uses', async () => {
    const text = `import { pbkdf2Sync } from 'node:crypto';
const ROUNDS = 310000;
export const hash = (password: string, salt: string) => pbkdf2Sync(password, salt, ROUNDS, 32, 'sha256');
`;
    assert.equal(await mended('password-weak-hash', 'hash.ts', text), text.replace('310000', '600_000'));
  });

  it('adds no second semicolon to a Set-Cookie header that ends in one', async () => {
    const header = (attributes: string) =>
      `export const answer = (token: string) => new Response('', { headers: { 'Set-Cookie': \`token=\${token}; Path=/${attributes}\` } });\n`;
    assert.equal(await mended('cookie-missing-httponly', 'server/answer.ts', header(';')), header('; HttpOnly'));
    assert.equal(await mended('cookie-missing-httponly', 'server/answer.ts', header('')), header('; HttpOnly'));
  });

  it('allows the algorithm that the application signs with, also where a function hands out the key', async () => {
    const text = `import jwt from 'jsonwebtoken';
export const make = (id: string) => jwt.sign({ sub: id }, process.env.KEY!, { expiresIn: '15m' });
export const check = (token: string) => jwt.verify(token, (header, done) => done(null, process.env.KEY!), {}, () => undefined);
`;
    assert.match(await mended('jwt-missing-algorithms', 'token.ts', text), /algorithms: \['HS256'\]/);
  });
});
