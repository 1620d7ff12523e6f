import { defineQuestion } from '../question';

export default defineQuestion({
  id: 'sign-out-everywhere',
  text: 'Must users or admins end other sessions?',
  detected: 'Routes that list or revoke sessions.',
  values: {
    no: {
      label: 'No',
      weights: [0, 1, 0],
      because: 'Nobody has to list or end sessions, so none has to be stored.',
      sources: ['line-3'],
    },
    yes: {
      label: 'Yes',
      weights: [4, -4, 3],
      because: 'Sessions in a store are listed and deleted; tokens cannot be called back.',
      sources: ['line-4', 'line-7', 'line-9', 'asvs-7'],
    },
  },
});
