import type { NextFunction, Request, Response } from 'express';
import jwt, { type JwtPayload } from 'jsonwebtoken';
import { checkAccess } from '../tokens';

export function currentUser(req: Request, res: Response, next: NextFunction) {
  const token = req.headers.authorization?.replace('Bearer ', '');
  if (!token) return next();
  const claims = jwt.decode(token) as JwtPayload;
  res.locals.userId = claims.sub;
  res.locals.isAdmin = claims.role === 'admin';
  next();
}

export function requireUser(req: Request, res: Response, next: NextFunction) {
  try {
    res.locals.userId = checkAccess(req.cookies.access_token).sub;
    next();
  } catch {
    res.status(401).json({ error: 'Please sign in.' });
  }
}
