export const port = Number(process.env.PORT ?? 4000);
export const webOrigin = process.env.WEB_ORIGIN ?? 'http://localhost:3000';

// TODO: make sure the variable is set on the new cluster
export const signingKey = process.env.JWT_SECRET || 'corner-shop-signing-key';
