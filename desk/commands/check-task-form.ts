import type { Text } from '../../processes/schema/facts.ts';
import type { TaskFormFacts } from '../../processes/schema/vocabulary.ts';
import type { CompleteTask } from '../api/contract.ts';
import { accountById } from '../store/agencies.ts';
import { componentsOf } from '../store/dossiers.ts';
import type { TaskRow } from '../store/rows.ts';
import type { Unit } from './unit.ts';

/** What is wrong with a filled task form, by field. */
export async function checkTaskForm(unit: Unit, task: TaskRow, form: TaskFormFacts, input: CompleteTask): Promise<Record<string, Text>> {
  const errors: Record<string, Text> = {};
  const outcome = form.outcomes.find((each) => each.value === input.outcome);
  if (!outcome) return { outcome: { vi: 'Kết quả không có trong mẫu', en: 'The form has no such outcome' } };
  if (outcome.needsReason && !input.reason?.trim()) errors['reason'] = { vi: 'Cần lý do', en: 'The reason is missing' };
  if (outcome.needsComponents) {
    const known = new Set((await componentsOf(unit.trx, task.dossier_id)).map((component) => component.component_id));
    const wanted = input.components ?? [];
    if (wanted.length === 0) errors['components'] = { vi: 'Chọn giấy tờ cần bổ sung', en: 'Choose the component documents' };
    // Decree 61 Art. 5: nothing beyond the published list.
    else if (wanted.some((id) => !known.has(id))) errors['components'] = { vi: 'Giấy tờ ngoài danh mục thành phần hồ sơ', en: 'Not in the published list of component documents' };
  }
  for (const field of form.fields) {
    const value = input.fields?.[field.id];
    if (value === undefined || value === '') {
      if (field.required) errors[`fields.${field.id}`] = { vi: `Cần "${field.label.vi}"`, en: `"${field.label.en}" is missing` };
      continue;
    }
    const wrong: Text = { vi: `"${field.label.vi}" không hợp lệ`, en: `"${field.label.en}" is not valid` };
    if (field.type === 'number' ? typeof value !== 'number' : typeof value !== 'string' || value.length > 10_000) errors[`fields.${field.id}`] = wrong;
    else if (field.type === 'date' && !/^\d{4}-\d{2}-\d{2}/.test(String(value))) errors[`fields.${field.id}`] = wrong;
    else if (field.type === 'officer' && !(await isOfficer(unit, task, String(value), field.role))) errors[`fields.${field.id}`] = { vi: 'Không phải cán bộ của cơ quan với vai trò này', en: 'Not an officer of this agency with that role' };
  }
  return errors;
}

async function isOfficer(unit: Unit, task: TaskRow, accountId: string, role: string | undefined): Promise<boolean> {
  if (!/^[0-9a-f-]{36}$/i.test(accountId)) return false;
  const account = await accountById(unit.trx, accountId);
  return account !== undefined && account.active && account.agency_id === task.agency_id && (role === undefined || account.roles.some((each) => each === role));
}
