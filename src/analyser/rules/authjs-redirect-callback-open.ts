import { replace, together } from '../model/fix';
import { defineRule } from '../model/rule';

export default defineRule({
  id: 'authjs-redirect-callback-open',
  title: 'After signing in, a link can lead people to any site',
  severity: 'error',
  cwe: 601,
  references: [
    'https://authjs.dev/reference/core#redirect',
    'https://next-auth.js.org/configuration/callbacks#redirect-callback',
    'https://github.com/advisories/GHSA-f9wg-5f46-cjmw',
    'https://www.rfc-editor.org/rfc/rfc9700#section-4.11',
  ],
  why: `\`url\` in the redirect callback is what anyone writes behind \`?callbackUrl=\`. Returned as it is, a link to your own sign-in page ends, after a real sign-in, on a copy of it elsewhere
that asks for the password "once more".

Without a redirect callback Auth.js allows relative addresses and those of the same origin. Writing one replaces that check. \`url.startsWith(baseUrl)\` is not enough:
\`https://example.com.evil.org\` begins with \`https://example.com\` (CVE-2022-24858 was just that).

A callback that leads to a fixed page, or that compares the origin or a list of hosts first, is silent.`,
  how: 'Return `url` only if its origin is that of `baseUrl`, or leave the callback out.',
  fix: 'edit',
  bad: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({
  providers: [GitHub],
  callbacks: {
    redirect({ url }) {
      return url;
    },
  },
});`,
  good: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({
  providers: [GitHub],
  callbacks: {
    redirect({ url, baseUrl }) {
      if (url.startsWith('/')) return baseUrl + url;
      return new URL(url).origin === baseUrl ? url : baseUrl;
    },
  },
});`,
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: 'authjs-redirect',
  check({ value, check, url, baseUrl }) {
    const title = 'Allow addresses of the same origin only';
    const text = `(new URL(${url}, ${baseUrl?.name}).origin === ${baseUrl?.name} ? new URL(${url}, ${baseUrl?.name}).toString() : ${baseUrl?.name})`;
    const own = url && baseUrl ? replace(value, text, title) : [];
    return {
      at: value,
      message:
        check === 'beginning'
          ? 'A link can lead to another site: example.com.evil.org begins like your address too.'
          : 'After signing in, a link can lead people to any site: url is returned as it came.',
      severity: check === 'beginning' ? 'warning' : undefined,
      fixes: baseUrl?.add ? together(title, own, replace(baseUrl.add.at, baseUrl.add.text, title)) : own,
    };
  },
});
