import type { Token } from '../model';
import { algNone } from './alg-none';
import type { Check, CheckContext, CheckResult } from './check';
import { compressed } from './compressed';
import { criticalHeader } from './critical-header';
import { duplicateKeys } from './duplicate-keys';
import { embeddedKey } from './embedded-key';
import { encryptionAlgorithm } from './encryption-algorithm';
import { futureTime } from './future-time';
import { inexactNumbers } from './inexact-numbers';
import { longLifetime } from './long-lifetime';
import { missingSignature } from './missing-signature';
import { noAudience } from './no-audience';
import { noExpiry } from './no-expiry';
import { noIssuer } from './no-issuer';
import { nonCanonical } from './non-canonical';
import { payloadSecrets } from './payload-secrets';
import { pbes2Count } from './pbes2-count';
import { personalData } from './personal-data';
import { privileges } from './privileges';
import { providerTokens } from './provider-tokens';
import { remoteKey } from './remote-key';
import { signatureAlgorithm } from './signature-algorithm';
import { suspiciousKid } from './suspicious-kid';
import { timeUnit } from './time-unit';
import { tooLarge } from './too-large';
import { weakSecret } from './weak-secret';

/** Every check, the gravest first. */
export const checks: readonly Check[] = [
  algNone,
  missingSignature,
  weakSecret,
  embeddedKey,
  remoteKey,
  suspiciousKid,
  criticalHeader,
  compressed,
  pbes2Count,
  encryptionAlgorithm,
  signatureAlgorithm,
  noExpiry,
  timeUnit,
  longLifetime,
  futureTime,
  noIssuer,
  noAudience,
  payloadSecrets,
  providerTokens,
  personalData,
  privileges,
  tooLarge,
  duplicateKeys,
  nonCanonical,
  inexactNumbers,
];

const rank = { error: 0, warning: 1, info: 2 };

/** What is risky or odd about a token, the gravest first. */
export function checkToken(token: Token, context: CheckContext): CheckResult[] {
  const results = checks.flatMap(({ id, source, check }): CheckResult[] => {
    const found = check(token, context);
    return found ? [{ id, severity: found[0], message: found[1], source }] : [];
  });
  return results.sort((a, b) => rank[a.severity] - rank[b.severity]);
}
