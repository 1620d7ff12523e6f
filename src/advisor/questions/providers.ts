import { defineQuestion } from '../question';

export default defineQuestion({
  id: 'providers',
  text: 'How do people sign in?',
  detected: 'The Auth.js or Better Auth configuration.',
  values: {
    oauth: {
      label: 'Through other services or links',
      because: 'Sign-in through providers works with every strategy.',
      sources: ['line-2'],
    },
    mixed: {
      label: 'Both ways',
      because: 'Passwords among other ways: Auth.js silently keeps no database session for them.',
      sources: ['line-2', 'authjs-assert'],
    },
    'credentials-only': {
      label: 'With e-mail and password only',
      because: 'Auth.js keeps sign-ins with a password only as JWT.',
      sources: ['line-2', 'authjs-assert'],
    },
  },
});
