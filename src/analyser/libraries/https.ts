// What shows that requests come over HTTPS: a server with a certificate, a redirect, Strict-Transport-Security.
import type { Fact, HttpsFact } from '../model/fact';
import { type Call, defineLibrary } from '../source/define-library';

const packages =
  /^(helmet|hsts|@fastify\/helmet|express-sslify|express-force-ssl|express-enforces-ssl|express-force-https|koa-sslify|koa-helmet|spdy|greenlock-express|heroku-ssl-redirect)$/;

export default defineLibrary({
  id: 'https',
  modules: [
    'helmet',
    'hsts',
    'express-sslify',
    'express-force-ssl',
    'express-enforces-ssl',
    'koa-sslify',
    'koa-helmet',
    'spdy',
    'heroku-ssl-redirect',
  ],
  triggers: [['https\\.createServer|createSecureServer|x-forwarded-proto|Strict-Transport-Security|req(uest)?\\.secure\\b']],
  detect: (source): Fact[] => [
    ...source.calls(packages).slice(0, 1).map(fact),
    ...[...source.calls('https', 'createServer.()'), ...source.methods('createSecureServer')].slice(0, 1).map(served),
    ...source
      .accesses('secure')
      .filter(({ steps }) => /^(req|request|ctx)$/.test(steps[0]))
      .slice(0, 1)
      .map(fact),
    ...source
      .texts(/^(x-forwarded-proto|strict-transport-security)$/i)
      .slice(0, 1)
      .map(({ span }) => fact({ span, scopes: [] })),
  ],
});

const base = ({ span, scopes }: Pick<Call, 'span' | 'scopes'>): HttpsFact => ({ kind: 'https', library: 'HTTPS', span, scopes });

const fact = (call: Pick<Call, 'span' | 'scopes'>): Fact => base(call);

const served = (call: Call): Fact => ({ ...base(call), ...(call.onlyInDevelopment() ? {} : { serves: true }) });
