export { port, signingKey, webOrigin } from './env';
