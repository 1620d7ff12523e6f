/** What better-auth takes where it is given no secret. */
export const betterAuthSecret = 'better-auth-secret-12345678901234567890';

const exact = new Set(['keyboard cat', 'changeme', 'change me', 'shhhhh', betterAuthSecret]);
const phrase =
  /^(please[-_ ]?)?(change|replace)[-_ ]?(this|me|it)\b|^(insert|enter|put|set|add)[-_ ]your\b|\byour[-_ ](\w+[-_ ]){0,3}(secret|key|password)\b|^<.*>$|^x{4,}$|^todo\b|^replace_?with|^(placeholder|example[-_ ]secret)/i;

/** Texts that documentation writes where a secret should stand; they are tried first by anyone who attacks. */
export function isPlaceholder(text: string): boolean {
  const own = text.trim().toLowerCase();
  return exact.has(own) || /^keyboard ?cat/.test(own) || /^s+h{2,}$/.test(own) || phrase.test(text.trim());
}
