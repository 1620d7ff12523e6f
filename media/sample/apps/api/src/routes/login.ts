import { Router } from 'express';
import { accessToken, refreshToken } from '../tokens';
import { findByPassword } from '../users';

export const login = Router();

login.post('/login', async (req, res) => {
  const user = await findByPassword(req.body.email, req.body.password);
  if (!user) return res.status(401).json({ error: 'Wrong e-mail or password.' });
  const tokens = { accessToken: accessToken(user.id), refreshToken: refreshToken(user.id) };
  res.cookie('access_token', tokens.accessToken, { maxAge: 15 * 60 * 1000, sameSite: 'lax' });
  res.cookie('refresh_token', tokens.refreshToken, { httpOnly: true, secure: true, sameSite: 'strict', path: '/refresh' });
  res.cookie('locale', user.locale);
  res.json(tokens);
});

login.post('/logout', (_req, res) => {
  res.clearCookie('access_token').clearCookie('refresh_token', { path: '/refresh' }).sendStatus(204);
});
