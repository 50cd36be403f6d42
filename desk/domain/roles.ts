import type { Role } from '../api/contract.ts';

const ALL: Readonly<Record<Role, true>> = {
  'counter-officer': true, 'appraising-specialist': true, 'head-of-division': true, leader: true, clerk: true,
  'head-of-one-stop': true, 'consulted-agency': true, manager: true, 'reform-staff': true, administrator: true,
};
/** Every role that an account can have. */
export const ROLES = Object.keys(ALL) as readonly Role[];
