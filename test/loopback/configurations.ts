import type { Configuration } from './configuration';
import { expressSessions } from './express-sessions';
import { otherSessions } from './other-sessions';
import { signIns } from './sign-ins';

export const configurations: readonly Configuration[] = [...expressSessions, ...otherSessions, ...signIns];
