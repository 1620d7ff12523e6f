import type { Dictionary } from './dictionary';

export const supabase: Dictionary = {
  id: 'supabase',
  title: 'Supabase',
  source: 'https://supabase.com/docs/guides/auth/jwt-fields',
  claims: {
    role: 'Database role of the request: anon, authenticated or service_role (which passes by all row rules)',
    ref: 'Project',
    aal: 'How sure the sign-in is: aal1 one factor, aal2 two',
    amr: 'How and when the person signed in',
    session_id: 'Session',
    app_metadata: 'Data that only the server can change, such as the provider',
    user_metadata: 'Data that the user can change: never to authorize with',
    phone: 'Phone number',
    is_anonymous: 'Signed in without an account',
  },
};
