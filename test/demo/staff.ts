import type { Role, SignInOptions } from '../../desk/api/contract.ts';
import { signIn, type Officer } from './officer.ts';

/** They have no inbox to work. */
const NO_DESK_WORK: readonly Role[] = ['administrator', 'reform-staff'];

/** Every demonstration account that works at a desk, signed in. */
export async function signInStaff(baseUrl: string): Promise<readonly Officer[]> {
  const options = (await (await fetch(`${baseUrl}/api/session/options`)).json()) as SignInOptions;
  const staff = options.accounts.filter(({ roles }) => !roles.every((role) => NO_DESK_WORK.includes(role)));
  return Promise.all(staff.map(({ username, password }) => signIn(baseUrl, username, password)));
}

export const withRole = (staff: readonly Officer[], role: Role): readonly Officer[] => staff.filter(({ me }) => me.roles.includes(role));
