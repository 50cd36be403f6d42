import type { QueryDeps } from '../queries/query-deps.ts';
import type { DossierRow } from '../queries/dossier-rows.ts';
import { FORM_TITLES, formAvailable, type FormNumber } from '../queries/forms-of-dossier.ts';
import { visibleDossiers, type Viewer } from '../queries/visible-dossiers.ts';
import type { AgencyRow, ComponentRow, TaskRow } from '../store/rows.ts';
import type { FormDocument } from './form-document.ts';
import { apologyForm } from './mau/mau-04-apology.ts';
import { receiptForm } from './mau/mau-01-receipt.ts';
import { refusalForm } from './mau/mau-03-refusal.ts';
import { registerForm } from './mau/mau-07-register.ts';
import { routingSlipForm } from './mau/mau-06-routing-slip.ts';
import { stopForm } from './mau/mau-05-stop.ts';
import { supplementForm } from './mau/mau-02-supplement.ts';
import { localWords, type LocalWords } from './say-local.ts';

/** What every form is made from. */
export interface FormSource {
  readonly deps: QueryDeps;
  readonly viewer: Viewer;
  readonly row: DossierRow;
  readonly components: readonly ComponentRow[];
  readonly tasks: readonly (TaskRow & { readonly completed_by_name: string | null })[];
  readonly receivedBy: AgencyRow;
  readonly handledBy: AgencyRow;
  readonly receiver: string;
  readonly words: LocalWords;
  /** The beginning that all forms have; `suffix` as in facts §2.2. */
  readonly begin: (n: FormNumber, suffix: string, at: Date) => Pick<FormDocument, 'n' | 'paper' | 'head' | 'title' | 'demonstration' | 'foot'>;
}

const FORMS: Readonly<Record<FormNumber, (source: FormSource) => FormDocument | Promise<FormDocument>>> = {
  1: receiptForm, 2: supplementForm, 3: refusalForm, 4: apologyForm, 5: stopForm, 6: routingSlipForm, 7: registerForm,
};

/** The form as data; undefined when the dossier is not visible, 'not-yet' when what it certifies has not happened. */
export async function gatherForm(deps: QueryDeps, viewer: Viewer, dossierId: string, n: FormNumber): Promise<FormDocument | 'not-yet' | undefined> {
  const { db } = deps;
  const row = await visibleDossiers(deps, viewer).where('v.id', dossierId).first<DossierRow | undefined>('v.*');
  if (!row) return undefined;
  if (!formAvailable(row, n)) return 'not-yet';
  const [components, tasks, agencies, receiver] = await Promise.all([
    db('desk.dossier_component').where({ dossier_id: row.id }).select<ComponentRow[]>(),
    db('desk.task as t').leftJoin('desk.account as c', 'c.id', 't.completed_by').where({ 't.dossier_id': row.id }).orderBy('t.created_at').orderBy('t.id').select<(TaskRow & { completed_by_name: string | null })[]>('t.*', 'c.name as completed_by_name'),
    db('desk.agency').whereIn('id', [row.agency_id, row.handling_agency_id]).select<AgencyRow[]>(),
    row.received_by ? db('desk.account').where({ id: row.received_by }).first<{ name: string } | undefined>('name') : undefined,
  ]);
  const receivedBy = agencies.find((agency) => agency.id === row.agency_id)!;
  const words = localWords(deps.catalogue.calendar(receivedBy.calendar_id)?.timeZone ?? 'Asia/Ho_Chi_Minh');
  const order = new Map(row.facts.components.map((component, index) => [component.id, index]));
  return FORMS[n]({
    deps, viewer, row, tasks, receivedBy, words, receiver: receiver?.name ?? '',
    handledBy: agencies.find((agency) => agency.id === row.handling_agency_id)!,
    components: components.sort((a, b) => (order.get(a.component_id) ?? 0) - (order.get(b.component_id) ?? 0)),
    begin: (number, suffix, at) => ({
      n: number, paper: number === 7 ? 'A4-landscape' : 'A5', title: FORM_TITLES[number], demonstration: row.demonstration,
      head: { authority: receivedBy.name_vi, office: 'Bộ phận tiếp nhận và trả kết quả', number: `${row.register_no ?? '……'}/${suffix}`, date: words.date(at) },
      foot: 'Thông tư 03/2025/TT-VPCP',
    }),
  });
}
