'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';

const thirtyDays = 60 * 60 * 24 * 30;

export async function login(form: FormData) {
  const response = await fetch(`${process.env.API_URL}/login`, { method: 'POST', body: form });
  if (!response.ok) redirect('/login?error=1');
  const { accessToken, refreshToken } = await response.json();
  const store = await cookies();

  store.set('access_token', accessToken, { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 900 });
  store.set('refresh_token', refreshToken, { path: '/', maxAge: thirtyDays });
  store.set('theme', String(form.get('theme') ?? 'light'));
  redirect('/');
}

export async function logout() {
  const store = await cookies();
  store.delete('access_token');
  store.delete('refresh_token');
  redirect('/login');
}
