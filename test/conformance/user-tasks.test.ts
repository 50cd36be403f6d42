import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import { KeyMap } from './key-map.ts';
import { readIndex, readRecording } from './recording.ts';
import type { RecordedLine } from './recording.ts';
import { replayRecording } from './replay-recording.ts';

const RECORDINGS = resolve(import.meta.dirname, '../../../shared/conformance/zeebe-traces');
/** Instants of the recorded run. */
const LEFT_OUT: ReadonlySet<string> = new Set(['creationTimestamp']);
/** What the judge does not look at and user tasks bring along: their own records, the payload on its way, the element's. */
const SEEN: ReadonlySet<string> = new Set(['USER_TASK', 'PROCESS_EVENT', 'PROCESS_INSTANCE', 'VARIABLE', 'INCIDENT', 'JOB', 'PROCESS_INSTANCE_MIGRATION']);

interface Line { readonly valueType: string; readonly intent: string; readonly recordType: string; readonly key: unknown; readonly value: Readonly<Record<string, unknown>>; readonly rejectionReason?: string }

/** The judge (compare.mjs) leaves native user tasks out of its scope and does not look at their records: here these recordings are compared, in order. */
describe("recordings of Zeebe 8.5.0's native user tasks, replayed", () => {
  before(function () { if (!existsSync(RECORDINGS)) this.skip(); });

  it('have the same records in the same order, those of the user tasks included', function () {
    this.timeout(60_000);
    const rows = existsSync(RECORDINGS) ? readIndex(RECORDINGS).filter(({ scope }) => scope === 'zeebe-user-task') : [];
    expect(rows.length).to.be.above(40);
    for (const { file } of rows) {
      // given
      const recorded = readRecording(join(RECORDINGS, file));
      // when
      const { records, defects } = replayRecording(recorded, RECORDINGS);
      // then
      expect(defects, file).to.deep.equal([]);
      const keys = new KeyMap();
      for (const line of recorded) keys.noteRecorded(line);
      for (const record of records) keys.noteOurs(record);
      const own = firstInstance(recorded);
      const theirs = recorded.filter((line) => line.position >= own && SEEN.has(line.valueType)).map((line) => shown({ ...line, key: keys.key(line.key), value: keys.value(line.value) as Line['value'] }, keys));
      const ours = records.filter((line) => SEEN.has(line.valueType)).map((line) => shown(line, keys));
      expect(ours, file).to.deep.equal(theirs);
    }
  });
});

/** Tests share an engine: a recording may open with what an earlier one still wrote. */
const firstInstance = (recorded: readonly RecordedLine[]): number => recorded.find(({ valueType }) => valueType === 'PROCESS_INSTANCE_CREATION')?.position ?? 0;

function shown({ valueType, intent, recordType, value, rejectionReason }: Line, keys: KeyMap): string {
  const kept = Object.entries(value).filter(([field, item]) => !LEFT_OUT.has(field) && item !== '' && item !== '<default>' && item !== '-1' && item !== -1).map(([field, item]) => [field, /[vV]ersion$/.test(field) ? 'version' : item] as const);
  return `${recordType} ${valueType}.${intent} ${rejectionReason?.replace(/\d{15,}/g, (key) => keys.key(key)) ?? ''} ${JSON.stringify(Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1))))}`;
}
