import type { Question } from '../question';
import architecture from './architecture';
import clients from './clients';
import incumbent from './incumbent';
import library from './library';
import payload from './payload';
import providers from './providers';
import readLoad from './read-load';
import revocation from './revocation';
import roleFreshness from './role-freshness';
import runtime from './runtime';
import sensitivity from './sensitivity';
import signOutEverywhere from './sign-out-everywhere';
import store from './store';
import verifiers from './verifiers';

/** Every question, the most telling first. */
export const questions: readonly Question[] = [
  revocation,
  signOutEverywhere,
  roleFreshness,
  sensitivity,
  store,
  runtime,
  readLoad,
  verifiers,
  payload,
  clients,
  architecture,
  providers,
  library,
  incumbent,
];
