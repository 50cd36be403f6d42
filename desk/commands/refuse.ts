import type { Text } from '../../processes/schema/facts.ts';
import type { Refusal } from './command.ts';

/** Carries a refusal out of a transaction, which rolls back; `inUnit` turns it into a value again. Never leaves desk/commands. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) { super(refusal.title.en); this.name = 'Refused'; this.refusal = refusal; }
}

export function refuse(status: Refusal['status'], vi: string, en: string, errors?: Readonly<Record<string, Text>>): never {
  throw new Refused({ ok: false, status, title: { vi, en }, ...(errors ? { errors } : {}) });
}

/** The answers that several commands share. */
export const refusals = {
  noDossier: (): never => refuse(404, 'Không tìm thấy hồ sơ', 'There is no such dossier'),
  noTask: (): never => refuse(404, 'Không tìm thấy công việc', 'There is no such task'),
  notYours: (): never => refuse(403, 'Bạn không có quyền làm việc này', 'You may not do this'),
  closed: (): never => refuse(409, 'Hồ sơ đã đóng', 'The dossier is closed'),
} as const;
