import assert from 'node:assert/strict';
import { findingsOf } from '../memory';

/** Fixtures run with the default settings: rules that are off by default are looked at here. */
async function lines(rule: string, text: string, name = 'app.js'): Promise<number[]> {
  const found = await findingsOf({ [name]: text }, { severities: { [rule]: 'warning' } });
  return found.filter((one) => one.rule === rule).map(({ range }) => range.start.line);
}

const app = `const express = require('express');
const rateLimit = require('express-rate-limit');
const users = require('./users');
const app = express();
`;

describe('rules that are off by default', () => {
  it('auth-missing-rate-limit finds sign-in, reset and code routes without a limiter', async () => {
    const routes = `app.post('/api/login', users.login);
app.post('/auth/sign-in', (req, res) => users.login(req, res));
app.post('/forgot-password', users.forgot);
app.post('/otp/verify', users.verify);
app.get('/login', users.form);
app.post('/posts', users.post);
app.post('/blogin', users.post);
app.post('/signin', rateLimit({ limit: 5 }), users.login);
`;
    assert.deepEqual(await lines('auth-missing-rate-limit', app + routes), [5, 6, 7, 8]);
  });

  it('auth-missing-rate-limit is silent behind a limiter for everything, and where the handler asks one', async () => {
    const mounted = `const apiLimiter = rateLimit({ limit: 100 });
app.use('/api', apiLimiter);
app.post('/api/login', users.login);
`;
    const asked = `const { RateLimiterMemory } = require('rate-limiter-flexible');
const attempts = new RateLimiterMemory({ points: 5 });
app.post('/login', async (req, res) => {
  await attempts.consume(req.ip);
  users.login(req, res);
});
app.post('/forgot', (req, res) => users.forgot(req, res));
`;
    assert.deepEqual(await lines('auth-missing-rate-limit', app + mounted), []);
    assert.deepEqual(await lines('auth-missing-rate-limit', app + asked), [11]);
  });

  it('cors-wildcard-origin finds * in every form, but not together with cookies', async () => {
    const text = `import cors from 'cors';
import { cors as hono } from 'hono/cors';
cors();
cors({ origin: '*' });
cors({ origin: true });
hono({ origin: '*' });
export const headers = { 'Access-Control-Allow-Origin': '*' };
cors({ origin: 'https://app.example.com' });
cors({ origin: process.env.ORIGIN });
cors({ origin: true, credentials: true });
export const rules = [{ key: 'Access-Control-Allow-Methods', value: '*' }, { key: 'Access-Control-Allow-Origin', value: '*' }];
`;
    assert.deepEqual(await lines('cors-wildcard-origin', text), [3, 4, 5, 6, 7, 11]);
  });
});
