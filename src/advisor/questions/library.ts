import { defineQuestion } from '../question';

export default defineQuestion({
  id: 'library',
  text: 'What makes the sessions?',
  detected: 'Dependencies and imports.',
  values: {
    other: {
      label: 'Something else',
      because: 'The advice is the same; the ready configuration is for other libraries.',
      sources: ['line-5'],
    },
    jose: {
      label: 'jose',
      because: 'jose makes and checks tokens in every runtime.',
      sources: ['line-10'],
    },
    jsonwebtoken: {
      label: 'jsonwebtoken',
      because: 'jsonwebtoken makes and checks tokens on Node.js.',
      sources: ['line-10', 'jsonwebtoken'],
    },
    'iron-session': {
      label: 'iron-session',
      because: 'iron-session seals the whole session into the cookie.',
      sources: ['line-1'],
    },
    'express-session': {
      label: 'express-session',
      because: 'express-session keeps sessions in a store and their id in a cookie.',
      sources: ['line-14', 'express-session'],
    },
    'better-auth': {
      label: 'Better Auth',
      because: 'Better Auth keeps sessions in a database, with a cookie cache on demand.',
      sources: ['better-auth-sessions'],
    },
    authjs: {
      label: 'Auth.js',
      because: 'Auth.js can do both; without an adapter it uses JWT.',
      sources: ['line-6', 'line-7'],
    },
    'authjs-4': {
      label: 'next-auth 4',
      because: 'next-auth can do both; without an adapter it uses JWT.',
      sources: ['line-6', 'line-7'],
    },
    'authjs-5': {
      label: 'Auth.js 5',
      because: 'Auth.js can do both; without an adapter it uses JWT.',
      sources: ['line-6', 'line-7'],
    },
  },
});
