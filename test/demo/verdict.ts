import pg from 'pg';
import type { Board, BoardCounts, Received } from '../../desk/api/contract.ts';
import type { Product } from '../support/product.ts';
import type { Officer } from './officer.ts';

export interface Verdict {
  readonly received: number;
  readonly finished: number;
  readonly waiting: number;
  readonly breached: number;
  /** Open, but nobody and nothing has it in hand. */
  readonly stuck: number;
  /** Received over HTTP, but without dossier, history or process instance. */
  readonly lost: number;
  /** Received, finished or returned more than once, or a task completed twice. */
  readonly countedTwice: number;
  readonly boardAgrees: boolean;
  readonly boardDifferences: readonly string[];
  readonly seed: number;
  readonly tookSeconds: number;
}
export interface TableRow { readonly name: string; readonly received: number; readonly returned: number; readonly refused: number; readonly onTime: number; readonly overdue: number; readonly waiting: number; readonly medianWorkingHours: number | null; readonly onTheSpot: number }

/**
 * What became of a dossier, out of history and ledger alone; nothing here is the board's code.
 * Ends: Decision 766 counts to status 9, else 10, else 8 or 3. A ledger whose last entry suspends waits for the applicant; one that stops is closed.
 */
const LIVES = `
  with ends as (
    select dossier_id,
      coalesce(min(at) filter (where to_status = 9), min(at) filter (where to_status = 10), min(at) filter (where to_status in (8, 3))) as ended_at,
      bool_or(to_status = 10) as returned,
      count(*) filter (where kind = 'supplement-asked') as asked,
      count(*) filter (where kind = 'apology-signed') as apologies
    from desk.history group by dossier_id),
  ledger as (select distinct on (dossier_id) dossier_id, kind, due_at from desk.clock_entry order by dossier_id, seq desc),
  lives as (
    select d.id, d.code, d.procedure_code, d.procedure_name, d.handling_agency_id, d.process_instance_key, e.ended_at, e.returned, e.apologies, l.due_at,
      case when e.ended_at is not null or l.kind = 'stop' then 'closed' when l.kind = 'suspend' then 'waiting' when l.due_at is null then 'no-limit' when l.due_at <= $1 then 'overdue' else 'running' end as stands,
      coalesce(e.asked, 0) > 1 or coalesce(e.ended_at > l.due_at, false) as late, coalesce(e.asked, 0) as asked
    from desk.dossier d left join ends e on e.dossier_id = d.id left join ledger l on l.dossier_id = d.id)`;

const BOARD = `${LIVES}, below as (select id from desk.agency where id = $2 union select a.id from desk.agency a where exists (
      with recursive up(id, parent_id) as (select a.id, a.parent_id union select p.id, p.parent_id from desk.agency p join up on p.id = up.parent_id) select 1 from up where id = $2))
  select handling_agency_id as agency,
    count(*) filter (where stands = 'running')::int as running, count(*) filter (where stands = 'overdue')::int as overdue,
    count(*) filter (where stands = 'overdue' and apologies = 0)::int as "overdueWithoutApology", count(*) filter (where stands = 'waiting')::int as waiting,
    count(*) filter (where stands = 'no-limit')::int as "noLimit", count(*) filter (where stands = 'closed' and not late)::int as "finishedOnTime",
    count(*) filter (where stands = 'closed' and late)::int as "finishedLate", count(*) filter (where asked > 1)::int as "askedTwice", count(*) filter (where stands <> 'closed')::int as open
  from lives where handling_agency_id in (select id from below) group by handling_agency_id`;

const STUCK = `${LIVES} select code from lives where stands <> 'closed'
  and not exists (select 1 from desk.task t where t.dossier_id = lives.id and t.state in ('open', 'claimed', 'completing'))
  and not exists (select 1 from desk.outbox o where o.payload::text like '%' || lives.id || '%' and o.sent_at is null and o.dead_at is null)`;

const TWICE = `
  select dossier_id::text as what from desk.history where kind = 'received' group by dossier_id having count(*) > 1
  union all select dossier_id::text from desk.history where to_status in (9, 10) and from_status is distinct from to_status group by dossier_id, to_status having count(*) > 1
  union all select data->>'taskId' from desk.history where kind = 'task-completed' and data ? 'taskId' group by data->>'taskId' having count(*) > 1
  union all select dossier_id::text || key from desk.clock_event group by dossier_id, key having count(*) > 1`;

const TABLE = `${LIVES}, worked as (
    select l.*, d.on_the_spot, d.outcome from lives l join desk.dossier d on d.id = l.id)
  select procedure_code as code, max(procedure_name) as name, count(*)::int as received, (count(*) filter (where returned and outcome = 'granted'))::int as returned,
    (count(*) filter (where outcome = 'refused'))::int as refused, (count(*) filter (where stands = 'closed' and not late))::int as "onTime",
    (count(*) filter (where stands = 'overdue' or (stands = 'closed' and late)))::int as overdue, (count(*) filter (where stands = 'waiting'))::int as waiting,
    (count(*) filter (where on_the_spot))::int as "onTheSpot"
  from worked group by procedure_code order by procedure_code`;

/** Median working hours spent, by the product's own ledger reading: asked of the product, since calendars are its business. */
export async function tabulate(databaseUrl: string, nowMs: number, usedHours: ReadonlyMap<string, readonly number[]>): Promise<Record<string, TableRow>> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<TableRow & { code: string }>(TABLE, [new Date(nowMs)]);
    return Object.fromEntries(rows.map(({ code, name, ...counts }) => [code, { name: name.length > 34 ? `${name.slice(0, 33)}…` : name, ...counts, medianWorkingHours: median(usedHours.get(code) ?? []) }]));
  });
}

export async function judge(product: Product, manager: Officer, received: readonly Received[], nowMs: number, about: Pick<Verdict, 'seed' | 'tookSeconds'>): Promise<Verdict> {
  const board = await manager.get<Board>('/api/board');
  return withClient(product.databaseUrl, async (client) => {
    const ask = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> => (await client.query<T>(sql, values)).rows;
    const now = new Date(nowMs);
    const known = new Set((await ask<{ code: string }>(`${LIVES} select code from lives where process_instance_key is not null`, [now])).map(({ code }) => code));
    const codes = received.flatMap(({ code, linked }) => [code, ...linked.map((other) => other.code)]);
    const counts = await ask<Record<string, number> & { agency: string }>(BOARD, [now, manager.me.agency.id]);
    const [sums] = await ask<{ finished: number; waiting: number; breached: number }>(`${LIVES} select (count(*) filter (where stands = 'closed'))::int as finished, (count(*) filter (where stands = 'waiting'))::int as waiting,
      (select count(*) from desk.clock_event where key like 'breach%')::int as breached from lives`, [now]);
    const differences = compareBoard(board, counts);
    return {
      received: codes.length, finished: sums?.finished ?? 0, waiting: sums?.waiting ?? 0, breached: sums?.breached ?? 0,
      stuck: (await ask(STUCK, [now])).length,
      lost: codes.filter((code) => !known.has(code)).length,
      countedTwice: (await ask(TWICE)).length + (codes.length - new Set(codes).size),
      boardAgrees: differences.length === 0, boardDifferences: differences, ...about,
    };
  });
}

/** "Due soon" is a part of the running ones: where the warning stands is the clock's own rule. */
function compareBoard(board: Board, counts: readonly (Record<string, number> & { agency: string })[]): string[] {
  const shown = (row: BoardCounts): Record<string, number> => ({
    running: row.onTime + row.dueSoon, overdue: row.overdue, overdueWithoutApology: row.overdueWithoutApology, waiting: row.waiting,
    noLimit: row.noLimit, finishedOnTime: row.finishedOnTime, finishedLate: row.finishedLate, askedTwice: row.askedTwice, open: row.open,
  });
  const differences: string[] = [];
  for (const row of counts) {
    const other = board.byAgency.find(({ agencyId }) => agencyId === row.agency);
    for (const [name, value] of Object.entries(other ? shown(other) : {})) if (value !== row[name]) differences.push(`${row.agency} ${name}: board ${value}, history ${row[name]}`);
    if (!other) differences.push(`${row.agency}: not on the board`);
  }
  for (const { agencyId } of board.byAgency) if (!counts.some(({ agency }) => agency === agencyId)) differences.push(`${agencyId}: only on the board`);
  return differences;
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? null : Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 10) / 10;
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try { return await work(client); } finally { await client.end(); }
}
