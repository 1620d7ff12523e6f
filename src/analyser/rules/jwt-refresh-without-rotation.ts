import { defineRule } from '../model/rule';

export default defineRule({
  id: 'jwt-refresh-without-rotation',
  title: 'A refresh token is used again and again',
  severity: 'info',
  cwe: 294,
  references: ['https://datatracker.ietf.org/doc/html/rfc9700#section-4.14.2', 'ASVS 5.0, 10.4.5'],
  why: `A refresh token lives for weeks. If the endpoint hands back the one it was given, a thief can use a stolen one for as long as the owner, and nobody notices.

With rotation every use gives a new refresh token and ends the old one. When an old one comes in again, it was stolen: end the whole family, and both the thief and the
owner have to sign in anew.

Reported is an endpoint that checks a refresh token, signs one new token, and answers with the refresh token that came in.`,
  how: `Make a new refresh token at every use, store it, and refuse the old one.`,
  fix: 'none',
  bad: `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
app.post('/refresh', (req, res) => {
  const { refreshToken } = req.body;
  const claims = jwt.verify(refreshToken, process.env.REFRESH_SECRET!, { algorithms: ['HS256'] });
  const accessToken = jwt.sign({ sub: claims.sub }, process.env.JWT_SECRET!, { expiresIn: '15m' });
  res.json({ accessToken, refreshToken });
});`,
  good: `import express from 'express';
import jwt from 'jsonwebtoken';
import { replaceRefreshToken } from './tokens';
const app = express();
app.post('/refresh', async (req, res) => {
  const { refreshToken } = req.body;
  const claims = jwt.verify(refreshToken, process.env.REFRESH_SECRET!, { algorithms: ['HS256'] });
  const accessToken = jwt.sign({ sub: claims.sub }, process.env.JWT_SECRET!, { expiresIn: '15m' });
  res.json({ accessToken, refreshToken: await replaceRefreshToken(refreshToken) });
});`,

  on: 'jwt-refresh',
  check: ({ span }) => ({ at: span, message: 'A stolen refresh token is never noticed: the same one is handed back.' }),
});
