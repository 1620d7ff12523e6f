import { isObject, type Json, own } from '../json';
import { isMilliseconds, relativeTime, timeInWords } from './time';

/** Whether a token is good at a time. Without an expiry nobody can tell: that is unknown, never valid. */
export interface TimeState {
  readonly state: 'valid' | 'expired' | 'not yet valid' | 'unknown';
  readonly reason: string;
}

/** Judges `exp` and `nbf` at `now`, all in seconds since 1970. `tolerance` allows for clocks that differ. */
export function timeState(payload: Json | undefined, now: number, tolerance = 0): TimeState {
  if (!isObject(payload)) return { state: 'unknown', reason: 'There are no claims to judge.' };
  const [expires, begins] = [own(payload, 'exp'), own(payload, 'nbf')];
  if (expires !== undefined && typeof expires !== 'number')
    return { state: 'unknown', reason: 'exp is not a number, so nothing can be compared.' };
  if (begins !== undefined && typeof begins !== 'number')
    return { state: 'unknown', reason: 'nbf is not a number, so nothing can be compared.' };
  if (expires !== undefined && isMilliseconds(expires))
    return { state: 'unknown', reason: 'exp is in milliseconds: read as seconds it never comes.' };
  if (expires !== undefined && expires <= now - tolerance) return { state: 'expired', reason: `Expired ${relativeTime(expires - now)}.` };
  if (begins !== undefined && begins > now + tolerance)
    return { state: 'not yet valid', reason: `Valid only ${relativeTime(begins - now)}.` };
  if (expires === undefined) return { state: 'unknown', reason: 'There is no exp: the token says nowhere when it ends.' };
  return { state: 'valid', reason: `Expires ${timeInWords(expires, now)?.relative ?? 'at a time no calendar holds'}.` };
}
