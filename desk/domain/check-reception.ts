import type { ComponentDocument, FormField, ProcedureFacts, Text } from '../../processes/schema/facts.ts';
import type { ReceiveDossier } from '../api/contract.ts';

export type FieldErrors = Record<string, Text>;

/** What is wrong with a reception, by field: `applicant.name`, `form.<id>`, `components.<id>`, … Empty: nothing. */
export function checkReception(facts: ProcedureFacts, input: ReceiveDossier): FieldErrors {
  const errors: FieldErrors = {};
  if (!facts.channels.some((each) => each.channel === input.channel)) errors['channel'] = { vi: 'Thủ tục không nhận qua kênh này', en: 'The procedure is not received through this channel' };
  if (!facts.resultChannels.includes(input.resultChannel)) errors['resultChannel'] = { vi: 'Thủ tục không trả kết quả theo cách này', en: 'The result is not returned this way' };
  if (!Number.isInteger(input.copies) || input.copies < 1 || input.copies > 100) errors['copies'] = { vi: 'Số bộ hồ sơ từ 1 đến 100', en: 'Number of copies from 1 to 100' };
  checkApplicant(input, errors);
  for (const field of facts.form) {
    const error = checkField(field, input.form[field.id]);
    if (error) errors[`form.${field.id}`] = error;
  }
  const known = new Set(facts.form.map((field) => field.id));
  for (const id of Object.keys(input.form)) if (!known.has(id)) errors[`form.${id}`] = { vi: 'Trường không có trong thủ tục này', en: 'This procedure has no such field' };
  checkComponents(facts, input, errors);
  return errors;
}

function checkApplicant(input: ReceiveDossier, errors: FieldErrors): void {
  const { applicant } = input;
  if (!applicant.name.trim()) errors['applicant.name'] = { vi: 'Cần họ tên người nộp', en: 'The name is missing' };
  if (!applicant.address.trim()) errors['applicant.address'] = { vi: 'Cần địa chỉ', en: 'The address is missing' };
  // A citizen's number has 12 digits, an old identity card 9; a business has a tax code of 10 or 13 digits, or its owner's 12.
  const pattern = applicant.kind === 'business' ? /^(\d{10}|\d{10}-?\d{3}|\d{12})$/ : /^(\d{9}|\d{12})$/;
  if (!pattern.test(applicant.identityNumber)) errors['applicant.identityNumber'] = applicant.kind === 'business'
    ? { vi: 'Mã số thuế gồm 10 hoặc 13 chữ số', en: 'A tax code has 10 or 13 digits' }
    : { vi: 'Số định danh gồm 12 chữ số (CMND cũ: 9)', en: 'An identity number has 12 digits (old card: 9)' };
  if (!/^\+?\d{8,15}$/.test(applicant.phone.replace(/[\s.-]/g, ''))) errors['applicant.phone'] = { vi: 'Số điện thoại không hợp lệ', en: 'Not a telephone number' };
  if (applicant.email && !/^\S+@\S+\.\S+$/.test(applicant.email)) errors['applicant.email'] = { vi: 'Thư điện tử không hợp lệ', en: 'Not an e-mail address' };
  if (applicant.authorised && (!applicant.authorised.name.trim() || !applicant.authorised.paper.trim())) errors['applicant.authorised'] = { vi: 'Người được ủy quyền cần họ tên và giấy ủy quyền', en: 'An authorised person needs a name and the authorisation' };
}

function checkField(field: FormField, value: string | number | boolean | undefined): Text | null {
  if (value === undefined || value === '') return field.required ? { vi: `Cần "${field.label.vi}"`, en: `"${field.label.en}" is missing` } : null;
  const wrong: Text = { vi: `"${field.label.vi}" không hợp lệ`, en: `"${field.label.en}" is not valid` };
  switch (field.type) {
    case 'boolean': return typeof value === 'boolean' ? null : wrong;
    case 'number': {
      if (typeof value !== 'number' || !Number.isFinite(value)) return wrong;
      if ((field.min !== undefined && value < field.min) || (field.max !== undefined && value > field.max)) return { vi: `"${field.label.vi}" từ ${field.min ?? '−∞'} đến ${field.max ?? '∞'}`, en: `"${field.label.en}" from ${field.min ?? '−∞'} to ${field.max ?? '∞'}` };
      return null;
    }
    case 'date': return typeof value === 'string' && isDate(value) ? null : { vi: `"${field.label.vi}" phải là một ngày`, en: `"${field.label.en}" must be a date` };
    case 'choice': return field.choices?.some((choice) => choice.value === value) ? null : wrong;
    case 'text':
    case 'longtext': {
      if (typeof value !== 'string') return wrong;
      if (value.length > (field.max ?? (field.type === 'text' ? 500 : 10_000))) return { vi: `"${field.label.vi}" quá dài`, en: `"${field.label.en}" is too long` };
      return field.pattern && !new RegExp(`^(?:${field.pattern})$`, 'u').test(value) ? wrong : null;
    }
  }
}
/** 2026-02-30 is no date. */
const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

function checkComponents(facts: ProcedureFacts, input: ReceiveDossier, errors: FieldErrors): void {
  const known = new Map(facts.components.map((component) => [component.id, component]));
  const seen = new Set<string>();
  for (const given of input.components) {
    // Decree 61 Art. 5: no papers beyond the published list.
    if (!known.has(given.id)) errors[`components.${given.id}`] = { vi: 'Giấy tờ ngoài danh mục thành phần hồ sơ', en: 'Not in the published list of component documents' };
    else if (seen.has(given.id)) errors[`components.${given.id}`] = { vi: 'Giấy tờ ghi hai lần', en: 'Listed twice' };
    else if (![given.originals, given.copies].every((n) => Number.isInteger(n) && n >= 0 && n <= 1000)) errors[`components.${given.id}`] = { vi: 'Số bản không hợp lệ', en: 'Not a number of copies' };
    seen.add(given.id);
  }
}

/** Is this document wanted in this case? */
export const isWanted = (component: ComponentDocument, form: Readonly<Record<string, unknown>>): boolean =>
  component.when === undefined || (form[component.when.field] ?? (typeof component.when.equals === 'boolean' ? false : undefined)) === component.when.equals;

export interface GivenComponent { readonly id: string; readonly originals: number; readonly copies: number; readonly fileId?: string | null | undefined; readonly shown?: boolean | undefined }
/** A file stands for the paper (electronic dossier); showing is enough where only showing is asked. */
export function isSatisfied(component: ComponentDocument, given: GivenComponent | undefined): boolean {
  if (!given) return false;
  if (given.fileId) return true;
  if (component.duty === 'show') return given.shown === true || given.originals + given.copies > 0;
  return given.originals >= component.original && given.copies >= component.copies && given.originals + given.copies > 0;
}

/** Documents that only the applicant can bring and has not brought. Those that a register holds are looked up first. */
export const missingFromApplicant = (facts: ProcedureFacts, form: Readonly<Record<string, unknown>>, given: readonly GivenComponent[]): readonly string[] =>
  facts.components.filter((component) => component.source === 'applicant' && isWanted(component, form) && !isSatisfied(component, given.find((each) => each.id === component.id))).map((component) => component.id);
