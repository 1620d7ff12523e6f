import { namesOf, wordsOf } from './names';
import type { Value } from './value';

export type Sensitive = 'password' | 'card number' | 'secret';

const passwords = new Set(['password', 'passwd', 'pwd', 'passphrase', 'passcode', 'userpassword', 'plainpassword']);
const cards = new Set(['creditcard', 'cardnumber', 'cardno', 'ccnumber', 'cvv', 'cvc', 'cvv2', 'ssn', 'socialsecurity']);
const secrets = new Set([
  'secret',
  'clientsecret',
  'appsecret',
  'apisecret',
  'secretkey',
  'privatekey',
  'mnemonic',
  'seedphrase',
  'totpsecret',
]);

/** Words that say it is something about a password or secret, not the thing itself. */
const about =
  /^(dismissed|dismiss|dismissable|alert|banner|setup|reminder|notice|seen|skipped|skip|toast|nudge|completed|asked|warning|warned|reset|forgot|forgotten|change|changed|hint|strength|policy|visible|visibility|show|shown|hide|hidden|hash|hashed|digest|salt|encrypted|encrypt|cipher|encoded|masked|expired|expires|expiry|update|updated|length|min|max|required|error|errors|attempt|attempts|field|type|remember|url|link|page|path|route|enabled|disabled|protected|protection|less|manager|generator|option|options|setting|settings|version|id|ids|has|is|tab|mode|state|status|step|valid|verified|validation|match|count|token|jwt|form|screen|modal|label|placeholder|name|names|rule|rules|date|time|at|hint|prompt|brand|last4|public|santa|message|method|provider|question|confirmed|input|ref|list|history|score|icon|button|title|text|tooltip|required|stored|location)$/i;

/** What a name says its value is, if that is something that must not be kept in clear. */
export function namesSensitive(name: string): Sensitive | undefined {
  const words = wordsOf(name);
  if (words.some((word) => about.test(word))) return undefined;
  const pairs = words.map((word, index) => word + (words[index + 1] ?? ''));
  const holds = (known: ReadonlySet<string>): boolean => [...words, ...pairs].some((one) => known.has(one));
  if (holds(passwords)) return 'password';
  if (holds(cards)) return 'card number';
  return holds(secrets) ? 'secret' : undefined;
}

/** What is kept in clear, told by the name it is kept under, else by what the value is called. */
export function keptInClear(key: Value, content: Value): Sensitive | undefined {
  if (isNothing(content)) return undefined;
  const byKey = namesOf(key).map(namesSensitive).find(Boolean);
  if (byKey) return isMade(content) ? undefined : byKey;
  return inside(content, 0);
}

function inside(content: Value, depth: number): Sensitive | undefined {
  if (content.kind === 'object' && depth < 4) {
    for (const [name, value] of Object.entries(content.members)) {
      if (isNothing(value)) continue;
      const found = isMade(value) ? undefined : (namesSensitive(name) ?? inside(value, depth + 1));
      if (found) return found;
    }
    return undefined;
  }
  if (content.kind === 'list') return content.items.map((item) => inside(item, depth + 1)).find(Boolean);
  if (content.kind === 'text') return content.parts.map((part) => inside(part, depth + 1)).find(Boolean);
  if (content.kind !== 'unknown' || isMade(content)) return undefined;
  // `input.password.value` and `passwordRef.current.value` are called by what stands before.
  const name = content.name?.replace(/(\.(value|current|trim|toString|\(\)))+$/, '');
  return name === undefined ? undefined : namesSensitive(name.split('.').at(-1) ?? '');
}

/** The outcome of a function that hashes, encrypts, signs or compares: no longer the thing itself. */
function isMade(content: Value): boolean {
  const name = content.kind === 'unknown' ? `${content.name ?? ''} ${content.from ?? ''}` : '';
  return (
    /\(\)/.test(name) &&
    /hash|encrypt|cipher|digest|bcrypt|argon|scrypt|pbkdf|hmac|sha\d|md5|sign|seal|mask|redact|compare|verify|wrap/i.test(name)
  );
}

/** Marks such as `true`, and what is not there. */
function isNothing(content: Value): boolean {
  if (content.kind === 'absent') return true;
  if (content.kind !== 'literal') return false;
  return typeof content.value !== 'string' || /^(|true|false|yes|no|on|off|0|1|none|null|undefined|deleted)$/i.test(content.value);
}
