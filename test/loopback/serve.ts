import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Serving } from './configuration';

type Handler = (request: Request) => Promise<Response>;

/** What a module exports, as far as one of the ways to serve it uses it. */
interface Loaded {
  readonly default?: unknown;
  readonly handlers?: Readonly<Record<string, Handler>>;
  readonly auth?: { readonly handler: Handler };
}

/** Serves a module on 127.0.0.1 while `work` runs. */
export async function serve<T>(loaded: Loaded, serving: Serving, work: (origin: string) => Promise<T>): Promise<T> {
  const listener = await listenerOf(loaded, serving);
  const server = createServer((request, response) => {
    Promise.resolve(listener(request, response)).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

async function listenerOf(loaded: Loaded, serving: Serving): Promise<RequestListener> {
  const main = mainOf(loaded);
  switch (serving) {
    case 'fastify': {
      const app = main as { ready(): Promise<void>; routing: RequestListener };
      await app.ready();
      return app.routing;
    }
    case 'next-page':
      return asPage(main as (request: unknown, response: unknown) => unknown);
    case 'next-route':
      return asWeb((request) => loaded.handlers?.[request.method]?.(request) ?? notFound());
    case 'fetch':
      return asWeb((request) => loaded.auth?.handler(request) ?? notFound());
    default:
      return main as RequestListener;
  }
}

const notFound = async (): Promise<Response> => new Response(null, { status: 404 });

/** A module that became CommonJS holds its default export one step further in. */
function mainOf({ default: main }: Loaded): unknown {
  return main && typeof main === 'object' && 'default' in main ? main.default : main;
}

/** An API route of Next.js' pages router: https://nextjs.org/docs/pages/building-your-application/routing/api-routes */
function asPage(handler: (request: unknown, response: unknown) => unknown): RequestListener {
  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const nextauth = url.pathname.replace('/api/auth/', '').split('/');
    const cookies = Object.fromEntries((request.headers.cookie ?? '').split('; ').flatMap(pair));
    const body = Object.fromEntries(new URLSearchParams(await bodyOf(request)));
    const status = (code: number): ServerResponse => Object.assign(response, { statusCode: code });
    const send = (text: unknown): ServerResponse => response.end(typeof text === 'string' ? text : JSON.stringify(text));
    Object.assign(response, { status, send, json: send });
    await handler(Object.assign(request, { query: { ...Object.fromEntries(url.searchParams), nextauth }, cookies, body }), response);
  };
}

function pair(text: string): [string, string][] {
  const at = text.indexOf('=');
  return at < 0 ? [] : [[text.slice(0, at), decodeURIComponent(text.slice(at + 1))]];
}

/** Handlers of web requests. The address is what the browser asked for, as a proxy tells it and Next.js hands it on. */
function asWeb(handler: Handler): RequestListener {
  return async (incoming, outgoing) => {
    const headers = new Headers(Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]));
    const origin = `${headers.get('x-forwarded-proto') ?? 'http'}://${headers.get('x-forwarded-host') ?? headers.get('host')}`;
    const hasBody = incoming.method !== 'GET';
    const url = new URL(incoming.url ?? '/', origin);
    const request = new Request(url, { method: incoming.method, headers, body: hasBody ? await bodyOf(incoming) : undefined });
    const answer = await handler(Object.assign(request, { nextUrl: url }));
    const others = [...answer.headers].filter(([name]) => name !== 'set-cookie');
    outgoing.writeHead(answer.status, { ...Object.fromEntries(others), 'set-cookie': answer.headers.getSetCookie() });
    outgoing.end(await answer.text());
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
