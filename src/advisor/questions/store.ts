import { defineQuestion } from '../question';

export default defineQuestion({
  id: 'store',
  text: 'Which shared store can the session check reach?',
  detected: 'Dependencies, adapters, stores; memory of one process counts as none.',
  values: {
    none: {
      label: 'None',
      weights: [0, 3, 0],
      because: 'Without a shared store only a token that carries everything works.',
      sources: ['line-6', 'line-12'],
    },
    'sql-tcp-only': {
      label: 'A database over TCP only',
      weights: [1, 0, 1],
      because: 'The database can hold sessions, where TCP connections are possible.',
      sources: ['line-6', 'line-7'],
    },
    sql: {
      label: 'A database',
      weights: [2, 0, 1],
      because: 'The database that is there can hold the sessions as well.',
      sources: ['line-7', 'line-11'],
    },
    kv: {
      label: 'A key-value store such as Redis',
      weights: [3, 0, 3],
      because: 'A key-value store makes the lookup of a session cheap.',
      sources: ['line-12', 'line-14'],
    },
  },
});
