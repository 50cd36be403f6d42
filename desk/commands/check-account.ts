import type { Knex } from 'knex';
import type { NewAccount } from '../api/contract.ts';
import { ROLES } from '../domain/roles.ts';
import { accountById, agencyById } from '../store/agencies.ts';
import type { AccountRow } from '../store/rows.ts';
import { refuse } from './refuse.ts';

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
export const noAccount = (): never => refuse(404, 'Không có tài khoản này', 'There is no such account');
export const accountOrRefuse = async (db: Knex, id: string): Promise<AccountRow> => (UUID.test(id) ? await accountById(db, id) : undefined) ?? noAccount();

/** What a new account and a changed one have in common. 422. */
export async function checkAccount(db: Knex, input: Pick<NewAccount, 'name' | 'agencyId' | 'roles'>): Promise<void> {
  if (!input.name.trim()) refuse(422, 'Chưa nhập họ và tên', 'The name is missing', { name: { vi: 'Chưa nhập', en: 'Required' } });
  if (input.roles.length === 0) refuse(422, 'Chưa chọn vai trò', 'No role is chosen', { roles: { vi: 'Chọn ít nhất một vai trò', en: 'Choose at least one role' } });
  if (input.roles.some((role) => !ROLES.includes(role))) refuse(422, 'Không có vai trò này', 'There is no such role', { roles: { vi: 'Không có vai trò này', en: 'Unknown role' } });
  if (!(await agencyById(db, input.agencyId))) refuse(422, 'Không có cơ quan này', 'There is no such agency', { agencyId: { vi: 'Không có cơ quan này', en: 'Unknown agency' } });
}
