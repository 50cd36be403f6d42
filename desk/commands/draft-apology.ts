import type { CompleteTask } from '../api/contract.ts';
import { readLedger } from '../store/clock-ledger.ts';
import type { DossierRow, TaskRow } from '../store/rows.ts';
import { counted } from './counted.ts';
import { openDeskTask } from './desk-task.ts';
import { refuse } from './refuse.ts';
import type { Unit } from './unit.ts';

/** Mẫu 04, drafted: reason and a new date, after the present one and on a working day; it becomes law when the head of the agency signs (Decree 61 Art. 19.9). */
export async function draftApology(unit: Unit, dossier: DossierRow, task: TaskRow, input: CompleteTask): Promise<void> {
  const { extensions, extensionsLeft } = await counted(unit, dossier);
  if (extensionsLeft === 0) refuse(409, `Đã hẹn lại ${extensions} lần; không được hẹn lại nữa (NĐ 61/2018 Điều 19.9)`, `A new date was given ${extensions} time(s) already; the law allows no more (Decree 61/2018 Art. 19.9)`);
  const newDueAtMs = await newDate(unit, dossier, String(input.fields?.['newDueAt']));
  await unit.history({ dossierId: dossier.id, kind: 'apology-drafted', data: { reason: input.reason, newDueAt: new Date(newDueAtMs).toISOString() } });
  await openDeskTask(unit, dossier, {
    formKey: 'sign-apology', groups: ['leader'], agencyId: dossier.handling_agency_id, place: 'leader', dueAt: dossier.due_at,
    data: { draftTaskId: task.id, newDueAtMs, ...(input.reason ? { reason: input.reason } : {}) },
  });
}

async function newDate(unit: Unit, dossier: DossierRow, text: string): Promise<number> {
  const { state, calendarOf } = await readLedger(unit.trx, dossier.id);
  if (state.state !== 'running' || state.dueAtMs === null) return refuse(409, 'Thời hạn không còn chạy', 'The clock is not running any more');
  const time = calendarOf(state.start!.calendar);
  const day = time.dayOfDate(text.slice(0, 10));
  const wrong = (vi: string, en: string): never => refuse(422, vi, en, { 'fields.newDueAt': { vi, en } });
  if (Number.isNaN(day)) wrong('Ngày hẹn mới không hợp lệ', 'The new date is not a date');
  if (!time.isWorkingDay(day)) wrong('Ngày hẹn mới là ngày nghỉ', 'The new date is a day off');
  const dueAtMs = time.closingOf(day);
  if (dueAtMs <= Math.max(state.dueAtMs, unit.atMs)) wrong('Ngày hẹn mới phải sau ngày hẹn hiện tại', 'The new date must be after the present one');
  return dueAtMs;
}
