import type { Text } from '../../processes/schema/facts.ts';
import type { ChangeAgency } from '../api/contract.ts';
import { AGENCY_LEVELS, agencyKinds } from '../domain/agency-kinds.ts';
import { agencyById } from '../store/agencies.ts';
import { refuse } from './refuse.ts';
import type { Unit } from './unit.ts';

/** The identifier that begins the agency's dossier codes (Circular 01/2018 Art. 19): groups of capitals and digits, as 000.00.00.H00 or H00.01. */
const CODE_PART = /^(?=.{3,35}$)[A-Z0-9]+(\.[A-Z0-9]+)*$/;
/** Law counts office hours; this one is open day and night. */
const NEVER_CLOSES = 'demonstration-open';

interface Circumstances {
  readonly demonstration: boolean;
  /** The agency itself when it is changed. */
  readonly id?: string;
  /** Before the names of fields in a refusal, where the agency is part of a larger form. */
  readonly fieldPrefix?: string;
}

/** What a new agency and a changed one have in common. Whoever else adds or changes one waits until this is committed. 409 when the code part is or was another's, 422. */
export async function checkAgency({ trx, catalogue }: Unit, input: ChangeAgency, { demonstration, id, fieldPrefix = '' }: Circumstances): Promise<void> {
  const wrong = (status: 409 | 422, field: keyof ChangeAgency, vi: string, en: string, beside: Text): never => refuse(status, vi, en, { [`${fieldPrefix}${field}`]: beside });
  if (!agencyKinds(catalogue).includes(input.kind)) wrong(422, 'kind', 'Không có loại cơ quan này', 'There is no such kind of agency', { vi: 'Không thủ tục nào nêu loại này', en: 'No procedure names this kind' });
  if (!AGENCY_LEVELS.includes(input.level)) wrong(422, 'level', 'Không có cấp này', 'There is no such level', { vi: 'Không có cấp này', en: 'Unknown level' });
  if (!catalogue.calendar(input.calendarId)) wrong(422, 'calendarId', 'Không có lịch làm việc này', 'There is no such calendar', { vi: 'Không có lịch này', en: 'Unknown calendar' });
  if (!demonstration && input.calendarId === NEVER_CLOSES) wrong(422, 'calendarId', 'Lịch này chỉ dùng để trình diễn', 'This calendar is for demonstrations only', { vi: 'Chỉ dùng để trình diễn', en: 'For demonstrations only' });
  if (!CODE_PART.test(input.dossierCodePart)) wrong(422, 'dossierCodePart', 'Mã định danh cơ quan không hợp lệ', 'The agency part of dossier codes is not valid', { vi: 'Chữ hoa, số và dấu chấm, như 000.00.00.H00', en: 'Capitals, digits and dots, as 000.00.00.H00' });
  await trx.raw('lock table desk.agency in share row exclusive mode');
  for (let above = input.parentId, steps = 0; above !== null; steps++) {
    if (above === id || steps > 100) wrong(422, 'parentId', 'Cơ quan không thể ở dưới chính mình', 'An agency cannot be below itself', { vi: 'Ở dưới chính cơ quan này', en: 'Below this very agency' });
    const parent = await agencyById(trx, above);
    if (!parent) return wrong(422, 'parentId', 'Không có cơ quan cấp trên này', 'There is no such parent agency', { vi: 'Không có cơ quan này', en: 'Unknown agency' });
    above = parent.parent_id;
  }
  // Serials count by agency: two agencies with one code part, now or one after the other, would make the same dossier codes.
  const others = trx('desk.agency').where({ dossier_code_part: input.dossierCodePart });
  const earlier = trx('desk.dossier').whereRaw("starts_with(code, ? || '-')", [input.dossierCodePart]);
  if (id !== undefined) { void others.whereNot({ id }); void earlier.whereNot({ agency_id: id }); }
  if (await others.first('id')) wrong(409, 'dossierCodePart', 'Mã định danh đã dùng cho cơ quan khác', 'Another agency has this part of dossier codes', { vi: 'Đã dùng', en: 'Taken' });
  if (await earlier.first('id')) wrong(409, 'dossierCodePart', 'Mã định danh đã có trong mã hồ sơ của cơ quan khác', 'Dossiers of another agency bear this part of their codes', { vi: 'Đã dùng trước đây', en: 'Used before' });
}
