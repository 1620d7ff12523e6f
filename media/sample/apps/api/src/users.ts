import { scrypt as derive, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

interface User {
  id: string;
  email: string;
  locale: string;
  salt: string;
  hash: string;
}

const users = new Map<string, User>();
const scrypt = promisify(derive);

export async function findByPassword(email: string, password: string): Promise<User | undefined> {
  const user = users.get(email);
  if (!user) return undefined;
  const hash = (await scrypt(password, user.salt, 64)) as Buffer;
  return timingSafeEqual(hash, Buffer.from(user.hash, 'hex')) ? user : undefined;
}
