import type { Text } from '../../processes/schema/facts.ts';
import type { LegalCounters } from '../domain/legal-counters.ts';

const asksSupplement = (formKey: string, outcome: string): boolean => outcome === 'supplement' || (formKey === 'prepare-supplement' && outcome === 'sent');

/** Why an outcome may not be chosen, shown before anybody clicks; null: it may. The command refuses it too. */
export function forbiddenOutcome(formKey: string, outcome: string, counted: LegalCounters): Text | null {
  if (asksSupplement(formKey, outcome) && counted.supplementsLeft === 0 && counted.exceptionsLeft === 0) {
    const times = `${counted.supplements}/${counted.supplementsAllowed}`;
    return { vi: `Đã yêu cầu bổ sung ${times} lần (T6: NĐ 61/2018 Điều 11.2.c): không được yêu cầu thêm.`, en: `The applicant was asked ${times} times (T6: Decree 61/2018 Art. 11.2.c): no further request.` };
  }
  if (formKey === 'draft-apology' && counted.extensionsLeft === 0) {
    const times = `${counted.extensions}/${counted.extensionsAllowed}`;
    return { vi: `Đã hẹn lại ${times} lần (T13: NĐ 61/2018 Điều 19.9).`, en: `A new date was given ${times} times (T13: Decree 61/2018 Art. 19.9).` };
  }
  return null;
}

/** Why an outcome wants a reason of its own; null: it does not. An assumption of ours (P3), and said so. */
export function exceptionalOutcome(formKey: string, outcome: string, counted: LegalCounters): Text | null {
  if (!asksSupplement(formKey, outcome) || counted.supplementsLeft > 0 || counted.exceptionsLeft === 0) return null;
  return {
    vi: `Đã yêu cầu bổ sung ${counted.supplements}/${counted.supplementsAllowed} lần (T6: NĐ 61/2018 Điều 11.2.c). Yêu cầu thêm là ngoại lệ phải ghi lý do; nghị định không nêu ngoại lệ, đây là giả định của sản phẩm (P3). Hồ sơ sẽ tính là trễ hạn (QĐ 766) và được báo cho người quản lý.`,
    en: `The applicant was asked ${counted.supplements}/${counted.supplementsAllowed} times (T6: Decree 61/2018 Art. 11.2.c). Asking again is an exception that wants a recorded reason; the decree names none, this is an assumption of ours (P3). The dossier will count as late (Decision 766) and is shown to the managers.`,
  };
}
