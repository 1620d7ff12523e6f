// Providers and their defaults: @auth/core 0.41.3 and next-auth 4.24.15, src/providers.
import type { AuthjsProvider } from '../model/fact';
import { absent, literal, type Setting, type Value } from '../model/value';
import type { Expression, Options } from '../source/define-library';

const emails = new Set([
  'email',
  'nodemailer',
  'resend',
  'sendgrid',
  'postmark',
  'mailgun',
  'forwardemail',
  'loops',
  'http-email',
  'mailchimp',
]);
const webauthn = new Set(['webauthn', 'passkey']);

/** The providers of a configuration; incomplete where some could not be read. */
export function providersOf(option: Options): { readonly providers: readonly AuthjsProvider[]; readonly complete: boolean } {
  const list = option.expression('providers')?.items() ?? { items: [], complete: false };
  const all = list.items.map(provider);
  const providers = all.filter((one) => one !== undefined);
  return { providers, complete: list.complete && providers.length === all.length };
}

/** Whether a provider is given as the bare function, which only @auth/core takes. */
export function hasBareProvider(option: Options): boolean {
  const { items } = option.expression('providers')?.items() ?? { items: [] };
  return items.some((item) => item.call() === undefined && moduleOf(item) !== undefined);
}

const moduleOf = (item: Expression): RegExpExecArray | undefined =>
  /^(?:next-auth|@auth\/[\w-]+)\/providers(?:\/([\w-]+))?$/.exec(item.reference().module) ?? undefined;

/** One element of `providers`: a call, the bare function (version 5), or an object written out. */
export function provider(item: Expression): AuthjsProvider | undefined {
  const match = moduleOf(item);
  if (!match) return written(item);
  const { steps } = item.reference();
  const id = match[1] ?? steps[0]?.toLowerCase() ?? 'custom';
  return { id, type: typeOf(id), span: item.span, ...settingsOf(item.call()?.options(0) ?? nothing(item)) };
}

function written(item: Expression): AuthjsProvider | undefined {
  const option = item.options();
  const type = option('type').value;
  if (type.kind !== 'literal') return undefined;
  const id = option('id').value;
  const kind = ['credentials', 'email', 'webauthn'].includes(String(type.value)) ? (type.value as AuthjsProvider['type']) : 'oauth';
  return { id: id.kind === 'literal' ? String(id.value) : 'custom', type: kind, span: item.span, ...settingsOf(option) };
}

type Read = (path: string, fallback?: Value) => Setting;
type ProviderSettings = Omit<AuthjsProvider, 'id' | 'type' | 'span'>;

function settingsOf(option: Read): ProviderSettings {
  return {
    allowDangerousEmailAccountLinking: option('allowDangerousEmailAccountLinking', literal(false)),
    clientSecret: option('clientSecret'),
    authorize: option('authorize'),
    checks: option('checks'),
    clientAuthentication: option('client.token_endpoint_auth_method'),
  };
}

const nothing =
  ({ span }: Expression): Read =>
  (path, fallback = absent) => ({ path, value: fallback, origin: 'default', span });

function typeOf(id: string): AuthjsProvider['type'] {
  if (id === 'credentials') return 'credentials';
  if (emails.has(id)) return 'email';
  return webauthn.has(id) ? 'webauthn' : 'oauth';
}
