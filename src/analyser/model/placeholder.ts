/** What better-auth takes where it is given no secret. */
export const betterAuthSecret = 'better-auth-secret-12345678901234567890';

const exact = new Set(['keyboard cat', 'changeme', 'change me', 'shhhhh', betterAuthSecret]);
/** Said of itself: `my_secret_change_me`, `dev-key-change-in-production`, `DO NOT USE THIS VALUE`. */
const meantToGo = /(^|[^a-z])(change|replace)[-_ ]?(this|me|it|in[-_ ]?prod(uction)?)([^a-z]|$)|^do not use this/i;
const phrase =
  /^(insert|enter|put|set|add)[-_ ]your\b|\byour[-_ ](\w+[-_ ]){0,3}(secret|key|password)\b|^<.*>$|^x{4,}$|^todo\b|^replace_?with|^your(jwt|session)?(secret|key)(key)?$|^(placeholder|example[-_ ]secret)/i;

/** Texts that documentation writes where a secret should stand; they are tried first by anyone who attacks. */
export function isPlaceholder(text: string): boolean {
  const own = text.trim().toLowerCase();
  return exact.has(own) || /^keyboard ?cat/.test(own) || /^s+h{2,}$/.test(own) || phrase.test(own) || meantToGo.test(own);
}
