import { randomUUID } from 'node:crypto';
import { workingTime } from '../engine/time/working-calendar.ts';
import { calendarOfAgency } from '../desk/commands/start-clock.ts';
import { AT_ONCE, deadline } from '../desk/domain/deadline.ts';
import { termOf } from '../desk/domain/resolve-rule.ts';
import { agencyById, agencyOfKind } from '../desk/store/agencies.ts';
import { contextOf, rulesInForce } from '../desk/store/rules-in-force.ts';
import { elementName } from './element-name.ts';
import { HELD, incident, type Handler } from './handler.ts';
import { hold, openHeldTask } from './hold.ts';

/** Asks another agency and waits for its answer; the clock ends the waiting when its limit is over (T15). A step without a limit takes that of P2. */
export const awaitAgency: Handler = (job, deps) => hold(job, deps, async (unit, dossier) => {
  const { agencyRole, question = '', limitMinutes } = job.customHeaders;
  const consulted = dossier.facts.consultedAgencies.find((each) => each.id === agencyRole);
  if (!consulted) return incident(`Expected to consult agency '${agencyRole ?? ''}' for dossier with key '${dossier.id}', but the facts of ${dossier.procedure_code} name no such agency`);
  const handling = (await agencyById(unit.trx, dossier.handling_agency_id))!;
  const asked = await agencyOfKind(unit.trx, consulted.kind, handling, handling.id);
  if (!asked) return incident(`Expected to consult an agency of kind '${consulted.kind}', but the desk knows none besides '${handling.id}'`);
  const time = workingTime(await calendarOfAgency(unit.trx, unit.catalogue, asked.id));
  const otherwise = termOf((await rulesInForce(unit.trx, unit.catalogue, contextOf(dossier, unit.atMs)))('P2'));
  const dueAt = Number(limitMinutes) > 0 ? new Date(time.addWorkingMinutes(unit.atMs, Number(limitMinutes))) : otherwise && new Date(deadline(otherwise, unit.atMs, time, AT_ONCE).dueAtMs);
  const consultationId = randomUUID();
  const taskId = await openHeldTask(unit, job, dossier, {
    kind: 'await-agency', form_key: 'answer-consultation', name: (await elementName(unit.trx, job)) ?? 'Lấy ý kiến cơ quan phối hợp', candidate_groups: ['consulted-agency'], agency_id: asked.id, place: 'agency',
    due_at: dueAt, data: { question, consultationId },
  });
  await unit.trx('desk.consultation').insert({ id: consultationId, dossier_id: dossier.id, task_id: taskId, asked_agency_id: asked.id, question, asked_at: unit.at, due_at: dueAt });
  await unit.history({ dossierId: dossier.id, kind: 'consultation-asked', elementId: job.elementId, data: { agencyId: asked.id, agency: asked.name_vi, question, dueAt: dueAt?.toISOString() ?? null } });
  // The clock learns of one more instant at which something is due.
  await unit.outbox('publish-message', `clock:${dossier.id}`, { name: 'clock-moved', correlationKey: dossier.id, messageId: `${dossier.id}:consultation:${consultationId}`, timeToLiveMs: 3_600_000 });
  return HELD;
});
