import { addressOf, refused } from './address';

const maxCharacters = 524_288;
const maxMilliseconds = 5000;

/** The same in a browser, which tells nobody the address behind a name: numbers and names of private networks are refused by their form. */
export async function fetchJwks(address: string): Promise<string> {
  const url = addressOf(address);
  const { hostname } = url;
  if (isPrivateName(hostname)) throw refused(`Refused: "${hostname}" is not a public host. Save the JWK set and give the file.`);
  const response = await answer(url);
  if (!response.ok) throw refused(`"${hostname}" answered ${response.status}, not with a JWK set.`);
  return limited(response, hostname);
}

/** Whether a host is a number, or a name that only a private network knows. */
export function isPrivateName(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (name.startsWith('[') || /^[\d.]+$/.test(name) || !name.includes('.')) return true;
  return /\.(?:localhost|local|internal|intranet|lan|home|corp|private|test|home\.arpa)$/.test(name);
}

async function answer(url: URL): Promise<Response> {
  const signal = AbortSignal.timeout(maxMilliseconds);
  const headers = { accept: 'application/json' };
  try {
    return await fetch(url, { headers, signal, redirect: 'error', credentials: 'omit', referrerPolicy: 'no-referrer' });
  } catch {
    throw refused(`No answer from "${url.hostname}" that a browser may read. Save the JWK set and give the file.`);
  }
}

async function limited({ body }: Response, hostname: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for (const reader = body?.getReader(); reader; ) {
    const { done, value } = await reader.read().catch(() => {
      throw refused(`The answer of "${hostname}" broke off.`);
    });
    if (done) break;
    text += decoder.decode(value, { stream: true });
    if (text.length > maxCharacters) throw refused(`The answer of "${hostname}" is larger than 512 kB.`);
  }
  return text + decoder.decode();
}
