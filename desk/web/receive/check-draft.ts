import type { ProcedureFacts } from '../../../processes/schema/facts.ts';
import type { Translate } from '../i18n/text-table.ts';
import type { Draft } from './draft.ts';
import type { receiveTexts } from './receive-texts.ts';

export type FieldErrors = Readonly<Record<string, string>>;

/** What can be said at once, beside the field; the server checks again and has the last word. Keys as in its 422: `applicant.name`, `form.childName`. */
export function checkDraft(facts: ProcedureFacts, draft: Draft, t: Translate<typeof receiveTexts>): FieldErrors {
  const errors: Record<string, string> = {};
  const need = (key: string, value: unknown) => { if (value === undefined || value === null || String(value).trim() === '') errors[key] = t('required'); };
  const shape = (key: string, value: string, pattern: RegExp, text: string) => { if (value.trim() !== '' && !errors[key] && !pattern.test(value.trim())) errors[key] = text; };
  for (const key of ['name', 'identityNumber', 'address', 'phone'] as const) need(`applicant.${key}`, draft[key]);
  if (draft.kind === 'citizen') shape('applicant.identityNumber', draft.identityNumber, /^\d{12}$/, t('identityForm'));
  shape('applicant.phone', draft.phone, /^\+?[\d .]{9,15}$/, t('phoneForm'));
  shape('applicant.email', draft.email, /^[^@\s]+@[^@\s]+\.[^@\s]+$/, t('emailForm'));
  if (draft.authorised.on) for (const key of ['name', 'identityNumber', 'paper'] as const) need(`applicant.authorised.${key}`, draft.authorised[key]);
  for (const field of facts.form) {
    const value = draft.form[field.id];
    if (field.required && field.type !== 'boolean') need(`form.${field.id}`, value);
    if (field.pattern && typeof value === 'string') shape(`form.${field.id}`, value, new RegExp(`^(?:${field.pattern})$`), t('badPattern'));
  }
  return errors;
}
