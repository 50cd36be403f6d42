import { changeComponent, componentsOf } from '../store/dossiers.ts';
import type { DossierRow } from '../store/rows.ts';
import { changeTask, openTasks } from '../store/tasks.ts';
import { changeStatus } from './change-status.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { completeJob } from './complete-job.ts';
import { hasRole, lockOwn } from './may-see.ts';
import { moveClock } from './move-clock.ts';
import { acceptDossier } from './open-dossier.ts';
import { refusals, refuse } from './refuse.ts';
import { inUnit } from './unit.ts';

/** Which entry ends the waiting, by the dossier's policy; the law's default is `restart` (T10). */
const ENTRY = {
  restart: { kind: 'restart', ground: 'supplement-complete' },
  suspend: { kind: 'resume', ground: 'supplement-complete-resumed' },
  shift: { kind: 'shift', ground: 'supplement-complete-shifted' },
} as const satisfies Readonly<Record<DossierRow['supplement_policy'], object>>;

/** What was asked for has come: moves the clock by the dossier's policy and completes await-supplement. 409 when nothing was asked for, 422 when asked documents are still missing. */
export async function supplementReceived(deps: DeskDeps, actor: Actor, input: { readonly dossierId: string; readonly components: readonly string[]; readonly note: string }): Promise<Result<{ readonly dossierId: string }>> {
  return inUnit(deps, actor, async (unit) => {
    const dossier = await lockOwn(unit.trx, actor, input.dossierId);
    if (!hasRole(actor, 'counter-officer', 'head-of-one-stop')) refusals.notYours();
    if (dossier.status !== 5) refuse(409, 'Hồ sơ không chờ bổ sung', 'The dossier does not wait for a supplement');
    const waiting = (await openTasks(unit.trx, dossier.id)).find((task) => task.kind === 'await-supplement');
    if (dossier.clock_state !== 'not-started' && !waiting) refuse(409, 'Yêu cầu bổ sung đang được gửi, thử lại sau giây lát', 'The request is still on its way: try again in a moment');

    const asked = (await componentsOf(unit.trx, dossier.id)).filter((component) => component.state === 'asked');
    const missing = asked.filter((component) => !input.components.includes(component.component_id) && !component.file_id);
    if (missing.length) refuse(422, `Còn thiếu: ${missing.map((component) => component.name).join('; ')}`, `Still missing: ${missing.map((component) => component.component_id).join(', ')}`, Object.fromEntries(missing.map((component) => [`components.${component.component_id}`, { vi: 'Còn thiếu', en: 'Still missing' }])));
    for (const component of asked) {
      const facts = dossier.facts.components.find((each) => each.id === component.component_id);
      await changeComponent(unit.trx, dossier.id, component.component_id, {
        state: component.duty === 'show' && !component.file_id ? 'shown' : 'submitted', updated_at: unit.at,
        originals: Math.max(component.originals, facts?.original ?? 0), copies: Math.max(component.copies, facts?.copies ?? 0, (facts?.original ?? 0) === 0 ? 1 : 0),
      });
    }
    await unit.history({ dossierId: dossier.id, kind: 'supplement-received', data: { components: input.components, note: input.note } });

    // Asked for before acceptance: now it is complete.
    if (!waiting?.job_key) {
      if (waiting) await changeTask(unit.trx, waiting, { state: 'completed', outcome: 'received', completed_by: actor.id, completed_at: unit.at });
      await acceptDossier(unit, await changeStatus(unit, dossier, 2));
    } else {
      const moved = await moveClock(unit, dossier, { ...ENTRY[dossier.supplement_policy], data: {} });
      await changeStatus(unit, moved, 4);
      await completeJob(unit, waiting, 'received', { supplementOutcome: 'received' });
    }
    unit.publish({ kind: 'dossier', agencyId: dossier.agency_id, id: dossier.id });
    return { dossierId: dossier.id };
  });
}
