import type { Check } from './check';
import { listed, members } from './members';

const personal =
  /^(?:e-?mail|(?:full|given|family|first|last|middle)_?name|name|phone(?:_?number)?|mobile|address|birth_?date|date_?of_?birth|dob|gender|picture|ssn|passport_?number|national_?id|ipaddr|upn|unique_name|preferred_username)$/i;

export const personalData: Check = {
  id: 'personal-data',
  source: 'https://www.rfc-editor.org/rfc/rfc7519#section-12',
  check({ payload, kind }) {
    if (kind.startsWith('jwe') || kind.startsWith('authjs')) return undefined;
    const found = members(
      payload,
      (name, value) => personal.test(name) && (typeof value === 'string' || typeof value === 'object') && value !== '',
    );
    return found.length > 0 ? ['info', `Whoever sees the token reads personal data: ${listed(found)}.`] : undefined;
  },
};
