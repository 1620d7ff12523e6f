'use client';

import Cookies from 'js-cookie';

interface Tokens {
  accessToken: string;
  refreshToken: string;
}

/** Keeps the shopper signed in over a reload. */
export function remember({ accessToken, refreshToken }: Tokens, staySignedIn: boolean) {
  sessionStorage.setItem('access_token', accessToken);
  if (staySignedIn) localStorage.setItem('refresh_token', refreshToken);
  Cookies.set('auth_token', accessToken, { expires: 7 });
}

export function saveCart(items: readonly string[]) {
  localStorage.setItem('cart', JSON.stringify(items));
  Cookies.set('cart_size', String(items.length));
}

export function forget() {
  sessionStorage.removeItem('access_token');
  localStorage.removeItem('refresh_token');
  Cookies.remove('auth_token');
}
