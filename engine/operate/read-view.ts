import pg from 'pg';

export interface Incident {
  readonly incident_key: string;
  readonly error_type: string;
  readonly message: string;
  readonly bpmn_process_id: string;
  readonly process_instance_key: string;
  readonly element_id: string;
  /** Null: the element failed, not a job of it. */
  readonly job_key: string | null;
}

/** What is in the engine now. */
export interface Overview {
  readonly records: string;
  readonly instances: number;
  readonly incidents: number;
  readonly jobs: readonly { readonly type: string; readonly state: string; readonly count: number }[];
  readonly timers: number;
  /** ISO 8601; null when none waits. */
  readonly next_timer_at: string | null;
}

export interface IncidentFilter { readonly bpmnProcessId?: string; readonly keys?: readonly string[]; readonly after?: string; readonly limit?: number }

/** Schema operate_v1, which Zeebe does not have: for operators only. */
export interface OperateView {
  overview(): Promise<Overview>;
  /** Oldest first. `after`: only those behind that key. */
  incidents(filter: IncidentFilter): Promise<readonly Incident[]>;
  /** The same in portions, as they are when it begins: of any number only one portion is in memory, and the database is read once. */
  incidentsInPortions(filter: IncidentFilter): AsyncIterable<readonly Incident[]>;
  /** Ids of the elements that are active in an instance, itself left out. */
  activeElements(processInstanceKey: string): Promise<readonly string[]>;
  /** Each record of the instance, in order; `write` resolves when it can take more. Answers how many there were. */
  records(processInstanceKey: string, write: (line: string) => Promise<void>): Promise<number>;
  /** Each record after that position, in order; `write` as above. Answers the last one's position, undefined when there is none. */
  recordsAfter(position: number, write: (line: string) => Promise<void>): Promise<number | undefined>;
  close(): Promise<void>;
}

const AT_ONCE = 500;

const INCIDENTS = `select incident_key, error_type, message, bpmn_process_id, process_instance_key, element_id, job_key from operate_v1.incidents
  where ($1::text is null or bpmn_process_id = $1) and ($2::text[] is null or incident_key = any($2))
    and ($3::text is null or (length(incident_key), incident_key) > (length($3), $3)) order by length(incident_key), incident_key limit $4`;
const parametersOf = ({ bpmnProcessId, keys, after, limit }: IncidentFilter): readonly unknown[] => [bpmnProcessId ?? null, keys ?? null, after ?? null, limit ?? null];

/** Throws when the database does not answer or has no operators' view (an engine that has not started on it yet). */
export async function openView(databaseUrl: string): Promise<OperateView> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'mot-cua', connectionTimeoutMillis: 5_000, options: '-c default_transaction_read_only=on' });
  client.on('error', () => undefined);
  await client.connect();
  const found = await client.query<{ there: boolean }>("select to_regclass('operate_v1.incidents') is not null as there");
  if (!found.rows[0]?.there) {
    await client.end();
    throw new Error('Expected to read schema operate_v1, but this database has none: the engine makes it when it starts');
  }
  const rows = async <T extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<readonly T[]> => (await client.query<T>(sql, [...values])).rows;
  return {
    async overview() {
      const [counts] = await rows<Omit<Overview, 'jobs'>>(`select (select coalesce(max(position), 0) from engine.record where log_position = (select max(last_position) from engine.log)) as records,
        instances, incidents, timers, to_json(next_timer_at) #>> '{}' as next_timer_at from operate_v1.totals`);
      if (!counts) throw new Error('Expected one row of counts, but there was none');
      return { ...counts, jobs: await rows('select type, state, count from operate_v1.job_counts order by type, state') };
    },
    incidents: (filter) => rows<Incident>(INCIDENTS, parametersOf(filter)),
    async *incidentsInPortions(filter) {
      // Held beyond its transaction, on the server's disk: whoever goes through them may take hours, and nothing may be kept from being cleaned up meanwhile.
      await rows(`declare incidents no scroll cursor with hold for ${INCIDENTS}`, parametersOf(filter));
      try {
        for (;;) {
          const portion = await rows<Incident>(`fetch ${AT_ONCE} from incidents`);
          if (portion.length > 0) yield portion;
          if (portion.length < AT_ONCE) return;
        }
      } finally {
        await client.query('close incidents').catch(() => undefined);
      }
    },
    activeElements: async (key) => (await rows<{ element_id: string }>("select distinct element_id from operate_v1.elements where process_instance_key = $1 and element_type <> 'PROCESS'", [key])).map(({ element_id }) => element_id),
    async records(key, write) {
      let count = 0;
      await client.query('begin');
      try {
        await client.query('declare records no scroll cursor for select record::text as line from operate_v1.records_of($1)', [key]);
        for (;;) {
          const lines = await rows<{ line: string }>(`fetch ${AT_ONCE} from records`);
          for (const { line } of lines) await write(line);
          count += lines.length;
          if (lines.length < AT_ONCE) return count;
        }
      } finally {
        await client.query('rollback').catch(() => undefined);
      }
    },
    async recordsAfter(after, write) {
      let last: number | undefined;
      await client.query('begin');
      try {
        await client.query('declare log_records no scroll cursor for select position, record::text as line from engine.record where log_position > $1 and position > $1 order by log_position, position', [after]);
        for (;;) {
          const page = await rows<{ position: string; line: string }>(`fetch ${AT_ONCE} from log_records`);
          for (const { line } of page) await write(line);
          last = page.length > 0 ? Number(page.at(-1)?.position) : last;
          if (page.length < AT_ONCE) return last;
        }
      } finally {
        await client.query('rollback').catch(() => undefined);
      }
    },
    close: () => client.end(),
  };
}
