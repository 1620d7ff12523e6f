import type { Check } from './check';

const cookieLimit = 4096;

export const tooLarge: Check = {
  id: 'too-large',
  source: 'https://www.rfc-editor.org/rfc/rfc6265#section-6.1',
  check({ text, kind }) {
    if (text.length <= cookieLimit || kind.startsWith('jwk') || kind === 'pem') return undefined;
    const size = String(text.length).replace(/\B(?=(\d{3})+$)/g, ',');
    // Auth.js 5 cuts at 3,936 characters, Auth.js 4 at 3,933.
    const chunks = Math.ceil(text.length / (kind === 'authjs-4-session' ? 3933 : 3936));
    return ['warning', `Browsers drop a cookie this large: ${size} bytes, which Auth.js splits into ${chunks} cookies.`];
  },
};
