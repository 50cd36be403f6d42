import { expect } from 'chai';
import { nextCronMs, parseCron } from '../../../engine/time/cron.ts';
import { dueAfter, nextDueMs, parseCycle } from '../../../engine/time/cycle.ts';
import { parseZonedDateTime } from '../../../engine/time/iso-date-time.ts';
import { parseIsoDuration, plusDuration } from '../../../engine/time/iso-duration.ts';

const at = (text: string): number => { const ms = parseZonedDateTime(text); expect(ms, text).to.not.equal(undefined); return ms!; };
const iso = (ms: number | undefined): string => (ms === undefined ? 'never' : new Date(ms).toISOString().replace('.000', ''));
const cycleOf = (text: string) => { const parsed = parseCycle(text); expect(parsed.ok, text).to.equal(true); return (parsed as Extract<typeof parsed, { ok: true }>).cycle; };

describe('durations', () => {
  it('count months by the calendar (rule 75)', () => {
    for (const [from, duration, to] of [
      ['2024-01-31T10:00:00Z', 'P1M', '2024-02-29T10:00:00Z'], ['2023-01-31T10:00:00Z', 'P1M', '2023-02-28T10:00:00Z'], ['2024-02-29T00:00:00Z', 'P1Y', '2025-02-28T00:00:00Z'],
      ['2024-01-01T00:00:00Z', '-PT1H', '2023-12-31T23:00:00Z'], ['2024-01-01T00:00:00Z', 'PT-5M', '2023-12-31T23:55:00Z'], ['2024-01-01T00:00:00Z', 'P1Y2M3DT4H5M6S', '2025-03-04T04:05:06Z'],
    ] as const) expect(iso(plusDuration(at(from), parseIsoDuration(duration)!)), `${from} ${duration}`).to.equal(to);
    expect(iso(plusDuration(at('2024-03-30T12:00:00+01:00'), parseIsoDuration('P1D')!, 'Europe/Berlin'))).to.equal('2024-03-31T10:00:00Z');
  });

  it('are refused when they are none', () => {
    for (const text of ['', 'P', 'PT', 'P1DT', '1D', 'P1H', 'PT1', 'P1S', 'x', 'pt1h', 'p1dt1h']) expect(parseIsoDuration(text), text).to.equal(undefined);
  });
});

describe('dates', () => {
  it('need a zone (rule 71)', () => {
    expect(at('2030-01-01T00:00:00+07:00')).to.equal(Date.UTC(2029, 11, 31, 17));
    expect(at('2030-01-01T00:00Z')).to.equal(Date.UTC(2030, 0, 1));
    expect(at('2030-01-01T00:00:00+01:00[Europe/Berlin]')).to.equal(Date.UTC(2029, 11, 31, 23));
    for (const text of ['2020-01-01', '2020-01-01T00:00:00', '2020-02-30T00:00:00Z', '2020-01-01T25:00:00Z', '2020-01-01T00:00:00Q', '2020-01-01T00:00:00+0200', '12020-01-01T00:00:00Z', '+2020-01-01T00:00:00Z',
      '2020-01-01T00:00:00Z[Foo/Bar]', '2020-01-01T00:00:00Z[europe/berlin]', '2020-01-01T00:00:00Z[EST]', '2020-01-01T00:00:00Z[UTC+2]']) expect(parseZonedDateTime(text), text).to.equal(undefined);
  });
});

describe('dates with an offset and a zone', () => {
  it('are where the offset says', () => {
    expect(at('2030-01-01T00:00:00+02:00[Europe/Berlin]')).to.equal(Date.UTC(2029, 11, 31, 22));
    for (const zone of ['Z', 'UTC', 'GMT', '+02:00', 'UTC+02:00', 'CET', 'Etc/GMT+5', 'Asia/Ho_Chi_Minh']) expect(at(`2030-01-01T00:00:00Z[${zone}]`), zone).to.equal(Date.UTC(2030, 0, 1));
  });

  it('may be written in small letters, with a bare offset or an empty fraction', () => {
    for (const text of ['2030-01-01t00:00:00z', '2030-01-01T02:00:00+02', '2030-01-01T00:00:00.Z', '2030-01-01T00:00:30+00:00:30']) expect(at(text), text).to.equal(Date.UTC(2030, 0, 1));
  });
});

describe('cycles', () => {
  it('are read with their repetitions', () => {
    expect(cycleOf('R3/PT10S')).to.include({ kind: 'interval', repetitions: 3 });
    expect(cycleOf('R/PT10S')).to.include({ repetitions: -1 });
    expect(cycleOf('R0/PT10S')).to.include({ repetitions: 0 });
    expect(parseCycle('PT1M')).to.deep.equal({ ok: false, failure: 'Cron expression contains 1 parts but we expect one of [6]' });
    for (const [text, repetitions] of [['R-1/PT1S', -1], ['R+3/PT1S', 3], ['R-2/PT1S', -2], ['R03/PT1S', 3], ['R2147483647/PT1S', 2_147_483_647], ['R-2147483648/PT1S', -2_147_483_648]] as const) expect(cycleOf(text), text).to.include({ repetitions });
    for (const text of ['R3', 'R3/x', 'R/2030-01-01/PT1S', 'R3/2030-01-01T00:00:00Z', 'R/2030-01-01T00:00:00Z/', 'R/pt1s', 'r3/PT1S']) expect(parseCycle(text).ok, text).to.equal(false);
    expect(cycleOf('R//PT1S')).to.include({ kind: 'interval', repetitions: -1 });
  });

  it('say what is wrong with them', () => {
    for (const text of ['Rx/PT1S', 'R1.5/PT1S', 'R /PT1S', 'R2147483648/PT1S']) expect(parseCycle(text), text).to.deep.equal({ ok: false, failure: 'Cannot parse repetitions count' });
    for (const text of ['R/x', 'R/pt1h', 'R/2030-01-01T00:00:00Z']) expect(parseCycle(text), text).to.deep.equal({ ok: false, failure: 'Text cannot be parsed to a Period' });
    for (const text of ['R/PT', 'R/P1DT', 'R/-PTx']) expect(parseCycle(text), text).to.deep.equal({ ok: false, failure: 'Text cannot be parsed to a Duration' });
    expect(parseCycle('')).to.deep.equal({ ok: false, failure: 'Empty expression!' });
  });

  it('begin at their start (rule 75)', () => {
    const cycle = cycleOf('R/2030-01-01T00:00:00Z/P1D');
    expect(iso(dueAfter(cycle, at('2024-01-01T00:00:00Z')))).to.equal('2030-01-01T00:00:00Z');
    expect(iso(dueAfter(cycle, at('2030-01-01T00:00:00Z')))).to.equal('2030-01-02T00:00:00Z');
    expect(cycleOf('R/2030-01-01T00:00Z[Etc/UTC]/PT10M')).to.include({ startMs: Date.UTC(2030, 0, 1) });
  });

  it('count from the previous due date, and skip what was missed (rule 74)', () => {
    const cycle = cycleOf('R/PT10S');
    expect(nextDueMs(cycle, 10_000, 13_000)).to.equal(20_000);
    expect(nextDueMs(cycle, 10_000, 95_000)).to.equal(105_000);
  });
});

describe('cron', () => {
  const CASES: readonly (readonly [string, string, string])[] = [
    ['*/10 * * * * *', '2024-01-01T00:00:01Z', '2024-01-01T00:00:10Z'],
    ['0 0 9 * * MON-FRI', '2024-01-05T09:00:00Z', '2024-01-08T09:00:00Z'],
    ['0 30 8,17 * * ?', '2024-01-01T09:00:00Z', '2024-01-01T17:30:00Z'],
    ['0 0 0 L * *', '2024-02-01T00:00:00Z', '2024-02-29T00:00:00Z'],
    ['0 0 0 L-3 * *', '2024-02-01T00:00:00Z', '2024-02-26T00:00:00Z'],
    ['0 0 0 1W * *', '2024-06-01T00:00:00Z', '2024-06-03T00:00:00Z'],
    ['0 0 0 LW * *', '2024-06-01T00:00:00Z', '2024-06-28T00:00:00Z'],
    ['0 0 0 ? * FRI#2', '2024-01-01T00:00:00Z', '2024-01-12T00:00:00Z'],
    ['0 0 0 ? * 5L', '2024-01-01T00:00:00Z', '2024-01-26T00:00:00Z'],
    ['0 0 0 29 2 *', '2024-03-01T00:00:00Z', '2028-02-29T00:00:00Z'],
    ['@daily', '2024-01-01T00:00:00Z', '2024-01-02T00:00:00Z'],
    ['0 0 0 * * SUN', '2024-01-01T00:00:00Z', '2024-01-07T00:00:00Z'],
    ['0 0 0 30 2 *', '2024-01-01T00:00:00Z', 'never'],
    ['0 0 0 ? * ?', '2024-01-01T00:00:00Z', 'never'],
    ['0 0 0 ? * MON#6', '2024-01-01T00:00:00Z', 'never'],
    ['0 0 0 L-1,L-2 * *', '2024-01-01T00:00:00Z', 'never'],
    ['0 0 0 L,15 * *', '2024-01-20T00:00:00Z', '2024-02-15T00:00:00Z'],
    ['0 0 0 ? * L', '2024-01-01T00:00:00Z', '2024-01-07T00:00:00Z'],
    ['0 0 0 ? * FRI-MON', '2024-01-02T00:00:00Z', '2024-01-05T00:00:00Z'],
    ['0 0 0 ? * 6-1', '2024-01-07T00:00:00Z', '2024-01-08T00:00:00Z'],
    ['0 0 0 20-10 * *', '2024-01-22T00:00:00Z', '2024-02-20T00:00:00Z'],
    ['0 0 0 1 NOV-FEB *', '2024-11-22T00:00:00Z', '2025-11-01T00:00:00Z'],
  ];
  for (const [text, after, expected] of CASES) {
    it(`finds the next of "${text}"`, () => {
      const parsed = parseCron(text);
      expect(parsed.ok && iso(nextCronMs(parsed.cron, at(after)))).to.equal(expected);
    });
  }

  it('is refused with a field that says nothing', () => {
    for (const text of ['60 * * * * *', '* * * 0 * *', '*/0 * * * * *', '5-1 * * * * *', 'a * * * * *', '* * * * * MOX', '? 0 0 1 1 *', '0 ? 0 1 1 *', '0 0 0 1 ? *', '0 0 0 */32 * ?', '0 0 */25 1 1 *', '0 0 0 ?/2 * *', '0 0 0 32W * ?', '0 0 0 0W * ?', '0 0 0 L-3W * ?', '@DAILY']) expect(parseCron(text).ok, text).to.equal(false);
  });

  it('keeps to the zone', () => {
    const parsed = parseCron('0 0 17 * * *');
    expect(parsed.ok && iso(nextCronMs(parsed.cron, at('2024-01-01T00:00:00Z'), 'Asia/Ho_Chi_Minh'))).to.equal('2024-01-01T10:00:00Z');
  });
});
