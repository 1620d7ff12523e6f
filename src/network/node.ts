import { lookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { get, type RequestOptions } from 'node:https';
import { BlockList, isIP } from 'node:net';
import { addressOf, refused } from './address';

/** How the address of a host is found and how a text is fetched from it; tests put their own in. */
export interface Network {
  resolve(host: string): Promise<readonly string[]>;
  fetch(url: URL, address: string): Promise<string>;
}

const maxBytes = 524_288;
const maxMilliseconds = 5000;

// https://www.iana.org/assignments/iana-ipv4-special-registry
const special4 = `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24
192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4`;
// Of IPv6, only 2000::/3 is public; these parts of it lead to private or documentation addresses.
const special6 = '2001::/23 2001:db8::/32 2002::/16 3fff::/20';

const network: Network = { resolve: addresses, fetch: fetchFrom };

/**
 * Fetches a JWK set from the address that the person named: https only, public hosts only, no redirects, at most 512 kB and five seconds.
 * With `browser.ts`, the only code of this project that reaches the network. Throws an error with code FETCH_FAILED and one plain line.
 */
export async function fetchJwks(address: string, { resolve, fetch }: Network = network): Promise<string> {
  const url = addressOf(address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host) ? [host] : await resolve(host);
  if (found.length === 0) throw refused(`There is no host "${host}".`);
  if (!found.every(isPublic)) throw refused(`Refused: "${host}" is not a public host. Save the JWK set and give the file.`);
  return fetch(url, found[0]);
}

/** Whether an address belongs to the public internet: not to this machine, its network or its cloud. */
export function isPublic(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !listOf(special4, 'ipv4').check(address, 'ipv4');
  return version === 6 && listOf('2000::/3', 'ipv6').check(address, 'ipv6') && !listOf(special6, 'ipv6').check(address, 'ipv6');
}

function listOf(subnets: string, family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const subnet of subnets.split(/\s+/)) {
    const [net, prefix] = subnet.split('/');
    list.addSubnet(net, Number(prefix), family);
  }
  return list;
}

async function addresses(host: string): Promise<string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    return [];
  }
}

/** Fetches a text from a host at an address that was judged before: a second look-up could give another one. */
export async function fetchFrom(url: URL, address: string): Promise<string> {
  try {
    const response = await responseOf(url, address);
    if (response.statusCode !== 200) throw refused(`"${url.hostname}" answered ${response.statusCode}, not with a JWK set.`);
    const parts: Buffer[] = [];
    for await (const part of response) {
      parts.push(part);
      if (parts.reduce((sum, { length }) => sum + length, 0) > maxBytes)
        throw refused(`The answer of "${url.hostname}" is larger than 512 kB.`);
    }
    return Buffer.concat(parts).toString('utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'FETCH_FAILED') throw error;
    throw refused(`No answer from "${url.hostname}" ${code === 'ABORT_ERR' ? 'within five seconds' : `(${code})`}.`);
  }
}

function responseOf(url: URL, address: string): Promise<IncomingMessage> {
  const family = isIP(address);
  return new Promise((done, fail) => {
    const options: RequestOptions = {
      agent: false,
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(maxMilliseconds),
      lookup: (_host, { all }, callback) => (all ? callback(null, [{ address, family }]) : callback(null, address, family)),
    };
    get(url, options, done).on('error', fail);
  });
}
