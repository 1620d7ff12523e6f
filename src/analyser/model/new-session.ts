import type { CookieFact, Fact, SecretFact, SentCookie, SessionFact, SetupFact } from './fact';
import { signatureOf } from './sent-cookie';
import { namedStore } from './session-stores';
import { absent, isAbsent, isOff, literal, type Setting, type Span, textOf, unknown, type Value } from './value';

type Always = 'library' | 'span' | 'scopes' | 'version' | 'name' | 'storeDefault' | 'secret' | 'lifetime' | 'lifetimeUnit' | 'cookie';

/** What a library says of its sessions; what it leaves out does not exist there. */
export interface NewSession extends Pick<SessionFact, Always>, Partial<Omit<SessionFact, Always | 'kind'>> {
  /** The environment variable that its documentation uses for the secret. */
  readonly envName?: string;
  readonly moreSecrets?: readonly Setting[];
  readonly predictableId?: Setting;
  /** False where the cookie is a fact of its own. */
  readonly ownCookie?: false;
  /** What takes effect where it differs from what rules look at: `secure` that follows the connection, a lifetime less a margin. */
  readonly sent?: Partial<SentCookie>;
  readonly connection?: SetupFact['connection'];
  /** How long a session lasts, where the number of `lifetime` has a special meaning. */
  readonly lasts?: Setting;
  /** A second cookie signs the first one. */
  readonly signedBeside?: Setting;
}

/** The facts that a session library gives: the session, its cookie, and its secrets. */
export function sessionFacts(given: NewSession): Fact[] {
  const { envName = 'SESSION_SECRET', moreSecrets = [], ownCookie, predictableId, sent, connection, lasts, signedBeside, ...own } = given;
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
    developmentOnly: own.developmentOnly,
    ...cookie,
  };
  const secrets = [secret, ...moreSecrets]
    .filter((one) => !isAbsent(one) && !isPreference)
    .map((one): SecretFact => ({ kind: 'secret', library, span, scopes, purpose: 'session', setting: one, envName }));
  const ids: Fact[] = predictableId ? [{ kind: 'session-id', library, span, scopes, maker: predictableId }] : [];
  const setups = isPreference ? [] : [setupOf(session, given)];
  return [session, ...setups, ...ids, ...(ownCookie === false ? [] : [written]), ...secrets];
}

function setupOf(session: SessionFact, { sent, connection, lasts, signedBeside }: NewSession): SetupFact {
  const { library, span, scopes, version, name, lifetime, lifetimeUnit, cookie } = session;
  const inCookie = session.storeDefault === 'cookie' && isAbsent(session.store);
  const own: SentCookie = {
    purpose: inCookie ? 'session-data' : 'session',
    name,
    ...cookie,
    maxAgeUnit: lifetimeUnit,
    ...(inCookie ? {} : { size: { bytes: 80, because: 'a signed identifier' } }),
    ...sent,
  };
  return {
    kind: 'setup',
    library,
    span,
    scopes,
    version,
    strategy: inCookie ? 'cookie' : 'server-session',
    strategyBecause: inCookie ? 'its cookie holds the whole session' : 'its cookie holds an identifier, its store the session',
    providers: [],
    adapter: null,
    store: inCookie ? undefined : storeOf(session),
    lifetime: lasts ?? lifetime,
    unit: lifetimeUnit,
    cookies: signedBeside && !isOff(signedBeside) ? [own, signatureOf(own)] : [own],
    connection,
  };
}

function storeOf({ store, storeDefault }: SessionFact): Setting | undefined {
  if (!isAbsent(store)) return namedStore(store);
  return storeDefault === 'memory' ? { ...store, origin: 'default', value: literal('memory') } : undefined;
}

/** Names of cookies that only remember how a page looks or what it has said. */
const preference =
  /theme|toast|flash|message|locale|lang|i18n|colou?r|consent|banner|sidebar|prefer|prefs?(?![a-z])|hints?$|redirect|return-?to/i;

/** A setting that nobody writes. */
export function setting(path: string, value: Value, span: Span): Setting {
  return { path, value, origin: 'default', span };
}
