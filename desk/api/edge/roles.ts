import type { RouteOptionsAccessObject } from '@hapi/hapi';
import type { Role } from '../contract.ts';

/** Route option: only officers with one of these roles. */
export const only = (...roles: readonly Role[]): RouteOptionsAccessObject => ({ scope: [...roles] });
