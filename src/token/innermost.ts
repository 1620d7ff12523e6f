import type { Token } from './model';

/** The token that others are wrapped around: the one whose claims count. */
export function innermost(token: Token): Token {
  return token.nested ? innermost(token.nested) : token;
}
