import { defineQuestion } from '../question';

export default defineQuestion({
  id: 'revocation',
  text: 'How fast must a stolen or banned session stop?',
  detected: 'A denylist, a token version, routes that ban.',
  values: {
    expiry: {
      label: 'When it expires',
      weights: [0, 3, 1],
      because: 'Waiting for expiry is fine, so nothing has to be looked up.',
      sources: ['line-3', 'line-10'],
    },
    minutes: {
      label: 'Within minutes',
      weights: [3, -3, 5],
      because: 'A short-lived token beside a session ends within minutes, at little cost.',
      sources: ['line-6', 'lucia', 'better-auth-sessions'],
    },
    seconds: {
      label: 'At once',
      weights: [5, -9, 1],
      because: 'Only a lookup ends a session at once: a valid token stays valid until it expires.',
      sources: ['line-4', 'line-7', 'line-14', 'asvs-7'],
    },
  },
});
