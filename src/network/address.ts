/** An error of a fetch; its message is one line for the person. */
export function refused(message: string): Error {
  return Object.assign(new Error(message), { code: 'FETCH_FAILED' });
}

/** An address that may be asked: https, without a user name and password. */
export function addressOf(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:') throw refused('A JWK set needs an https:// address.');
  if (url.username || url.password) throw refused('A JWK set needs an address without a user name and password.');
  return url;
}
