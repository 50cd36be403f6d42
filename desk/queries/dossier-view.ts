import type { DossierView } from '../api/contract.ts';
import type { ComponentRow, PaymentRow } from '../store/rows.ts';
import { assumptionsOf } from './assumptions.ts';
import { CURRENT_STEP, dossierSummary, iso, type DossierRow } from './dossier-rows.ts';
import { formsOf } from './forms-of-dossier.ts';
import type { LegalCounters } from '../domain/legal-counters.ts';
import { countedFor } from './counted-for.ts';
import { historyOf } from './history.ts';
import { actsAllowed } from './acts-allowed.ts';
import type { QueryDeps } from './query-deps.ts';
import { taskRows, taskSummary, type TaskRow } from './task-rows.ts';
import { visibleDossiers, type Viewer } from './visible-dossiers.ts';

interface LookupRow { component_id: string; register: string; at: Date; result: string; reason: string | null }

/** Everything that the dossier's page shows; undefined when it does not exist or the viewer's agency has no part in it. */
export async function dossierView(deps: QueryDeps, viewer: Viewer, id: string): Promise<DossierView | undefined> {
  const row = await visibleDossiers(deps, viewer).select('v.*', deps.db.raw(CURRENT_STEP)).where('v.id', id).first<DossierRow | undefined>();
  return row && viewOf(deps, viewer, row, await countedFor(deps, row));
}

/** The same for a row that the viewer is known to be allowed to see. */
export async function viewOf(deps: QueryDeps, viewer: Viewer, row: DossierRow, counted: LegalCounters): Promise<DossierView> {
  const { db } = deps;
  const { id } = row;
  const [parent, linked, components, tasks, history, payments, lookups] = await Promise.all([
    row.parent_id ? db('desk.dossier').where({ id: row.parent_id }).first<{ id: string; code: string } | undefined>('id', 'code') : undefined,
    visibleDossiers(deps, viewer).select('v.*', db.raw(CURRENT_STEP)).where('v.parent_id', id).orderBy('v.code') as unknown as Promise<DossierRow[]>,
    db('desk.dossier_component').where({ dossier_id: id }).select<ComponentRow[]>(),
    taskRows(deps, viewer).where('t.dossier_id', id).orderBy([{ column: 't.created_at' }, { column: 't.id' }]) as unknown as Promise<TaskRow[]>,
    historyOf(deps, id),
    db('desk.payment').where({ dossier_id: id }).orderBy('created_at').select<PaymentRow[]>(),
    db('desk.register_lookup').where({ dossier_id: id }).orderBy('id').select<LookupRow[]>(),
  ]);
  const order = new Map(row.facts.components.map((component, index) => [component.id, index]));
  return {
    ...dossierSummary(row, viewer),
    parent: parent ?? null,
    linked: linked.map((other) => dossierSummary(other, viewer)),
    applicant: row.applicant, form: row.form, formFields: row.facts.form,
    resultChannel: row.result_channel, content: row.content, copies: row.copies, outcome: row.outcome,
    components: components.sort((a, b) => (order.get(a.component_id) ?? 0) - (order.get(b.component_id) ?? 0))
      .map((each) => ({ id: each.component_id, name: each.name, duty: each.duty, source: each.source, state: each.state, originals: each.originals, copies: each.copies, fileId: each.file_id, reason: each.reason })),
    tasks: tasks.map((task) => taskSummary(task, viewer)),
    history,
    payments: payments.map((each) => ({ id: each.id, amount: Number(each.amount), state: each.state, method: each.method, paidAt: iso(each.paid_at) })),
    lookups: lookups.map((each) => ({ componentId: each.component_id, register: each.register, at: each.at.toISOString(), result: each.result, reason: each.reason })),
    onTheSpot: onTheSpotOf(row),
    supplementsLeft: counted.supplementsLeft, supplementExceptionsLeft: counted.exceptionsLeft, extensionsLeft: counted.extensionsLeft,
    forms: formsOf(row),
    may: actsAllowed(row, viewer, { supplementAwaited: (row.status === 5 && row.clock_state === 'not-started') || tasks.some((task) => task.kind === 'await-supplement' && isOpen(task)), paymentDue: payments.some((payment) => payment.state === 'due') }),
    assumptions: assumptionsOf(row.facts),
  };
}

const isOpen = (task: TaskRow): boolean => task.state === 'open' || task.state === 'claimed';

/** The worker's finding as it was stored (desk/domain/on-the-spot.ts). */
const onTheSpotOf = (row: DossierRow): DossierView['onTheSpot'] => (row.on_the_spot === null ? null : { all: row.on_the_spot, acts: row.on_the_spot_obstacles ?? [] });
