import type pg from 'pg';
import { writeJson } from '../protocol/json.ts';
import type { Group } from './group.ts';
import { QUERY_TIMEOUT_MS } from './read.ts';

/** Another process has taken the lead: nothing of the group was written. */
export class LeadershipLost extends Error {
  constructor() { super('another engine leads this partition now'); }
}

/** One statement, hence one transaction and one round trip; it does nothing when the epoch has moved on. */
const COMMIT = `
with leader as (
  update engine.leader set next_counter = $3, next_position = $4 where partition = $1 and epoch = $2 returning partition
)
insert into engine.log (last_position, first_position, written_at_ms, value_lines, record_lines, left_over) select $5, $6, $7, $8, $9, $10 from leader`;

export interface CommitMarks { readonly partition: number; readonly epoch: string; readonly nextCounter: bigint; readonly nextPosition: number }

export interface LeftOver { readonly added: readonly { readonly id: number; readonly command: object }[]; readonly done: readonly number[] }

/** Makes the group's records durable, all or nothing. Throws LeadershipLost, or the database's error. */
export async function commitGroup(client: pg.Client, group: Group, marks: CommitMarks): Promise<void> {
  const { values, records } = group.text;
  const answer = await client.query({
    name: 'commit', text: COMMIT, query_timeout: QUERY_TIMEOUT_MS,
    values: [marks.partition, marks.epoch, String(marks.nextCounter), marks.nextPosition, group.firstPosition + records.length - 1, group.firstPosition,
      group.lastTimestampMs, values.join('\n'), records.join('\n'), leftOver(group)],
  } as pg.QueryConfig);
  if (answer.rowCount !== 1) throw new LeadershipLost();
}

function leftOver({ pendingAdded, pendingDone }: Group): string | null {
  if (pendingAdded.size === 0 && pendingDone.size === 0) return null;
  const left: LeftOver = { added: [...pendingAdded].map(([id, command]) => ({ id, command })), done: [...pendingDone] };
  return writeJson(left);
}
