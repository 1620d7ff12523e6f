import type { Check } from './check';
import { listed, members } from './members';

const secretName =
  /^(?:password|passwd|pwd|pass|password_?hash|secret|client_?secret|api_?key|apikey|private_?key|credit_?card|card_?number|cvv|pin|otp|totp_?secret|mfa_?secret)$/i;
const secretValue =
  /^(?:\$2[aby]\$\d\d\$|\$argon2|AKIA[0-9A-Z]{16}$|gh[pousr]_[A-Za-z0-9]{20}|sk_live_|xox[abprs]-|-----BEGIN [A-Z ]*PRIVATE KEY)/;

export const payloadSecrets: Check = {
  id: 'payload-secrets',
  source: 'https://www.rfc-editor.org/rfc/rfc8725#section-3.10',
  check({ payload, kind }) {
    const found = members(
      payload,
      (name, value) =>
        (secretName.test(name) && value !== null && value !== '' && typeof value !== 'boolean') ||
        (typeof value === 'string' && secretValue.test(value)),
    );
    if (found.length === 0) return undefined;
    const hidden = kind.startsWith('jwe') || kind.startsWith('authjs');
    return hidden
      ? ['warning', `A secret travels with every request: ${listed(found)}.`]
      : ['error', `Whoever sees the token reads a secret: ${listed(found)}.`];
  },
};
