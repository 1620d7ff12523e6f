import { isObject, type JsonObject, own, textAt } from './json';
import type { Token } from './model';

export interface Purpose {
  readonly id: string;
  readonly title: string;
  /** What in the token tells so. */
  readonly reasons: readonly string[];
}

type Recognise = (header: JsonObject, payload: JsonObject, token: Token) => readonly (string | false | undefined)[];

const purposes: readonly [id: string, title: string, recognise: Recognise][] = [
  ['dpop-proof', 'DPoP proof: shows possession of a key for one request', (header) => [typed(header, 'dpop+jwt')]],
  [
    'logout-token',
    'Logout token: tells an application to end a session',
    (header, payload) => [
      typed(header, 'logout+jwt'),
      JSON.stringify(own(payload, 'events') ?? '').includes('backchannel-logout') && 'events names a back-channel logout',
      textAt(payload, 'typ') === 'Logout' && 'typ is Logout',
    ],
  ],
  ['security-event', 'Security event (SET)', (header) => [typed(header, 'secevent+jwt')]],
  [
    'sd-jwt',
    'SD-JWT: claims that are disclosed one by one',
    (header, payload, token) => [
      typed(header, 'dc+sd-jwt', 'vc+sd-jwt', 'example+sd-jwt'),
      own(payload, '_sd') !== undefined && 'it holds hashes of hidden claims (_sd)',
      token.disclosures !== undefined && 'disclosures are attached',
    ],
  ],
  [
    'authjs-session',
    'Auth.js session: made and read by one application',
    (_header, _payload, token) => [/^authjs-[45]-session$/.test(token.kind) && 'it is encrypted as Auth.js does it'],
  ],
  [
    'access-token',
    'Access token: for an API, not for the application that asked for it',
    (header, payload) => [
      typed(header, 'at+jwt'),
      textAt(payload, 'token_use') === 'access' && 'token_use is access',
      textAt(payload, 'typ') === 'Bearer' && 'typ is Bearer',
      ['scope', 'scp'].some((name) => own(payload, name) !== undefined) && 'it carries scopes',
      textAt(payload, 'gty') !== undefined && 'it names a grant type (gty)',
      /^(?:anon|authenticated|service_role)$/.test(textAt(payload, 'role') ?? '') && 'role is a database role of Supabase',
    ],
  ],
  [
    'refresh-token',
    'Refresh token: gets new tokens; worth as much as a password',
    (_header, payload, token) => [
      /^(?:Refresh|Offline)$/.test(textAt(payload, 'typ') ?? '') && `typ is ${textAt(payload, 'typ')}`,
      /^refresh$/i.test(textAt(payload, 'token_use') ?? textAt(payload, 'type') ?? '') && 'it calls itself refresh',
      /refresh/i.test(token.name ?? '') && 'it stands under a name with refresh in it',
    ],
  ],
  [
    'client-assertion',
    'Client assertion: a client proves itself at the token endpoint',
    (header, payload) => [
      typed(header, 'client-authentication+jwt'),
      textAt(payload, 'iss') !== undefined &&
        textAt(payload, 'iss') === textAt(payload, 'sub') &&
        own(payload, 'aud') !== undefined &&
        'issuer and subject are the same client',
    ],
  ],
  [
    'identity-token',
    'Identity token: tells the application who signed in; no key to an API',
    (_header, payload, token) => [
      textAt(payload, 'token_use') === 'id' && 'token_use is id',
      textAt(payload, 'typ') === 'ID' && 'typ is ID',
      ['nonce', 'at_hash', 'c_hash', 'auth_time'].some((name) => own(payload, name) !== undefined) &&
        'it has nonce, at_hash, c_hash or auth_time',
      own(payload, 'firebase') !== undefined && 'it is a Firebase identity token',
      /id[_-]?token/i.test(token.name ?? '') && 'it stands under the name id_token',
    ],
  ],
];

/** What a token is for, with the reasons; nothing where nothing tells. */
export function purposeOf(token: Token): Purpose | undefined {
  const payload = isObject(token.payload) ? token.payload : {};
  for (const [id, title, recognise] of purposes) {
    const reasons = recognise(token.header ?? {}, payload, token).filter((reason): reason is string => typeof reason === 'string');
    if (reasons.length > 0) return { id, title, reasons };
  }
  return undefined;
}

function typed(header: JsonObject, ...types: readonly string[]): string | false {
  const type =
    textAt(header, 'typ')
      ?.toLowerCase()
      .replace(/^application\//, '') ?? '';
  return types.includes(type) && `its type is ${type}`;
}
