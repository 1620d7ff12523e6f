import type { CookieFact, Fact, SecretFact, SessionFact } from './fact';
import { absent, isAbsent, literal, type Setting, type Span, textOf, unknown, type Value } from './value';

type Always = 'library' | 'span' | 'scopes' | 'version' | 'name' | 'storeDefault' | 'secret' | 'lifetime' | 'lifetimeUnit' | 'cookie';

/** What a library says of its sessions; what it leaves out does not exist there. */
export interface NewSession extends Pick<SessionFact, Always>, Partial<Omit<SessionFact, Always | 'kind'>> {
  /** The environment variable that its documentation uses for the secret. */
  readonly envName?: string;
  readonly moreSecrets?: readonly Setting[];
  readonly predictableId?: Setting;
  /** False where the cookie is a fact of its own. */
  readonly ownCookie?: false;
}

/** The facts that a session library gives: the session, its cookie, and its secrets. */
export function sessionFacts({ envName = 'SESSION_SECRET', moreSecrets = [], ownCookie, predictableId, ...own }: NewSession): Fact[] {
  const { library, span, scopes, name, cookie, secret } = own;
  const none = (path: string): Setting => setting(path, absent, span);
  const isPreference = preference.test(textOf(name) ?? '');
  const session: SessionFact = {
    kind: 'session',
    store: none('store'),
    storeLifetime: setting('store', unknown, span),
    saveUninitialized: none('saveUninitialized'),
    resave: none('resave'),
    proxy: setting('proxy', unknown, span),
    rotates: true,
    signed: setting('signed', literal(true), span),
    readable: false,
    regenerates: false,
    rolling: none('rolling'),
    unset: none('unset'),
    isPreference,
    ...own,
  };
  const written: CookieFact = {
    kind: 'cookie',
    library,
    span,
    scopes,
    name,
    content: unknown,
    holdsSession: !isPreference,
    writer: 'server',
    deletes: false,
    maxAgeUnit: own.lifetimeUnit,
    ...cookie,
  };
  const secrets = [secret, ...moreSecrets]
    .filter((one) => !isAbsent(one) && !isPreference)
    .map((one): SecretFact => ({ kind: 'secret', library, span, scopes, purpose: 'session', setting: one, envName }));
  const ids: Fact[] = predictableId ? [{ kind: 'session-id', library, span, scopes, maker: predictableId }] : [];
  return [session, ...ids, ...(ownCookie === false ? [] : [written]), ...secrets];
}

/** Names of cookies that only remember how a page looks or what it has said. */
const preference = /theme|toast|flash|message|locale|lang|i18n|colou?r|consent|banner|sidebar|prefer|hints?$|redirect|return-?to/i;

/** A setting that nobody writes. */
export function setting(path: string, value: Value, span: Span): Setting {
  return { path, value, origin: 'default', span };
}
