import type { JwtDecodeFact } from './fact';

const names = /(^|\.)(id_?token|identity_?token|credential)$/i;
const request = /^(req|request|ctx|event|body|c|this\.req|(Next|Fastify)?Request\.new\(\))(\.|$)/;

/** Whether what is decoded is an identity token that came with a request, not from the provider's own answer. */
export function identityTokenOfRequest({ token, origin }: JwtDecodeFact): boolean {
  return [token?.replace(/@\d*$/, ''), origin].some((name) => name !== undefined && names.test(name) && request.test(name));
}
