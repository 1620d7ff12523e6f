import { own } from '../json';
import type { Check } from './check';

export const compressed: Check = {
  id: 'compressed',
  source: 'https://www.rfc-editor.org/rfc/rfc8725#section-3.6',
  check({ header }) {
    if (own(header, 'zip') === undefined) return undefined;
    return ['warning', 'Its length tells about its content, and a small token can grow huge: it is compressed (zip).'];
  },
};
