import type { Strategy, StrategyId } from '../strategy';
import database from './database';
import hybrid from './hybrid';
import jwt from './jwt';

/** Every strategy by its id. */
export const strategies: { readonly [S in StrategyId]: Strategy } = { database, jwt, hybrid };
