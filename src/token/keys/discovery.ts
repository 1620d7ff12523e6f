import { isObject, readJson, textAt } from '../json';

/** Where an issuer says where its keys are; nothing where the issuer is no https address. https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig */
export function discoveryAddress(issuer: string): string | undefined {
  if (!/^https:\/\/[^\s?#]{1,400}$/.test(issuer)) return undefined;
  return `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`;
}

/** The address of the keys in the configuration of an issuer. Throws an error with code KEY_UNREADABLE. */
export function jwksAddress(configuration: string): string {
  const { value } = readJson(configuration);
  const address = textAt(isObject(value) ? value : undefined, 'jwks_uri');
  if (address?.startsWith('https://')) return address;
  throw Object.assign(new Error('The issuer does not say where its keys are (jwks_uri).'), { code: 'KEY_UNREADABLE' });
}
