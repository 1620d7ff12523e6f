import type { Environment, Visit } from './configuration';

interface Answered {
  readonly status: number;
  readonly text: string;
}

type Ask = (path: string, body?: URLSearchParams | string) => Promise<Answered>;

/** What the application is reached by from outside: a proxy ends TLS in production and says so. */
const outside: Readonly<Record<Environment, { readonly origin: string; readonly headers: Readonly<Record<string, string>> }>> = {
  development: { origin: 'http://localhost:3000', headers: { 'x-forwarded-host': 'localhost:3000' } },
  production: {
    origin: 'https://app.example.com',
    headers: { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'app.example.com', 'x-forwarded-for': '203.0.113.7' },
  },
};

/** Signs in as a browser does, and gives every `Set-Cookie` line that it received. */
export async function linesOf(visit: Visit, server: string, environment: Environment): Promise<string[]> {
  const lines: string[] = [];
  const jar = new Map<string, string>();
  const { origin, headers: proxied } = outside[environment];
  const ask: Ask = async (path, body) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(proxied);
    if (typeof body === 'string') headers.set('content-type', 'application/json');
    if (cookie) headers.set('cookie', cookie);
    if (body !== undefined) headers.set('origin', origin);
    const answer = await fetch(server + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      body,
      redirect: 'manual',
    });
    for (const line of answer.headers.getSetCookie()) {
      lines.push(line);
      const [pair] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const text = await answer.text();
    if (answer.status >= 400 || /[?&]error=/.test(answer.headers.get('location') ?? ''))
      throw new Error(`${path}: ${answer.status} ${text.slice(0, 200)}`);
    return { status: answer.status, text };
  };
  await visits[visit](ask, origin);
  return lines;
}

const visits: Readonly<Record<Visit, (ask: Ask, origin: string) => Promise<unknown>>> = {
  login: (ask) => ask('/login'),
  credentials: async (ask, origin) => ask('/api/auth/callback/credentials', await form(ask, origin, { name: 'ada' })),
  'credentials-and-oauth': async (ask, origin) => {
    await ask('/api/auth/signin/github', await form(ask, origin, {}));
    await ask('/api/auth/callback/credentials', await form(ask, origin, { name: 'ada' }));
  },
  email: async (ask, origin) => {
    await ask('/api/auth/signin/email', await form(ask, origin, { email: 'ada@example.com' }));
    const link = new URL((globalThis as { mailed?: string }).mailed ?? '');
    await ask(link.pathname + link.search);
  },
  'sign-up': (ask) =>
    ask('/api/auth/sign-up/email', JSON.stringify({ name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' })),
};

async function form(ask: Ask, origin: string, fields: Record<string, string>): Promise<URLSearchParams> {
  const { csrfToken } = JSON.parse((await ask('/api/auth/csrf')).text) as { csrfToken: string };
  return new URLSearchParams({ ...fields, csrfToken, callbackUrl: origin, json: 'true' });
}
