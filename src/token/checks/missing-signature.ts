import type { Check } from './check';

export const missingSignature: Check = {
  id: 'missing-signature',
  source: 'https://www.rfc-editor.org/rfc/rfc7515#section-5.2',
  check({ problems }) {
    const absent = problems.some(({ code }) => code === 'signature-absent');
    return absent ? ['warning', 'No server may accept this: the signature is missing.'] : undefined;
  },
};
