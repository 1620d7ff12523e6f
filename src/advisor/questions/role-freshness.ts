import { defineQuestion } from '../question';

export default defineQuestion({
  id: 'role-freshness',
  text: 'How soon does a role change act?',
  detected: 'Roles that are placed in the token.',
  values: {
    'next-login': {
      label: 'At the next sign-in',
      weights: [0, 2, 1],
      because: 'Roles may go stale until the next sign-in, so they can travel in the token.',
      sources: ['line-10'],
    },
    minutes: {
      label: 'Within minutes',
      weights: [2, -1, 3],
      because: 'A short-lived token carries roles that are minutes old at most.',
      sources: ['line-9', 'line-10'],
    },
    immediate: {
      label: 'At once',
      weights: [4, -4, 1],
      because: 'Roles read from the store act at once; inside of a token they go stale.',
      sources: ['line-9', 'line-10'],
    },
  },
});
