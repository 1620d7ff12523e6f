import { defineStrategy } from '../strategy';

export default defineStrategy({
  id: 'hybrid',
  title: 'Session with short-lived tokens',
  advice: 'Keep a session in the store for control, and short-lived tokens beside it for speed.',
  comparison: {
    state: { text: 'In the store, with a copy of minutes at the client', sources: ['line-16', 'lucia'] },
    cost: { text: 'CPU on most requests, I/O when the token is renewed', sources: ['line-16', 'better-auth-sessions'] },
    reads: { text: '1 for each token lifetime, at most every 5 minutes', sources: ['lucia', 'better-auth-sessions'] },
    revocation: { text: 'Within the lifetime of the token: at most 5 minutes', sources: ['line-16', 'lucia'] },
    size: { text: 'An id and a token of 0.3 to 1 kB', sources: ['line-17', 'line-16'] },
    security: { text: 'Both cookies HttpOnly, with CSRF protection', sources: ['line-17', 'owasp-csrf'] },
  },
  flow: [
    { from: 'browser', to: 'server', carries: 'cookie with the session id and a token of at most 5 minutes' },
    { from: 'server', to: 'server', carries: 'checks the token; still fresh: no lookup' },
    { from: 'server', to: 'store', carries: 'token expired: is the session still there?' },
    { from: 'server', to: 'other services', carries: 'a signed token of minutes, for one audience' },
    { from: 'server', to: 'browser', carries: 'the answer, with a new token when it was renewed' },
  ],
  gains: { text: 'Control of a session and speed of a token; other services check tokens by themselves.', sources: ['line-16'] },
  costs: {
    text: 'Two mechanisms to build, and a revoked session lives until its token expires.',
    sources: ['line-16', 'better-auth-sessions'],
  },
  standings: { '7.4.1': 'to-build', '7.4.2': 'to-build', '7.4.3': 'built-in', '7.4.5': 'built-in', '7.5.2': 'built-in' },
});
