import type { Candidate } from '../token/model';
import type { TokenArgument } from './decode';

/** A token as the commands take it. It stays in the window: links and lenses are not written down anywhere. */
export function tokenArgument({ text, cookie }: Candidate): TokenArgument {
  return cookie ? { text, cookieName: cookie.name } : text;
}
