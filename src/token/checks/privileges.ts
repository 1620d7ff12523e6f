import type { Check } from './check';
import { listed, members } from './members';

const privilege =
  /^(?:roles?|permissions?|groups?|admin|is_?admin|is_?staff|superuser|cognito:groups|realm_access|resource_access|org_role|wids)$/i;

export const privileges: Check = {
  id: 'privileges',
  source: 'https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html',
  check({ payload }) {
    const found = members(payload, (name) => privilege.test(name));
    return found.length > 0 ? ['info', `Rights that you take away go on until it expires: it carries ${listed(found)}.`] : undefined;
  },
};
