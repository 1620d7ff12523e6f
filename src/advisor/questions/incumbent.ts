import { defineQuestion } from '../question';

export default defineQuestion({
  id: 'incumbent',
  text: 'What is used today?',
  detected: 'The scan.',
  values: {
    none: {
      label: 'Nothing yet',
      because: 'Nothing has to be moved.',
      sources: ['line-5'],
    },
    jwt: {
      label: 'JWT',
      because: 'It stays where the difference is small: changing has a price.',
      sources: ['line-5'],
    },
    hybrid: {
      label: 'Both',
      because: 'It stays where the difference is small: changing has a price.',
      sources: ['line-5'],
    },
    database: {
      label: 'Sessions in a store',
      because: 'It stays where the difference is small: changing has a price.',
      sources: ['line-5'],
    },
  },
});
