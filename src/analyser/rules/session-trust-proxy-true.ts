import { set } from '../model/fix';
import { defineRule } from '../model/rule';
import { is } from '../model/value';

export default defineRule({
  id: 'session-trust-proxy-true',
  title: 'Clients can choose the address and protocol that the server believes',
  severity: 'info',
  cwe: 348,
  references: ['https://expressjs.com/en/guide/behind-proxies.html', 'https://fastify.dev/docs/latest/Reference/Server/#trustproxy'],
  why: `With \`trust proxy\` set to \`true\`, Express takes the leftmost entry of \`X-Forwarded-For\` as the client's address: the one that the client
itself can send. Limits by address, logs and checks of \`req.ip\` and \`req.hostname\` then rest on what a stranger writes.

A number says how many proxies stand in front, and counts from the right, where your own proxies write. A list of addresses works as well.
The default is \`false\`, which is wrong behind a proxy in another way: see \`session-missing-trust-proxy\`.

Nothing is to be done where the last proxy removes these headers from what it is sent. @auth/express asks for \`true\`; it is not reported there.`,
  how: "Say how many proxies stand in front: `app.set('trust proxy', 1)`.",
  fix: 'suggestion',
  bad: `import express from 'express';
const app = express();
app.set('trust proxy', true);`,
  good: `import express from 'express';
const app = express();
app.set('trust proxy', 1);`,

  on: 'proxy-trust',
  check({ trust, span }, project) {
    if (!is(trust, true) || trust.path === 'proxy' || project.isTest(span.file)) return undefined;
    if (project.all('authjs').some(({ library }) => library === '@auth/express')) return undefined;
    return {
      at: trust.span,
      message: 'Anyone can forge their address: every X-Forwarded-For is believed.',
      fixes: set(trust, '1', 'Trust one reverse proxy', 'suggestion'),
    };
  },
});
