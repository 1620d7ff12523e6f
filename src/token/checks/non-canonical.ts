import type { Check } from './check';

export const nonCanonical: Check = {
  id: 'non-canonical',
  source: 'https://www.rfc-editor.org/rfc/rfc4648#section-3.5',
  check({ loose }) {
    if (loose.length === 0) return undefined;
    return ['info', `The same token has several spellings, so lists of revoked ones miss it: ${loose.join(', ')}.`];
  },
};
