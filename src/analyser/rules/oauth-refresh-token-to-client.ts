import { defineRule } from '../model/rule';

export default defineRule({
  id: 'oauth-refresh-token-to-client',
  title: "A provider's refresh token is sent to the browser",
  severity: 'warning',
  cwe: 522,
  references: [
    'https://datatracker.ietf.org/doc/html/rfc9700#section-4.14',
    'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-browser-based-apps',
    'ASVS 5.0, 10.1.1',
  ],
  why: `A refresh token of Google, GitHub or another provider opens the account there for months, without the person and mostly without a second factor. In the browser every injected script can copy it,
and it works from anywhere, together with a client that has no secret or whose secret has leaked.

Your server has exchanged the code, so it can keep the refresh token: encrypted, beside the account. The page needs no more than a session with your server, or a short access token.

Refresh tokens that your own server issues for its own users are another matter, and are not reported here.`,
  how: 'Keep the refresh token on the server, and answer with a session.',
  fix: 'none',
  bad: `import { OAuth2Client } from 'google-auth-library';
import express from 'express';
const app = express();
const client = new OAuth2Client(process.env.GOOGLE_CLIENT_ID, process.env.GOOGLE_CLIENT_SECRET);
app.get('/auth/google/callback', async (req, res) => {
  const { tokens } = await client.getToken(String(req.query.code));
  res.json({ accessToken: tokens.access_token, refreshToken: tokens.refresh_token });
});`,
  good: `import { OAuth2Client } from 'google-auth-library';
import express from 'express';
import { keep } from './accounts';
const app = express();
const client = new OAuth2Client(process.env.GOOGLE_CLIENT_ID, process.env.GOOGLE_CLIENT_SECRET);
app.get('/auth/google/callback', async (req, res) => {
  const { tokens } = await client.getToken(String(req.query.code));
  await keep(req, tokens.refresh_token);
  res.json({ expires: tokens.expiry_date });
});`,

  on: 'oauth-refresh-exposure',
  check({ span, what }, project) {
    if (project.isTest(span.file)) return undefined;
    return {
      at: span,
      message:
        what === 'token'
          ? 'Scripts of the page can take the account at the provider: they get its refresh token.'
          : 'Scripts of the page get all that the provider answers, refresh token included.',
    };
  },
});
