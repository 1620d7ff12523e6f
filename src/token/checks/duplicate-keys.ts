import type { Check } from './check';
import { listed } from './members';

export const duplicateKeys: Check = {
  id: 'duplicate-keys',
  source: 'https://www.rfc-editor.org/rfc/rfc7519#section-4',
  check({ duplicates }) {
    if (duplicates.length === 0) return undefined;
    return ['warning', `Two servers can read two different tokens: ${listed(duplicates.map(({ name }) => name))} stands twice.`];
  },
};
