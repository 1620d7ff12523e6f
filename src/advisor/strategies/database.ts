import { defineStrategy } from '../strategy';

export default defineStrategy({
  id: 'database',
  title: 'Database sessions',
  advice: 'Keep sessions in a shared store; the cookie carries only an opaque id.',
  comparison: {
    state: { text: 'In the store: a row or key for each session', sources: ['line-17', 'line-9'] },
    cost: { text: 'I/O and memory of the store; grows with active users', sources: ['line-17', 'line-9'] },
    reads: { text: '1 for each request', sources: ['line-7'] },
    revocation: { text: 'Trivial and at once: delete the row', sources: ['line-17', 'line-4'] },
    size: { text: 'Light: an id of about 40 to 100 bytes', sources: ['line-17', 'line-1'] },
    security: { text: 'HttpOnly cookie holds against XSS; needs CSRF protection', sources: ['line-17', 'owasp-csrf'] },
  },
  flow: [
    { from: 'browser', to: 'server', carries: 'cookie with an opaque session id' },
    { from: 'server', to: 'store', carries: 'the id: is there such a session, and whose?' },
    { from: 'store', to: 'server', carries: 'user, roles and expiry as they are now' },
    { from: 'server', to: 'browser', carries: 'the answer' },
  ],
  gains: { text: 'Ends any session at once, shows all devices, and role changes act at once.', sources: ['line-4', 'line-7', 'line-9'] },
  costs: {
    text: 'Each request reads the store; a breach of the store exposes the sessions: store hashed ids.',
    sources: ['line-7', 'line-9'],
  },
  standings: { '7.4.1': 'built-in', '7.4.2': 'built-in', '7.4.3': 'built-in', '7.4.5': 'built-in', '7.5.2': 'built-in' },
});
