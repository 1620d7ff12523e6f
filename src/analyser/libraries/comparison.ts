// `===` stops at the first difference. crypto.timingSafeEqual does not: https://nodejs.org/api/crypto.html#cryptotimingsafeequala-b
import type { ComparedSide, ComparisonFact } from '../model/fact';
import { lastOf, namesPassword, namesProof } from '../model/secret-names';
import { textOf } from '../model/value';
import { defineLibrary, type Expression, type Source } from '../source/define-library';

const proof =
  '(?:token|secret|(?:api|auth|master|admin|service|webhook|maintenance|license|secret)[_-]?key|signature|hmac\\w*|digest|password|passwd|passcode|csrf\\w*|xsrf\\w*|authorization|otp|(?:verification|reset|confirmation|activation|security|auth)_?code|password_?hash|hashed_?\\w+)|\\bpin\\b|\\bsig\\b|\\bhash\\b|(?<!\\be(rr(or)?)?\\??\\.)\\bcode\\b';
/** Kinds are left out, such as `Token.Comma`; case does not matter there, so that what holds values is named. */
const value =
  '(?:(?:process\\.env|env|config|this|user|req|request|body|ctx|row|record|account|stored|doc|data|result|found|existing|saved|input|payload)\\.|(?!null|undefined|[\'"`\\d]|true|false|typeof|[A-Z]\\w+\\.[A-Z])[\\w.(])';
const server =
  '(?:req|request|ctx|context|event|\\bc|handshake)(?:\\.req|\\(\\))?[!?]?\\.(?:body|query|headers?|params|cookies|session|json\\(\\))\\b|searchParams\\.get|@(?:Body|Headers|Query|Param)\\(|headers\\[|[\'"]x-[\\w-]*(?:token|signature|secret|key|auth)|process\\.env\\.\\w*(?:SECRET|KEY|TOKEN|PASS)|createHmac|createHash|\\bhash_?(?:token|key|secret|code|api_?key)|\\b(?:scrypt|pbkdf2)|crypto-js|CryptoJS|(?:user|account|record)\\.\\w*(?:token|otp|code|pass)|\\}: Request\\b|parsedInput\\.|[\'"]use server[\'"]';

export default defineLibrary({
  id: 'comparison',
  modules: [],
  // Operators are rarer than names: from there, back to what is compared, or on to it.
  triggers: [
    [
      `[!=]==?(?:(?<=(?:${proof})(?:\\([\\w.,\\s]{0,40}\\))?['"\\])!?}\`]{0,4}\\s{0,4}[!=]==?)\\s*${value}|\\s*(?!['"])(?:\`[\\w :=-]{0,20}\\$\\{)?[\\w.[\\]'"()!?<>]{0,80}(?:${proof})\\b)|Buffer\\.compare`,
      server,
    ],
  ],
  detect: (source) => {
    const compared = source
      .comparisons()
      .filter(({ left, right, sorts, renews }) => !sorts && !renews && (isNamed(left) || isNamed(right)) && !asksForChange(left, right));
    const validated = validatedIn(source);
    return compared.flatMap(({ left, right, operator, refused, span, scopes }): ComparisonFact[] => {
      const isGiven = (one: Expression): boolean =>
        validated.some(({ name, scope }) => one.name?.startsWith(`${name}@`) && scopes.includes(scope));
      const sides = [sideOf(left, isGiven(left)), sideOf(right, isGiven(right))] as const;
      const whole = span;
      const negated = operator.startsWith('!');
      const base = { kind: 'comparison', library: operator, span, scopes, whole, negated, refused } as const;
      return [{ ...base, sides, runsIn: source.runsIn(), crypto: cryptoIn(source) }];
    });
  },
});

/** Cheap, before anything is followed: a name that could be a proof's, or no literal at all beside a digest. */
function isNamed(one: Expression): boolean {
  const name = lastOf(one.steps.join('.'));
  if (namesProof(name) || /^(get|header|hash|sign|digest|from)$/.test(name)) return true;
  return one.mentions().some((mention) => namesProof(mention) !== undefined || /digest|env\./.test(mention));
}

/** `stored.password !== updateDto.password`: the old one and the new one, to see whether somebody changed it. Two configurations likewise. */
function asksForChange(left: Expression, right: Expression): boolean {
  const change = /^(existing|old|prev|previous|original|initial|before|updated?|updating|changed?|edited)([A-Z_]|$)|(Before|After)$/;
  const [one, other] = [left, right].map(({ steps }) => steps.filter((step) => step !== '()'));
  const speaks = (steps: readonly string[], pattern: RegExp): boolean => steps.slice(0, -1).some((step) => pattern.test(step));
  if ([one, other].every((steps) => speaks(steps, /(config|settings)$/i))) return true;
  return one.length > 1 && one.at(-1) === other.at(-1) && [one, other].some((steps) => speaks(steps, change));
}

/** What express-validator hands to `custom((value, { req }) => ...)` came with the request: https://express-validator.github.io/docs/guides/customizing */
function validatedIn(source: Source): { name: string; scope: number }[] {
  if (!source.imports(/^express-validator$/)) return [];
  return source.methods('custom').flatMap((call) => {
    const { parameters: [value] = [], scope = -1 } = call.argument(0)?.function() ?? {};
    return value?.name ? [{ name: value.name, scope }] : [];
  });
}

function sideOf(expression: Expression, isGiven: boolean): ComparedSide {
  const { root, module, steps } = expression.reference();
  const { value: own, span } = expression;
  const path = steps.filter((step) => step !== '()' && step !== 'new()');
  const written = lastOf(expression.steps.join('.'));
  const side = (origin: ComparedSide['origin'], name = written): ComparedSide => ({ name, origin, value: own, span });
  const [variable] = [own, ...(own.kind === 'text' ? own.parts : [])].filter((one) => one.kind === 'env');
  if (variable) return side('environment', variable.name);
  if (own.kind === 'text' && own.parts.some((one) => one.kind === 'unknown' && /^crypto:createHmac\b/.test(one.from ?? '')))
    return side('hmac');
  if (module === 'crypto' && path.includes('digest')) {
    const ofPassword = expression.mentions().some(namesPassword);
    return path[0] === 'createHmac' ? side('hmac') : side('digest', ofPassword ? 'passwordHash' : written);
  }
  if (module === 'crypto' && /^(scrypt|pbkdf2)(Sync)?$/.test(path[0] ?? '')) return side('digest', 'passwordHash');
  if (/^crypto-js/.test(module)) return side(/^Hmac/.test(path[0] ?? '') || /hmac/.test(module) ? 'hmac' : 'digest');
  if (isGiven) return side('request');
  const named = argumentName(expression);
  if (root === 'local' && isRequest(path)) return side('request', named ?? lastOf(path.join('.')));
  // A parameter with a type of a package, `req: Request`, refers to that package.
  if ((named || root === 'module') && isRequest([...expression.steps])) return side('request', named ?? written);
  return side(expression.steps.length > 1 && !expression.steps.includes('()') ? 'member' : 'other');
}

/** `req.get('x-api-key')`: the header's name says more than `get`. */
function argumentName(expression: Expression): string | undefined {
  const call = expression.call();
  const first = call && /^(get|header|headers|param|query|cookie)$/.test(call.steps.at(-1) ?? '') ? call.argument(0) : undefined;
  return first && textOf(first.value);
}

const parts = /^(body|query|params|headers|cookies|signedCookies|header|get|json|formData|searchParams|queryStringParameters|param)$/;

/** Something that came with a request; a destructured parameter begins with the part itself. */
function isRequest(steps: readonly string[]): boolean {
  if (/^(body|query|params|headers|cookies)$/.test(steps[0] ?? '') && steps.length > 1) return true;
  return (
    /^(req|request|ctx|context|c|event|evt|url|this|_req|_request|r)$/.test(steps[0] ?? '') &&
    steps.slice(1).some((step) => parts.test(step))
  );
}

/** How `node:crypto` is known in the file, or can be. */
function cryptoIn(source: Source): ComparisonFact['crypto'] {
  const used = source.calls('crypto').find(({ receiver }) => receiver.length === 1 && receiver[0] === 'crypto');
  if (used) return { name: 'crypto' };
  const all = source.imported(/./);
  const first = all.find(({ form }) => form === 'import');
  if (first) {
    const at = { ...first.whole, end: first.whole.start };
    return { name: 'nodeCrypto', add: { span: at, text: "import * as nodeCrypto from 'node:crypto';\n" } };
  }
  return all.length > 0 || /\.c?js$/.test(source.path) ? { name: "require('node:crypto')" } : undefined;
}
