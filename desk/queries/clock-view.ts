import type { ClockView } from '../api/contract.ts';
import type { Text } from '../../processes/schema/facts.ts';
import type { WorkingCalendar } from '../../engine/time/working-calendar.ts';
import { clockReading } from '../domain/ledger.ts';
import { eventsOf, readLedger } from '../store/clock-ledger.ts';
import type { ClockEntryRow } from '../store/rows.ts';
import { assumptionsOf } from './assumptions.ts';
import { iso, type DossierRow } from './dossier-rows.ts';
import { clockEventText } from './history-texts.ts';
import type { QueryDeps } from './query-deps.ts';
import { visibleDossiers, type Viewer } from './visible-dossiers.ts';

/** The ledger with its grounds: why the dossier is due when it is. */
export async function clockView(deps: QueryDeps, viewer: Viewer, id: string): Promise<ClockView | undefined> {
  const { db, catalogue, nowMs } = deps;
  const row = await visibleDossiers(deps, viewer).where('v.id', id).first<DossierRow | undefined>('v.*');
  if (!row) return undefined;
  const [ledger, rows, events, agency] = await Promise.all([
    readLedger(db, id),
    db('desk.clock_entry').where({ dossier_id: id }).orderBy('seq').select<ClockEntryRow[]>(),
    eventsOf(db, id),
    db('desk.agency').where({ id: row.handling_agency_id }).first<{ calendar_id: string } | undefined>('calendar_id'),
  ]);
  const reading = clockReading(ledger.state, nowMs, ledger.calendarOf);
  const calendar = ledger.state.start ? ledger.calendarOf(ledger.state.start.calendar).calendar : catalogue.calendar(agency?.calendar_id ?? '');
  const provisional = calendar !== undefined && touchesProvisionalYear(calendar, row);
  return {
    state: ledger.state.state, dueAt: iso(row.due_at), clock: row.clock,
    remainingWorkingMinutes: reading.remaining, usedWorkingMinutes: reading.used,
    entries: rows.map((entry) => ({
      seq: entry.seq, kind: entry.kind, at: entry.at.toISOString(), ground: entry.ground, groundText: groundText(deps, entry.ground), actor: entry.actor_name, dueAt: iso(entry.due_at), explanation: entry.explanation,
    })),
    events: events.map((event) => ({ key: event.key, at: event.at.toISOString(), text: clockEventText(event.key, event.data) })),
    assumptions: [...assumptionsOf(row.facts), ...rulesAssumed(deps, rows), ...(provisional ? [PROVISIONAL] : [])],
    calendar: { id: calendar?.id ?? '', name: calendar?.name ?? { vi: '', en: '' }, provisional },
  };
}

const PROVISIONAL: Text = { vi: 'Lịch nghỉ của năm này chưa có thông báo chính thức: ngày hẹn có thể thay đổi.', en: 'The official days off of this year are not published yet: the date may change.' };

function groundText({ catalogue }: QueryDeps, id: string): Text {
  const ground = catalogue.ground(id);
  if (!ground) return { vi: id, en: id };
  const mark = ground.mark === 'F' ? '' : ` [${ground.mark}]`;
  return { vi: `${ground.text.vi} (${ground.source.vi})${mark}`, en: `${ground.text.en} (${ground.source.en})${mark}` };
}

/** Rules that nobody has verified and that this ledger's explanations name. */
function rulesAssumed({ catalogue }: QueryDeps, rows: readonly ClockEntryRow[]): readonly Text[] {
  const said = rows.flatMap((entry) => entry.explanation.map((text) => text.vi)).join('\n');
  return catalogue.clockRules().filter((rule) => rule.mark === 'K' && new RegExp(`\\b${rule.id}\\b`).test(said))
    .map((rule) => ({ vi: `${rule.id}: ${rule.title.vi} [K: chưa kiểm chứng; ${rule.source.vi}]`, en: `${rule.id}: ${rule.title.en} [K: unverified; ${rule.source.en}]` }));
}

function touchesProvisionalYear(calendar: WorkingCalendar, row: Pick<DossierRow, 'due_at' | 'received_at'>): boolean {
  return [row.received_at, row.due_at].some((at) => at !== null && calendar.provisionalYears.includes(at.getUTCFullYear()));
}
