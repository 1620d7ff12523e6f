import type { Dictionary } from './dictionary';

export const clerk: Dictionary = {
  id: 'clerk',
  title: 'Clerk',
  source: 'https://clerk.com/docs/guides/sessions/session-tokens',
  claims: {
    azp: 'Origin the session token was issued for',
    sid: 'Session',
    sts: 'State of the session: active or pending',
    fva: 'Minutes since the first and second factor were checked; -1 is never',
    v: 'Version of the token format',
    o: 'Active organization: id, slug, role, permissions',
    fea: 'Features of the plan',
    pla: 'Plan',
    org_id: 'Active organization',
    org_slug: 'Short name of the active organization',
    org_role: 'Role in the active organization',
    org_permissions: 'Permissions in the active organization',
    act: 'Who impersonates this user',
  },
};
