import { defineQuestion } from '../question';

export default defineQuestion({
  id: 'sensitivity',
  text: 'What kind of data is behind the sign-in?',
  detected: 'Asked, never guessed.',
  values: {
    low: {
      label: 'Nothing personal',
      weights: [0, 1, 0],
      because: 'A stolen session does little harm, so the simpler way is good enough.',
      sources: ['line-5'],
    },
    personal: {
      label: 'Personal data',
      weights: [2, -1, 2],
      because: 'Personal data asks for sessions that can be ended.',
      sources: ['line-9', 'owasp-session'],
    },
    regulated: {
      label: 'Regulated: money, health, official records',
      weights: [4, -5, 1],
      because: 'Ending a session at once is not negotiable for regulated data.',
      sources: ['line-14', 'asvs-7'],
    },
  },
});
