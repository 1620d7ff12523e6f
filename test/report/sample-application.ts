import type { Application, Effective, EffectiveCookie, Setup } from '../../src/analyser/model/setup';
import { placeOf } from './place-of';

const folder = '/home/me/shop';
const server = `${folder}/src/server.ts`;

const plain = <T>(value: T): Effective<T> => ({ value, origin: 'default', because: 'default of express-session 1.18.1' });

const cookie: EffectiveCookie = {
  sent: { value: true, origin: 'default', because: 'nothing keeps it back' },
  name: { value: 'sid', origin: 'written', because: 'written', place: placeOf(server, "name: 'sid'") },
  path: plain('/'),
  domain: plain(''),
  httpOnly: { value: false, origin: 'written', because: 'written', place: placeOf(server, 'httpOnly: false') },
  secure: plain(false),
  sameSite: { value: 'lax', origin: 'written', because: 'written', place: placeOf(server, "sameSite: 'lax'") },
  lifetime: plain('session'),
};

export const setup: Setup = {
  application: folder,
  library: 'express-session',
  version: '1.18.1',
  strategy: 'server-session',
  strategyBecause: 'its cookie holds an identifier, its store the session',
  ...placeOf(server, 'session('),
  providers: [{ id: 'a|b\u001b[2J', type: 'other', place: placeOf(server, 'session(') }],
  adapter: { name: 'PrismaAdapter', database: 'postgresql', place: placeOf(server, 'session(') },
  store: plain('memory'),
  lifetime: plain<'session'>('session'),
  updateAge: null,
  tokenLifetime: { value: 900, origin: 'environment', because: 'TTL in .env', place: placeOf(server, 'session(') },
  cookies: [
    {
      purpose: 'session',
      development: { ...cookie, sent: { value: false, origin: 'inferred', because: 'secure, but plain http in development' } },
      production: {
        ...cookie,
        secure: { value: null, origin: 'unknown', because: 'not known before it runs', place: placeOf(server, 'cookie:') },
      },
      size: { bytes: 4500, chunks: 2, because: 'a signed identifier' },
    },
  ],
  secrets: [
    { name: 'secret', purpose: 'protects sessions', origin: 'written', place: placeOf(server, "secret: 'keyboard cat is a long secret'") },
  ],
};

export const application: Application = {
  name: 'shop <script>',
  folder,
  packages: [
    { name: 'express', version: '5.0.0' },
    { name: 'express-session', version: null },
  ],
  setups: [setup],
  stages: [
    { stage: 'carry', what: 'the cookie sid carries the session', ...placeOf(server, 'session(') },
    { stage: 'store', what: 'express-session keeps sessions in memory', ...placeOf(server, 'session(') },
  ],
  middleware: [{ library: 'express-session', what: 'gives requests their session', paths: ['/'], ...placeOf(server, 'session(') }],
  trustsProxy: { value: false, origin: 'default', because: 'nothing says so' },
};
