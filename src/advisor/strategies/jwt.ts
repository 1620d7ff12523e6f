import { defineStrategy } from '../strategy';

export default defineStrategy({
  id: 'jwt',
  title: 'JWT sessions',
  advice: 'Keep no session on the server; a signed or encrypted token carries it.',
  comparison: {
    state: { text: 'At the client: the token holds the whole session', sources: ['line-17', 'line-1'] },
    cost: { text: 'CPU for checking a signature or decrypting', sources: ['line-17', 'line-10'] },
    reads: { text: 'none; 1 with a version check or denylist', sources: ['line-3', 'line-6'] },
    revocation: { text: 'At expiry; sooner only with a blocklist or a version', sources: ['line-17', 'line-6'] },
    size: { text: 'Heavy: 0.5 to 4 kB on every request', sources: ['line-17', 'rfc-6265'] },
    security: { text: 'localStorage is open to XSS; a cookie needs CSRF protection', sources: ['line-17', 'owasp-jwt'] },
  },
  flow: [
    { from: 'browser', to: 'server', carries: 'cookie or Authorization header with the token' },
    { from: 'server', to: 'server', carries: 'checks signature, algorithm, issuer, audience and expiry' },
    { from: 'server', to: 'browser', carries: 'the answer' },
  ],
  gains: { text: 'No lookup, no store, and any service with the key can check it.', sources: ['line-3', 'line-10', 'line-11'] },
  costs: { text: 'Expiry, refresh, theft and stale roles have to be handled by you.', sources: ['line-10', 'rfc-8725'] },
  standings: { '7.4.1': 'fails', '7.4.2': 'fails', '7.4.3': 'fails', '7.4.5': 'fails', '7.5.2': 'fails' },
});
