import { isObject, type Json, type JsonObject, textAt } from '../json';
import { auth0 } from './auth0';
import { authjs } from './authjs';
import { clerk } from './clerk';
import { cognito } from './cognito';
import type { Dictionary, Meaning } from './dictionary';
import { entra } from './entra';
import { firebase } from './firebase';
import { keycloak } from './keycloak';
import { openid } from './openid';
import { registered } from './registered';
import { supabase } from './supabase';
import { type TimeInWords, timeInWords } from './time';

/** One line of the claims table. */
export interface Claim {
  readonly name: string;
  /** Absent for a claim that no dictionary knows. */
  readonly meaning?: string;
  /** Whose claim it is, and where that is written. */
  readonly defined?: { readonly by: string; readonly source: string };
  readonly value: Json;
  readonly time?: TimeInWords;
}

const vendors: readonly Dictionary[] = [entra, auth0, cognito, keycloak, supabase, clerk, firebase];
const issuers: readonly [pattern: RegExp, vendor: Dictionary][] = [
  [/^https:\/\/(?:login\.microsoftonline\.(?:com|us|de)|sts\.windows\.net|[\w-]+\.ciamlogin\.com)\//, entra],
  [/^https:\/\/[\w.-]+\.auth0\.com\//, auth0],
  [/^https:\/\/cognito-idp\.[\w-]+\.amazonaws\.com\//, cognito],
  [/\/realms\/[^/]+$/, keycloak],
  [/^supabase$|\.supabase\.(?:co|in)\/auth\/v1$/, supabase],
  [/^https:\/\/(?:clerk\.|[\w-]+\.clerk\.accounts\.dev)/, clerk],
  [/^https:\/\/(?:securetoken|session\.firebase)\.google(?:apis)?\.com\/|firebase-adminsdk/, firebase],
];

/** Every member of a payload with its meaning; `now` in seconds since 1970. */
export function explainClaims(payload: Json | undefined, now: number): Claim[] {
  if (!isObject(payload)) return [];
  const vendor = vendorOf(payload);
  return Object.entries(payload).map(([name, value]) => {
    const { meaning, dictionary } = meaningOf(name, vendor) ?? {};
    const time = meaning?.form === 'seconds' && typeof value === 'number' ? timeInWords(value, now) : undefined;
    return {
      name,
      ...(meaning && dictionary ? { meaning: meaning.text, defined: { by: dictionary.title, source: dictionary.source } } : {}),
      value,
      ...(time ? { time } : {}),
    };
  });
}

/** Whose token it is, as its issuer or its own claims tell. */
export function vendorOf(payload: JsonObject): Dictionary | undefined {
  const issuer = textAt(payload, 'iss') ?? '';
  const byIssuer = issuers.find(([pattern]) => pattern.test(issuer.slice(0, 512)))?.[1];
  if (byIssuer) return byIssuer;
  if (Object.keys(payload).some((name) => name.startsWith('cognito:'))) return cognito;
  return Object.hasOwn(payload, 'realm_access') ? keycloak : undefined;
}

function meaningOf(name: string, vendor: Dictionary | undefined): { meaning: Meaning; dictionary: Dictionary } | undefined {
  const order = [...(vendor ? [vendor] : []), registered, openid, authjs, ...vendors];
  const dictionary = order.find(({ claims }) => Object.hasOwn(claims, name));
  if (!dictionary) return undefined;
  const entry = dictionary.claims[name];
  return { dictionary, meaning: typeof entry === 'string' ? { text: entry } : entry };
}
