import type { Check } from './check';
import { listed, members } from './members';

const token = /^(?:access_?token|refresh_?token|id_?token|provider_?(?:refresh_?)?token|github_?token|google_?token|bearer_?token)$/i;

export const providerTokens: Check = {
  id: 'provider-tokens',
  source: 'https://www.rfc-editor.org/rfc/rfc6819#section-5.1.6',
  check({ payload, kind }) {
    const found = members(payload, (name, value) => token.test(name) && typeof value === 'string' && value !== '');
    if (found.length === 0) return undefined;
    const hidden = kind.startsWith('jwe') || kind.startsWith('authjs');
    if (hidden) return ['info', `Tokens of other services travel with every request: ${listed(found)}.`];
    return ['warning', `Whoever sees this token can use another service: it carries ${listed(found)}.`];
  },
};
