import { defineRule } from '../model/rule';

export default defineRule({
  id: 'jwt-client-decoded-claims',
  title: 'A page believes what a token says',
  severity: 'info',
  off: true,
  cwe: 345,
  references: ['https://github.com/auth0/jwt-decode#readme', 'ASVS 5.0, 8.3.1'],
  why: `In a browser nothing can be proven: whoever uses the page can change the token, and the page with it. Reading claims there is fine for showing a name; hiding a button by a
role in a token protects nothing.

The server has to decide again, from a token that it has checked. This rule is off by default, as most uses are harmless. Reading only the expiry is silent.`,
  how: `Use it for display only, and let the server decide.`,
  fix: 'none',
  bad: `'use client';
import { jwtDecode } from 'jwt-decode';
export const isAdmin = (token: string) => jwtDecode<{ role: string }>(token).role === 'admin';`,
  good: `'use client';
import { jwtDecode } from 'jwt-decode';
export const endsAt = (token: string) => jwtDecode(token).exp;`,

  on: 'jwt-decode',
  check({ runsIn, claims, span }) {
    const isPage = runsIn === 'browser' || (runsIn === 'unknown' && /\.[jt]sx$/.test(span.file));
    if (!isPage || claims.every((claim) => harmless.has(claim))) return undefined;
    return { at: span, message: 'Whoever uses the page can change what is read here: only the server can decide.' };
  },
});

const harmless = new Set(['exp', 'iat', 'nbf', 'header']);
