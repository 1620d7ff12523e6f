import assert from 'node:assert/strict';
import { findingsOf } from '../memory';

const start = `const express = require('express');
const session = require('express-session');
const cookieSession = require('cookie-session');
const { RedisStore } = require('connect-redis');
const { store, client } = require('./lib');
const app = express();
const rest = { secret: [process.env.A, process.env.B], resave: false, saveUninitialized: false };
const cookie = { secure: 'auto', maxAge: 3600000 };
`;

/** Rules that fixtures do not see, because they are off by default: statement to how often the rule speaks. */
const cases: { readonly [rule: string]: { readonly [statement: string]: number } } = {
  'session-default-cookie-name': {
    'session({ ...rest, store, cookie });': 1,
    'session(Object.assign({ store, cookie }, rest));': 1,
    'cookieSession({ keys: [process.env.KEY], maxAge: 1000 });': 1,
    "session({ ...rest, store, cookie, name: 'connect.sid' });": 1,
    "session({ ...rest, store, cookie, name: 'sid' });": 0,
    "session({ ...rest, store, cookie, key: 'sid' });": 0,
    "const named = { name: 'sid' }; session({ ...rest, ...named, store, cookie });": 0,
    'exports.make = (options) => session(options);': 0,
    "cookieSession({ name: 's', keys: [process.env.KEY], maxAge: 1000 });": 0,
  },
  'session-no-lifetime': {
    "session({ ...rest, store: new RedisStore({ client }), cookie: { secure: 'auto' } });": 1,
    'session({ ...rest, store: new RedisStore({ client }) });': 1,
    "session({ ...rest, store: new RedisStore({ client }), cookie: { maxAge: null, secure: 'auto' } });": 1,
    'cookieSession({ keys: [process.env.KEY] });': 1,
    'session({ ...rest, store: new RedisStore({ client }), cookie });': 0,
    "session({ ...rest, store: new RedisStore({ client, ttl: 3600 }), cookie: { secure: 'auto' } });": 0,
    "session({ ...rest, store, cookie: { secure: 'auto' } });": 0,
    "session({ ...rest, store: new RedisStore({ client }), cookie: { expires: new Date(Date.now() + 1000), secure: 'auto' } });": 0,
    'exports.make = (cookie) => session({ ...rest, store: new RedisStore({ client }), cookie });': 0,
  },
  'session-static-after-session': {
    "app.use(session({ ...rest, store, cookie })); app.use(express.static('public'));": 1,
    "app.use(session({ ...rest, store, cookie })); app.use('/private', (req, res, next) => next(), express.static('private'));": 0,
    "app.use(session({ ...rest, store, cookie })); app.use('/assets', express.static('public', { maxAge: '1d' }));": 1,
    "const sessions = session({ ...rest, store, cookie }); app.use(sessions); app.use(express.static('a')); app.use(express.static('b'));": 2,
    "app.use(express.static('public')); app.use(session({ ...rest, store, cookie }));": 0,
    "app.use('/admin', session({ ...rest, store, cookie })); app.use(express.static('public'));": 0,
    "const other = express(); app.use(session({ ...rest, store, cookie })); other.use(express.static('public'));": 0,
  },
  'secret-single-key-no-rotation': {
    'session({ ...rest, secret: process.env.SECRET, store, cookie });': 1,
    "session({ ...rest, secret: 'in the code', store, cookie });": 1,
    'const secret = process.env.SECRET; session({ ...rest, secret, store, cookie });': 1,
    'session({ ...rest, store, cookie });': 0,
    'exports.make = (secret) => session({ ...rest, secret, store, cookie });': 0,
    'cookieSession({ keys: [process.env.KEY], maxAge: 1000 });': 0,
  },
};

describe('session rules that are off by default', () => {
  for (const [rule, statements] of Object.entries(cases)) {
    for (const [statement, count] of Object.entries(statements))
      it(`${rule}: ${statement}`, async () => {
        const found = await findingsOf({ 'app.js': start + statement }, { only: [rule] });
        assert.equal(found.length, count);
      });
    it(`${rule} is off unless asked for`, async () => {
      const texts = Object.fromEntries(Object.keys(statements).map((statement, index) => [`${index}.js`, start + statement]));
      assert.deepEqual(
        (await findingsOf(texts)).filter((one) => one.rule === rule),
        [],
      );
    });
  }
});
