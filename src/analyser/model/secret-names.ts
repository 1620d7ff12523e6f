import { namesToken, wordsOf } from './names';

/** Words around the one that matters: they say how a value was made, not what it is. */
const filler =
  /^(generate[ds]?|gen|create[ds]?|make|get|new|random|build|next|my|user|users|the|temp|temporary|default|initial|fresh|value|string|str)$/;

/** A name with one of these speaks of something beside the secret, or of one that protects nothing. */
const beside =
  /^(count|length|index|idx|price|amount|strength|score|field|input|error|errors|label|placeholder|visible|visibility|show|hide|hidden|type|types|expiry|expires|expiration|exp|address|mint|symbol|mock|mocks|fake|dummy|demo|sample|example|test|id|ids|kind|version|name|names|list|policy|rules?|schema|min|max|regex|pattern|format|limit|usage|balance|supply|delay|timeout|interval|ms|sec|seconds|minutes|hours|time|date|at|url|uri|path|link|links|page|status|state|color|colour|icon|class|css|style|position|map|prefix|suffix|rounds|header|headers|cookie|route|model|repository|service|controller|handler|module|bucket|buckets|pool|rate|hint|question)$/;

const codes =
  /^(verification|verify|verified|confirm|confirmation|reset|auth|authorization|authentication|login|activation|activate|security|sms|email|phone|factor|twofactor|2fa|mfa|recovery|backup|access|secret|onetime|signup|signin)$/;

/** Whether a name, of a variable or of the function that makes it, says that its value must not be guessed. */
export function namesGenerated(name: string): boolean {
  const words = wordsOf(lastOf(name));
  if (words.some((word) => beside.test(word))) return isSessionId(words);
  const own = words.filter((word) => !filler.test(word));
  if (own.some((word) => /^(otp|totp|password|passwd|passphrase|passcode|secret|csrf|xsrf|salt|sid|sessid|credential)$/.test(word)))
    return true;
  if (own.length === 1 && /^(pin|pwd|nonce)$/.test(own[0])) return true;
  if (own.includes('remember') && /^(key|token)$/.test(own.at(-1) ?? '')) return true;
  if (/^codes?$/.test(own.at(-1) ?? '') && own.some((word) => codes.test(word))) return true;
  if (own.at(-1) === 'key' && own.some((word) => /^(api|encryption|private|signing|access|session|license|auth)$/.test(word))) return true;
  return /^(tokens?|jwt)$/.test(own.at(-1) ?? '')
    ? !own.some((word) => /^(cancel|cancellation|design|css|captcha|page|continuation|sync|abort|push|device|fcm)$/.test(word))
    : namesToken(words.join('_'));
}

const isSessionId = (words: readonly string[]): boolean =>
  words.at(-1) === 'id' && words.at(-2) === 'session' && words.every((word) => word === 'id' || !beside.test(word));

/** Whether a name is that of a password itself. */
export function namesPassword(name: string): boolean {
  const words = wordsOf(lastOf(name)).flatMap((word) => (word === 'plaintext' || word === 'plain' || word === 'raw' ? [] : [word]));
  if (
    words.some(
      (word) =>
        beside.test(word) || /^(token|tokens|reset|code|forgot|salt|secret|key|encoding|hash|hashed|digest|changed|hint)$/.test(word),
    )
  )
    return false;
  return (
    words.some((word) => /^(password|passwd|pwd|passphrase|passcode|passwort|senha|contrasena|pswd|pw)$/.test(word)) ||
    /^(pass|userpass)$/.test(words.join(''))
  );
}

/** Whether a name is that of a value kept in place of a password. */
export function namesPasswordHash(name: string): boolean {
  const words = wordsOf(lastOf(name));
  if (words.some((word) => /^(token|tokens|reset|code|key|salt)$/.test(word) || beside.test(word))) return false;
  const hashed = words.some((word) => /^(hash|hashed|digest|encrypted|encrypt|encode|encoded|check|verify|compare|crypt)$/.test(word));
  return hashed && words.some((word) => /^(password|passwd|pwd|pass|passphrase)$/.test(word));
}

/** How sure a name is that a value decides who may pass: `sure` says it alone, `maybe` only beside a request or a stored record. */
export function namesProof(name: string): 'sure' | 'maybe' | undefined {
  const words = wordsOf(lastOf(name));
  const text = words.join('');
  // `serviceToken` is a token, `tokenService` is none.
  const isBeside = (word: string, at: number): boolean =>
    beside.test(word) && !/^(header|cookie|link)$/.test(word) && (word !== 'service' || at === words.length - 1);
  if (words.some(isBeside)) return undefined;
  if (
    words.some((word) =>
      /^(skip|disable|disabled|is|has|should|use|allow|confirm|confirmation|confirmed|repeat|repeated|retype|again|old|new|current|previous|prev|last|public|strategy|mode|required|enabled|valid|cancel|cancellation|next|page|continuation|push|device|fcm|kind|tag|access(?:level)|character|char|keyword|punctuation|operator|lookahead|separator|delimiter|open|close|start|end|left|right|comma|file|image|content|etag|commit|git|block|tx|transaction|location|asset|build|hashtag)$/.test(
        word,
      ),
    )
  )
    return undefined;
  if (
    /(?:api|auth|master|admin|service|webhook|maintenance|license)key$|(client|shared|webhook|app|session|jwt|cookie|hook|cron|admin|internal)secret|secretkey|hmac|csrf|xsrf|otp|passcode|(?:verification|reset|confirmation|activation|security|auth)code|passwordhash|hashedpassword|(?:token|otp|key|secret|code)hash$|hashed(?:token|otp|key|secret|code)$/.test(
      text,
    )
  )
    return 'sure';
  if (words.length > 1 && /token$/.test(text)) return 'sure';
  if (/signature|password|passwd|passphrase|secret|mac$|pin$/.test(text) && !/opinion|shipping|spin|mapping/.test(text))
    return words.some((word) => /^(signature|password|passwd|passphrase|secret|mac|pin)s?$/.test(word)) ? 'sure' : undefined;
  return /^(token|bearer|sig|authorization|auth|credential)$/.test(words.at(-1) ?? '') ? 'maybe' : undefined;
}

/** The name that counts: the last of a dotted one, without what only changes its form. */
export function lastOf(name: string): string {
  const steps = name.split('.').filter((step) => step !== '' && step !== '()' && step !== '[]' && step !== 'new()');
  while (
    steps.length > 1 &&
    /^(toString|trim|toLowerCase|toUpperCase|normalize|slice|substring|value|valueOf|digest|join|replace|padStart|0)$/.test(
      steps.at(-1) ?? '',
    )
  )
    steps.pop();
  return steps.at(-1) ?? '';
}
