import { replace, suggest } from '../model/fix';
import { defineRule, type Problem } from '../model/rule';
import { inProduction, type Setting, textOf, type Value } from '../model/value';

export default defineRule({
  id: 'better-auth-trusted-origins-wildcard',
  title: 'better-auth trusts websites of strangers',
  severity: 'error',
  cwe: 942,
  references: [
    'https://www.better-auth.com/docs/reference/options#trustedorigins',
    'https://www.better-auth.com/docs/reference/security',
    'ASVS 5.0, 3.4.2',
  ],
  why: `Sites in \`trustedOrigins\` may send requests with the cookies of your users, and may be where they are sent after signing in. \`'*'\` and \`'https://*'\` are every site there is;
\`'https://*.vercel.app'\` is every site that somebody puts there for nothing. A function that answers with the request's own \`Origin\` trusts whoever asks.

By default only the origin of \`baseURL\` is trusted. A pattern for subdomains that are all yours (\`https://*.example.com\`) is silent, and so are schemes of your own applications.`,
  how: 'Name the origins that are yours.',
  fix: 'suggestion',
  bad: `import { betterAuth } from 'better-auth';
import { database } from './database';
export const auth = betterAuth({ database, trustedOrigins: ['*'] });`,
  good: `import { betterAuth } from 'better-auth';
import { database } from './database';
export const auth = betterAuth({ database, trustedOrigins: ['https://*.example.com', 'myapp://'] });`,

  on: 'better-auth',
  check({ trustedOrigins, reflectsOrigin }) {
    if (reflectsOrigin)
      return { at: trustedOrigins.span, message: 'Every website is trusted: the origin that asks is the origin that may.' };
    return problems(trustedOrigins);
  },
});

/** Anybody can have a name below these. */
const shared =
  /\*\.(vercel\.app|netlify\.app|herokuapp\.com|pages\.dev|workers\.dev|github\.io|gitlab\.io|web\.app|firebaseapp\.com|onrender\.com|fly\.dev|up\.railway\.app|ngrok\.io|ngrok-free\.app|surge\.sh|azurewebsites\.net|cloudfront\.net|amazonaws\.com)$/i;
/** The host is a star, with at most a public ending such as `.com` or `.co.uk` behind it. */
const everything = /^((https?|\*):\/\/)?\*+(\.(com|org|net|io|dev|app|ai|co(\.[a-z]{2})?))?(:(\d+|\*))?\/?(\*+)?$/i;

function problems(setting: Setting): Problem[] {
  const own = inProduction(setting.value);
  const items: readonly Value[] = own.kind === 'list' ? own.items : [own];
  return items.flatMap((item): Problem[] => {
    const text = textOf(item) ?? '';
    const isShared = shared.test(text);
    if (!isShared && !everything.test(text)) return [];
    const at = inProduction(item).at ?? setting.span;
    const message = isShared
      ? 'Strangers can have a site with such a name, and it is trusted.'
      : 'Every website is trusted with the sessions of your users.';
    const wanted = text.startsWith('*') || isShared ? "'https://*.example.com'" : "'https://example.com'";
    const fixes = suggest(replace(at, wanted, 'Name your own origin'));
    return [{ at, message, severity: isShared ? 'warning' : 'error', fixes: inProduction(item).at ? fixes : [] }];
  });
}
