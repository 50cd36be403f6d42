import { sourceText, type CatalogueOrigin, type Fee, type FormField, type Limit, type ProcedureFacts, type Provenance, type Text } from '../schema/facts.ts';
import { completenessOf } from '../schema/completeness.ts';
import type { ImportedChannel, ImportedComponent, ImportedFee, ImportedLimit, ImportedProcedureFacts, Lack, Unclear, UnclearReason } from '../schema/imported-facts.ts';
import { isUnclear } from '../schema/imported-facts.ts';
import type { AgencyRules } from '../patterns/pattern-facts.ts';
import type { Plan } from './plan.ts';
import { shortNameOf } from './short-name.ts';

/**
 * What the desk needs of an imported procedure: its facts in the desk's form, with the steps of its plan. What the source does not say and the desk cannot do
 * without is an assumption (A) and listed; what is unclear makes it `catalogue.usable: false`, so that it receives no dossier.
 */
export function runningFacts(facts: ImportedProcedureFacts, plan: Plan, agencies: AgencyRules, origin: Pick<CatalogueOrigin, 'label' | 'baseCode'>): ProcedureFacts {
  const found: Provenance = { mark: 'F', source: facts.source.decision ? `${facts.source.dataset}, ${facts.source.decision}, ${facts.source.asOf}` : { vi: `${facts.source.dataset}, không có số quyết định, ${facts.source.asOf}`, en: `${facts.source.dataset}, no decision number, ${facts.source.asOf}` } };
  const completeness = completenessOf(facts);
  const { components, form } = papersOf(facts, found);
  const approved = plan.origin.kind === 'approved';
  return {
    code: facts.code, name: facts.name, shortName: { vi: shortNameOf(facts.name), en: shortNameOf(facts.name) }, level: levelOf(facts), field: facts.field, authority: facts.authority || 'Không có thông tin',
    handledBy: agencyKind(facts, agencies), subjects: facts.subjects.length ? facts.subjects : ['Không nêu'],
    channels: facts.channels.map((channel) => ({ channel: channel.channel, limit: limitOf(channel.limit, found), fee: feeOf(channel, found) })),
    resultChannels: ['counter', 'post', 'electronic'], components, form, steps: plan.steps, consultedAgencies: plan.consultedAgencies,
    results: facts.results.length ? facts.results.map((result) => ({ ...result, provenance: found })) : [{ code: '', name: 'Kết quả giải quyết', provenance: { mark: 'A', source: { vi: 'Nguồn không nêu kết quả', en: 'The source names no result' } } }],
    legalBasis: facts.legalBasis, supplementPolicy: 'restart',
    supplementLimitWorkingDays: { value: 15, unit: 'working-day', provenance: { mark: 'A', source: { vi: 'Mượn của NĐ 297/2025/NĐ-CP (T11)', en: 'Borrowed from NĐ 297/2025/NĐ-CP (T11)' } } },
    transferCutoff: { time: '15:00', provenance: { mark: 'F', source: { vi: 'Nghị định 61/2018/NĐ-CP Điều 18; quy trình nội bộ năm 2025 vẫn như vậy', en: 'Decree 61/2018/NĐ-CP Art. 18; still so in internal processes of 2025' } } },
    onTheSpot: { eligible: plan.outline.stages.some(({ kind }) => kind === 'on-the-spot'), provenance: { mark: 'A', source: { vi: 'Theo mẫu quy trình (processes/patterns)', en: 'Its pattern (processes/patterns)' } } },
    reengineering: { state: 'none', changes: [] },
    source: facts.source,
    assumptions: [
      ...(approved ? [] : [{ vi: 'Các bước suy ra từ mẫu quy trình, chưa được phê duyệt', en: 'The steps are inferred from a pattern, not approved' }]),
      ...(origin.label === 'example-parameter' ? [{ vi: 'Tham số địa phương là ví dụ, không được công bố', en: 'The local parameters are an example, not published' }] : []),
      { vi: 'Cơ quan giải quyết suy ra từ tên cơ quan thực hiện', en: 'The handling agency is read off the name of the authority' },
      { vi: 'Kết quả trả tại quầy, qua bưu chính hoặc điện tử (nguồn không nêu)', en: 'Results are returned at the counter, by post or electronically (the source does not say)' },
      { vi: 'Hồ sơ không bổ sung sau 15 ngày làm việc thì đóng (mượn NĐ 297/2025/NĐ-CP)', en: 'A dossier not completed after 15 working days is closed (borrowed from NĐ 297/2025/NĐ-CP)' },
      ...(facts.channels.some(({ limit }) => !isUnclear(limit) && ['hour', 'month', 'year', 'minute'].includes(limit.unit)) ? [{ vi: 'Thời hạn theo giờ, tháng, năm được đổi ra giờ làm việc hoặc ngày', en: 'Limits in hours, months or years are counted in working hours or days' }] : []),
    ],
    catalogue: { usable: completeness.usable, lacks: completeness.usable ? [] : completeness.lacks.map(lackText), steps: plan.origin, ...origin },
  };
}

/** The lowest level receives it; courts, banks and the like are shown with the ministries. */
function levelOf({ levels }: ImportedProcedureFacts): ProcedureFacts['level'] {
  return levels.includes('commune') ? 'commune' : levels.includes('province') ? 'province' : 'ministry';
}

export function agencyKind(facts: Pick<ImportedProcedureFacts, 'authority' | 'levels'>, agencies: AgencyRules): string {
  const authority = facts.authority.toLowerCase().replaceAll('\u00a0', ' ');
  const named = agencies.authorities.find(({ has }) => has.some((word) => authority.includes(word)));
  const level = (['commune', 'province', 'ministry', 'other'] as const).find((each) => facts.levels.includes(each)) ?? 'other';
  return named?.kind ?? agencies.levels[level];
}

/** A limit of value 0 is none: the desk keeps no clock. It is only given where the source is unclear. */
function limitOf(limit: ImportedLimit, found: Provenance): Limit {
  if (isUnclear(limit)) return { value: 0, unit: 'working-day', provenance: { mark: 'A', source: unclearText(limit) } };
  const { value, unit } = limit;
  const said = sourceText(found.source);
  const converted: Provenance = { mark: 'A', source: { vi: `${said.vi}: ${value} ${UNITS[unit].vi}, đã quy đổi`, en: `${said.en}: ${value} ${UNITS[unit].en}, converted` } };
  switch (unit) {
    case 'working-day': case 'calendar-day': case 'working-hour': return { value, unit, provenance: found };
    case 'hour': return value % 24 === 0 ? { value: value / 24, unit: 'calendar-day', provenance: converted } : { value, unit: 'working-hour', provenance: converted };
    case 'month': return { value: value * 30, unit: 'calendar-day', provenance: converted };
    case 'year': return { value: value * 365, unit: 'calendar-day', provenance: converted };
    case 'minute': return { value: value / 60, unit: 'working-hour', provenance: converted };
  }
}

function feeOf({ fee }: ImportedChannel, found: Provenance): Fee {
  if (isUnclear(fee)) {
    const { vi, en } = unclearText(fee);
    return { kind: 'free', provenance: { mark: 'A', source: { vi: `${vi}; chưa nhận hồ sơ cho đến khi rõ`, en: `${en}; no dossier is received until it is known` } } };
  }
  return stated(fee, found);
}
const stated = (fee: Exclude<ImportedFee, { unclear: UnclearReason }>, provenance: Provenance): Fee => (fee.kind === 'free' ? { kind: 'free', provenance } : { kind: 'fixed', amount: fee.amount, provenance });

/**
 * Papers of all cases; with several cases the form asks which (a case without a name is common to all), and what there may or may not be is asked one by one. A line that begins
 * with "hoặc" may be handed in instead of the paper right before it: whoever does so is not asked for that one. Which paper another `instead-of` replaces is only said in its name.
 */
function papersOf(facts: ImportedProcedureFacts, found: Provenance): { readonly components: ProcedureFacts['components']; readonly form: readonly FormField[] } {
  const several = facts.cases.length > 1;
  const form: FormField[] = several ? [{
    id: 'case', label: { vi: 'Trường hợp', en: 'Case' }, type: 'choice', required: true,
    choices: [
      ...facts.cases.flatMap(({ name }, index) => (name ? [{ value: `case-${index + 1}`, label: { vi: name, en: name } }] : [])),
      ...(facts.cases.some(({ name }) => !name) ? [{ value: 'none', label: { vi: 'Không thuộc trường hợp nào nêu trên', en: 'None of these' } }] : []),
    ],
  }] : [];
  const components = facts.cases.flatMap((one, caseIndex) => one.components.map((paper, index) => {
    const id = several ? `case-${caseIndex + 1}-paper-${index + 1}` : `paper-${index + 1}`;
    const instead = paper.duty === 'instead-of';
    const optional = paper.ifAny === true || instead;
    const replaced = replacedBy(one.components, index);
    if (optional) form.push({ id: `has-${id}`, type: 'boolean', required: false, label: instead ? { vi: `Nộp thay cho ${replaced ? `"${replaced.name}"` : 'giấy tờ khác'}: ${paper.name}`, en: `Handed in instead of ${replaced ? `"${replaced.name}"` : 'another paper'}: ${paper.name}` } : { vi: `Có nộp: ${paper.name}`, en: `Handed in: ${paper.name}` } });
    const alternative = !(several && one.name) && replacedBy(one.components, index + 1) === paper ? (several ? `case-${caseIndex + 1}-paper-${index + 2}` : `paper-${index + 2}`) : undefined;
    const when = optional ? { field: `has-${id}`, equals: true } : alternative ? { field: `has-${alternative}`, equals: false } : several && one.name ? { field: 'case', equals: `case-${caseIndex + 1}` } : undefined;
    return { id, name: paper.name, duty: paper.duty === 'show' ? 'show' as const : 'submit' as const, original: paper.original, copies: paper.copies, source: 'applicant' as const, provenance: found, ...(when ? { when } : {}) };
  }));
  return { components, form: [...form, { id: 'content', label: { vi: 'Nội dung đề nghị giải quyết', en: 'What is applied for' }, type: 'longtext', required: false }] };
}

/** The paper right before one that begins with "hoặc" (or); undefined: none is meant, or that one is itself optional. */
function replacedBy(papers: readonly ImportedComponent[], index: number): ImportedComponent | undefined {
  const [before, paper] = [papers[index - 1], papers[index]];
  return paper?.duty === 'instead-of' && /^hoặc\s/iu.test(paper.name.normalize('NFC')) && before && before.duty !== 'instead-of' && !before.ifAny ? before : undefined;
}

/** Why a fact of the source cannot be used. */
const REASONS: Readonly<Record<UnclearReason, Text>> = {
  'not-stated': { vi: 'nguồn không nêu', en: 'the source does not say' }, 'unit-lost': { vi: 'mất đơn vị tính', en: 'the unit was lost' }, 'not-positive': { vi: 'không lớn hơn 0', en: 'it is not above 0' },
  several: { vi: 'nhiều giá trị cho cùng một kênh', en: 'several values for one channel' }, 'tariff-in-note': { vi: 'biểu phí chỉ nằm trong ghi chú', en: 'the tariff is in a note only' }, 'set-elsewhere': { vi: 'mức phí do văn bản khác quy định', en: 'another text sets the fee' }, 'no-documents': { vi: 'không có thành phần hồ sơ', en: 'there are no documents' },
  'not-told-apart': { vi: 'không tách được giấy tờ khỏi ghi chú', en: 'documents and notes cannot be told apart' }, 'not-readable': { vi: 'không đọc được', en: 'it cannot be read' },
};
const UNITS: Readonly<Record<Exclude<ImportedLimit, { unclear: UnclearReason }>['unit'], Text>> = {
  'working-day': { vi: 'ngày làm việc', en: 'working days' }, 'calendar-day': { vi: 'ngày', en: 'days' }, 'working-hour': { vi: 'giờ làm việc', en: 'working hours' }, hour: { vi: 'giờ', en: 'hours' },
  month: { vi: 'tháng', en: 'months' }, year: { vi: 'năm', en: 'years' }, minute: { vi: 'phút', en: 'minutes' },
};
const unclearText = ({ unclear, raw }: Unclear): Text => ({ vi: `Chưa rõ: ${REASONS[unclear].vi}${raw ? ` (${raw})` : ''}`, en: `Unclear: ${REASONS[unclear].en}${raw ? ` (${raw})` : ''}` });

const ATTRIBUTES: Readonly<Record<Lack['attribute'], Text>> = { limit: { vi: 'Thời hạn', en: 'Limit' }, fee: { vi: 'Phí, lệ phí', en: 'Fee' }, papers: { vi: 'Thành phần hồ sơ', en: 'Papers' } };
const CHANNELS = { counter: { vi: 'trực tiếp', en: 'counter' }, post: { vi: 'bưu chính', en: 'post' }, online: { vi: 'trực tuyến', en: 'online' } } as const;
/** What is unclear, as staff read it. */
export const lackText = ({ attribute, channel, reason }: Lack): Text => ({
  vi: `${ATTRIBUTES[attribute].vi}${channel ? ` (${CHANNELS[channel].vi})` : ''} chưa rõ: ${REASONS[reason].vi}`, en: `${ATTRIBUTES[attribute].en}${channel ? ` (${CHANNELS[channel].en})` : ''} is unclear: ${REASONS[reason].en}`,
});
