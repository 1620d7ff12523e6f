import { concerning } from '../model/application';
import { defineRule } from '../model/rule';
import { lacksProxyTrust, trustProxy } from '../model/secure';
import { is } from '../model/value';

export default defineRule({
  id: 'session-missing-trust-proxy',
  title: 'Behind a proxy, the secure session cookie is not sent',
  severity: 'info',
  references: ['https://github.com/expressjs/session#cookiesecure', 'https://expressjs.com/en/guide/behind-proxies.html'],
  why: `express-session sends a secure cookie only over a connection that it believes to be HTTPS. Behind a proxy that ends TLS (nginx, a
load balancer, most hosting platforms) the connection itself is plain HTTP, and the \`X-Forwarded-Proto\` header says otherwise.
Express believes that header only when told to. Until then \`secure: true\` means no cookie at all, without any error: people sign in
again and again; cookie-session does the same. \`secure: 'auto'\` means a cookie that also travels over plain HTTP.

Neither Express nor express-session trusts a proxy by default, in any version. \`app.set('trust proxy', 1)\` trusts the one proxy in front;
\`proxy: true\` in the session options does it for this cookie only.

Nothing is to be done where Node.js answers HTTPS itself, or where no proxy stands in front. Do not trust a proxy that is not there:
anybody could then write these headers, the address of the client among them. That is why the fix is a suggestion.`,
  how: "Tell Express how many proxies stand in front: `app.set('trust proxy', 1)`.",
  fix: 'suggestion',
  bad: `import express from 'express';
import session from 'express-session';
import { store } from './store';
const app = express();
app.use(session({
  store,
  secret: process.env.SESSION_SECRET!,
  resave: false,
  saveUninitialized: false,
  cookie: { secure: true, sameSite: 'lax' },
}));`,
  good: `import express from 'express';
import session from 'express-session';
import { store } from './store';
const app = express();
app.set('trust proxy', 1);
app.use(session({
  store,
  secret: process.env.SESSION_SECRET!,
  resave: false,
  saveUninitialized: false,
  cookie: { secure: true, sameSite: 'lax' },
}));`,

  on: 'session',
  check(session, project) {
    const { secure } = session.cookie;
    if (!is(secure, true, 'auto') || secure.origin !== 'written' || project.isTest(session.span.file)) return undefined;
    // Where the application itself is not in sight, its proxy setting may be there as well.
    if (!lacksProxyTrust(session, project) || project.all('server-app').length === 0) return undefined;
    if (concerning(project.all('https'), session.span.file, project).some(({ serves }) => serves)) return undefined;
    return {
      at: secure.span,
      message: is(secure, true)
        ? 'Behind a proxy nobody stays signed in: the app does not trust it, so no cookie is sent.'
        : 'Behind a proxy this session cookie is not secure: the app does not trust the proxy.',
      fixes: trustProxy(secure.span.file, project),
    };
  },
});
