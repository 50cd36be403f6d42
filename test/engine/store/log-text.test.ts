import { expect } from 'chai';
import pg from 'pg';
import type { LogRecord } from '../../../engine/runtime/port.ts';
import { createLogText, readLogText } from '../../../engine/store/log-text.ts';
import { migrate } from '../../../engine/store/migrate.ts';
import { createTestDatabase } from '../../support/postgres.ts';

const FIRST = 41;
const SHARED = { bpmnProcessId: 'a b', variables: { 'tên': 'Nguyễn\nVăn "A" \\ {1}' } };

const record = (index: number, more: Partial<LogRecord>): LogRecord => ({
  position: FIRST + index, sourceRecordPosition: FIRST, timestamp: 1_790_000_000_000 + index, key: '2251799813685249', recordType: 'EVENT', valueType: 'JOB', intent: 'CREATED', value: SHARED, ...more,
});

/** All that a record may look like. */
const RECORDS: readonly LogRecord[] = [
  { sourceRecordPosition: -1, recordType: 'COMMAND', key: '-1' },
  { units: ['instance/2251799813685250'] },
  { units: ['instance/2251799813685250'], intent: 'COMPLETED', value: { ...SHARED } },
  { units: ['instance/1', 'definition/2'] },
  { units: [] },
  { units: ['message/go on/H 1'] },
  { units: ['message/"quoted"\\/x'] },
  { recordType: 'COMMAND', key: 'no number at "all"' },
  { recordType: 'COMMAND_REJECTION', rejectionType: 'NOT_FOUND', rejectionReason: 'Expected to find\n"it", but …', value: { nothing: null } },
  { recordType: 'COMMAND_REJECTION', rejectionType: 'EXCEEDED_BATCH_RECORD_SIZE', rejectionReason: '' },
].map((each, index) => record(index, each as Partial<LogRecord>));

describe('the log\'s text', () => {
  it('gives back the records that were written, each value once', () => {
    // when
    const text = createLogText();
    for (const each of RECORDS) text.add(each);
    const read = readLogText(text.values.join('\n'), text.records.join('\n'), FIRST);

    // then
    expect(read).to.deep.equal(RECORDS);
    expect(text.values).to.have.length(3);
    expect(read[1]?.value).to.equal(read[0]?.value);
  });

  it('is read alike by the database\'s view, in the present form and in both older ones', async () => {
    // given
    const database = await createTestDatabase();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await migrate(client);
    const text = createLogText();
    for (const each of RECORDS) text.add(each);
    const inMembers = record(RECORDS.length, { units: ['instance/7'] });
    const { value: _, ...members } = inMembers;
    const whole = record(RECORDS.length + 1, { value: { of: 'the first migration' } });
    const values = text.values.join('\n');
    const lines = [...text.records, `1${JSON.stringify(members)}`, JSON.stringify(whole)].join('\n');
    const all = [...RECORDS, inMembers, whole];

    // when
    await client.query('insert into engine.log (last_position, first_position, written_at_ms, value_lines, record_lines) values ($1, $2, 0, $3, $4)', [FIRST + all.length - 1, FIRST, values, lines]);
    const { rows } = await client.query<{ position: string; record: LogRecord }>('select position, record from engine.record order by position');

    // then
    expect(rows.map((row) => Number(row.position))).to.deep.equal(all.map(({ position }) => position));
    expect(rows.map((row) => row.record)).to.deep.equal(all);
    expect(readLogText(values, lines, FIRST)).to.deep.equal(all);
    await client.end();
    await database.drop();
  });
});
