import type { AgencyRow, DelegationRow } from '../../store/rows.ts';
import type { Role } from '../../api/contract.ts';

/** Demonstration data: agencies and people that obviously do not exist. */
type Agency = Omit<AgencyRow, 'demonstration'>;
const CENTRE = 'trinh-dien-tinh';
/** The newcomer's agency never closes, so that a term can be watched on the wall clock; the others keep the official calendars. */
const NEVER_CLOSES = 'demonstration-open';
/** The police too: their Saturday morning is for receiving; counted in, it would make Saturday a working day of every term. */
const OFFICES = 'vietnam-administrative';

export const AGENCIES: readonly Agency[] = [
  agency(CENTRE, 'Trung tâm Phục vụ hành chính công tỉnh Trình Diễn', 'Provincial public administration centre (demonstration)', 'province', 'province', null, OFFICES, '000.00.00.H99'),
  agency('trinh-dien-phuong', 'UBND phường Trình Diễn', "People's Committee of the demonstration ward", 'commune', 'commune', CENTRE, NEVER_CLOSES, '000.01.99.H99'),
  agency('trinh-dien-xa', 'UBND xã Lân Cận (trình diễn)', "People's Committee of the neighbouring commune (demonstration)", 'commune', 'commune', CENTRE, OFFICES, '000.02.99.H99'),
  agency('trinh-dien-cong-an', 'Công an phường Trình Diễn', 'Ward police (demonstration)', 'police', 'commune', CENTRE, OFFICES, '000.01.98.H99'),
  agency('trinh-dien-canh-sat-khu-vuc', 'Tổ cảnh sát khu vực Trình Diễn', 'Area police (demonstration)', 'police', 'commune', CENTRE, OFFICES, '000.02.98.H99'),
  agency('trinh-dien-bhxh', 'Bảo hiểm xã hội cơ sở Trình Diễn', 'Social insurance office (demonstration)', 'insurance', 'commune', CENTRE, OFFICES, '000.01.97.H99'),
  agency('trinh-dien-csgt', 'Phòng Cảnh sát giao thông tỉnh Trình Diễn', 'Provincial traffic police (demonstration)', 'transport-police', 'province', CENTRE, OFFICES, '000.00.96.H99'),
  agency('trinh-dien-cuc-csgt', 'Cục Cảnh sát giao thông (trình diễn)', 'Traffic police department (demonstration)', 'transport-police', 'ministry', CENTRE, OFFICES, '000.00.96.G99'),
  agency('trinh-dien-cong-thuong', 'Sở Công Thương tỉnh Trình Diễn', 'Department of industry and trade (demonstration)', 'industry-trade', 'province', CENTRE, OFFICES, '000.00.95.H99'),
  agency('trinh-dien-kiem-tra-xuat-xu', 'Đoàn kiểm tra xuất xứ (trình diễn)', 'Origin inspection (demonstration)', 'industry-trade', 'province', CENTRE, OFFICES, '000.01.95.H99'),
  agency('trinh-dien-dien-luc', 'Điện lực Trình Diễn', 'Power company (demonstration)', 'power', 'utility', CENTRE, OFFICES, '000.00.94.H99'),
  agency('trinh-dien-xay-dung', 'Sở Xây dựng tỉnh Trình Diễn', 'Department of construction (demonstration)', 'construction', 'province', CENTRE, OFFICES, '000.00.93.H99'),
  agency('trinh-dien-giao-thong', 'Cơ quan quản lý đường bộ tỉnh Trình Diễn', 'Road authority (demonstration)', 'transport', 'province', CENTRE, OFFICES, '000.00.92.H99'),
  // One of each kind that procedures of the national catalogue are handled by or ask (processes/patterns/agencies.yaml).
  agency('trinh-dien-so', 'Sở chuyên ngành tỉnh Trình Diễn', 'Specialised department (demonstration)', 'department', 'province', CENTRE, OFFICES, '000.00.91.H99'),
  agency('trinh-dien-so-phoi-hop', 'Sở phối hợp tỉnh Trình Diễn', 'Second specialised department (demonstration)', 'department', 'province', CENTRE, OFFICES, '000.00.90.H99'),
  agency('trinh-dien-uy-ban', 'Ủy ban nhân dân tỉnh Trình Diễn', "Provincial People's Committee (demonstration)", 'superior-authority', 'province', CENTRE, OFFICES, '000.00.89.H99'),
  agency('trinh-dien-bo', 'Bộ Trình Diễn', 'Ministry (demonstration)', 'ministry', 'ministry', CENTRE, OFFICES, '000.00.88.G99'),
  agency('trinh-dien-hai-quan', 'Hải quan Trình Diễn', 'Customs (demonstration)', 'customs', 'ministry', CENTRE, OFFICES, '000.00.87.G99'),
  agency('trinh-dien-thue', 'Thuế Trình Diễn', 'Tax office (demonstration)', 'tax', 'ministry', CENTRE, OFFICES, '000.00.86.G99'),
  agency('trinh-dien-kho-bac', 'Kho bạc Trình Diễn', 'Treasury (demonstration)', 'treasury', 'ministry', CENTRE, OFFICES, '000.00.85.G99'),
  agency('trinh-dien-ngan-hang', 'Ngân hàng Nhà nước khu vực Trình Diễn', 'State bank (demonstration)', 'state-bank', 'ministry', CENTRE, OFFICES, '000.00.84.G99'),
  agency('trinh-dien-cong-an-tinh', 'Công an tỉnh Trình Diễn', 'Provincial police (demonstration)', 'public-security', 'province', CENTRE, OFFICES, '000.00.83.H99'),
  agency('trinh-dien-toa-an', 'Tòa án Trình Diễn', 'Court (demonstration)', 'court', 'ministry', CENTRE, OFFICES, '000.00.82.G99'),
  agency('trinh-dien-thi-hanh-an', 'Thi hành án dân sự Trình Diễn', 'Judgment enforcement (demonstration)', 'judgment-enforcement', 'ministry', CENTRE, OFFICES, '000.00.81.G99'),
  agency('trinh-dien-co-quan-khac', 'Cơ quan khác Trình Diễn', 'Other agency (demonstration)', 'other-agency', 'ministry', CENTRE, OFFICES, '000.00.80.G99'),
];

export interface Person { readonly username: string; readonly name: string; readonly agencyId: string; readonly roles: readonly Role[]; readonly atOneStop?: boolean }

/** One person a role in the ward and the centre; two for each other agency. */
export const PEOPLE: readonly Person[] = [
  ...ward('tiepnhan', 'Tiếp nhận', ['counter-officer'], true),
  ...ward('tiepnhan2', 'Tiếp nhận 2', ['counter-officer'], true),
  ...ward('thuly', 'Thụ lý', ['appraising-specialist'], true),
  ...ward('truongphong', 'Trưởng phòng', ['head-of-division'], false),
  ...ward('lanhdao', 'Lãnh đạo', ['leader'], false),
  ...ward('vanthu', 'Văn thư', ['clerk'], false),
  ...ward('motcua', 'Trưởng Một cửa', ['head-of-one-stop'], true),
  ...ward('phoihop', 'Phối hợp', ['consulted-agency'], false),
  ...ward('caicach', 'Cải cách', ['reform-staff'], false),
  { username: 'quanly', name: 'Trình Diễn Quản lý', agencyId: CENTRE, roles: ['manager', 'leader'] },
  { username: 'quantri', name: 'Trình Diễn Quản trị', agencyId: CENTRE, roles: ['administrator'] },
  ...AGENCIES.filter(({ id }) => id !== CENTRE && id !== 'trinh-dien-phuong').flatMap(staff),
];

function ward(username: string, word: string, roles: readonly Role[], atOneStop: boolean): Person[] {
  return [{ username, name: `Trình Diễn ${word}`, agencyId: 'trinh-dien-phuong', roles, atOneStop }];
}

function staff({ id }: Agency): Person[] {
  const short = id.replace('trinh-dien-', '');
  return [
    { username: short, name: `Trình Diễn Chuyên viên ${short}`, agencyId: id, roles: ['counter-officer', 'appraising-specialist', 'clerk', 'consulted-agency', 'head-of-one-stop'] },
    { username: `${short}.lanhdao`, name: `Trình Diễn Lãnh đạo ${short}`, agencyId: id, roles: ['head-of-division', 'leader'] },
  ];
}

/** Appraising and approving delegated to whoever sits at the ward's one-stop, for what communes do all morning. */
export const DELEGATIONS: readonly Pick<DelegationRow, 'agency_id' | 'procedure_code' | 'power' | 'ground'>[] = ['2.000815', '1.001193'].flatMap((code) => (['appraise', 'approve'] as const).map((power) => (
  { agency_id: 'trinh-dien-phuong', procedure_code: code, power, ground: 'Quyết định ủy quyền (dữ liệu trình diễn)' })));

function agency(id: string, name_vi: string, name_en: string, kind: string, level: string, parent_id: string | null, calendar_id: string, dossier_code_part: string): Agency {
  return { id, name_vi, name_en, kind, level, parent_id, calendar_id, dossier_code_part };
}
