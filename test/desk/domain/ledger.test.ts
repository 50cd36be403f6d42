import { expect } from 'chai';
import { workingTime } from '../../../engine/time/working-calendar.ts';
import { loadCalendars, loadClockRules } from '../../../processes/load.ts';
import { scheduledEvents } from '../../../desk/domain/escalation.ts';
import { namedLadder } from '../../../desk/domain/ladder.ts';
import { clockReading, foldLedger, type LedgerEntry, type StartData } from '../../../desk/domain/ledger.ts';

const office = workingTime(loadCalendars().find((calendar) => calendar.id === 'vietnam-administrative')!);
const calendarOf = () => office;
const at = (local: string): number => Date.parse(`${local}:00+07:00`);
const start = (limit: StartData['limit'], when: string): LedgerEntry => ({ seq: 1, kind: 'start', atMs: at(when), ground: 'reception', data: { limit, calendar: 'x', ladder: namedLadder(loadClockRules().ladders, 'default'), count: { firstDayNotCounted: true, endOnWorkingDay: true, clockCutoff: null, lastHourNextDay: false } } });
const fiveDays = { value: 5, unit: 'working-day' } as const;
const wait = (seq: number, when: string): LedgerEntry => ({ seq, kind: 'suspend', atMs: at(when), ground: 'supplement-asked', data: { waitingFor: 'supplement', expiry: { value: 15, unit: 'working-day' } } });
const go = (seq: number, kind: 'resume' | 'restart' | 'shift', when: string): LedgerEntry => ({ seq, kind, atMs: at(when), ground: 'supplement-complete', data: {} });

describe('the ledger of the statutory clock', () => {
  const begun = start(fiveDays, '2026-11-02T09:00'); // Monday; due Monday 9 November

  it('counts again from zero after a supplement (restart)', () => {
    const state = foldLedger([begun, wait(2, '2026-11-04T10:00'), go(3, 'restart', '2026-11-10T10:00')], calendarOf);
    expect(state.dueAtMs).to.equal(at('2026-11-17T17:00'));
    expect(clockReading(state, at('2026-11-11T10:00'), calendarOf).used).to.equal(480);
  });

  it('runs on with what was left (suspend)', () => {
    const state = foldLedger([begun, wait(2, '2026-11-04T10:00'), go(3, 'resume', '2026-11-10T10:00')], calendarOf);
    // Wednesday 10:00 to Monday 17:00 left; the same from Tuesday 10:00 is Friday 13.
    expect(state.dueAtMs).to.equal(at('2026-11-13T17:00'));
  });

  it('moves by the time that was waited (shift)', () => {
    const state = foldLedger([begun, wait(2, '2026-11-04T10:00'), go(3, 'shift', '2026-11-10T10:00')], calendarOf);
    // six days after Monday 9, 17:00, is Sunday 15: the next working day
    expect(state.dueAtMs).to.equal(at('2026-11-16T17:00'));
  });

  it('keeps elapsed time whole under four supplements of one dossier (opencps#1254)', () => {
    const entries: LedgerEntry[] = [begun];
    for (let round = 0; round < 4; round++) entries.push(wait(entries.length + 1, `2026-11-0${3 + round}T08:30`), go(entries.length + 2, 'resume', `2026-11-0${3 + round}T15:00`));
    const state = foldLedger(entries, calendarOf);
    const asOf = at('2026-11-09T11:30');
    const used = clockReading(state, asOf, calendarOf).used!;
    const waited = 4 * office.workingMinutesBetween(at('2026-11-03T08:30'), at('2026-11-03T15:00'));
    expect(used + waited).to.equal(office.workingMinutesBetween(at('2026-11-02T09:00'), asOf));
    expect(state.dueAtMs).to.be.greaterThan(at('2026-11-09T17:00'));
  });

  it('has nothing due while it waits but the end of the waiting, by T11', () => {
    const state = foldLedger([begun, wait(2, '2026-11-04T10:00')], calendarOf);
    expect(state.dueAtMs).to.equal(null);
    expect(scheduledEvents(state, calendarOf)).to.deep.equal([{ kind: 'supplement-expired', key: 'supplement-expired:2', atMs: at('2026-11-26T17:00') }]);
  });

  it('warns a working day before, breaches at the minute and climbs in working time', () => {
    const events = scheduledEvents(foldLedger([begun], calendarOf), calendarOf);
    expect(events.map((event) => [event.key, event.atMs])).to.deep.equal([
      ['warning', at('2026-11-06T17:00')], ['breach', at('2026-11-09T17:00')], ['rung-1', at('2026-11-09T17:00')],
      ['rung-2', at('2026-11-10T11:30')], ['rung-3', at('2026-11-10T17:00')], ['rung-4', at('2026-11-11T17:00')],
    ]);
  });

  it('warns of a same-day limit when three quarters of its working time have passed', () => {
    const events = scheduledEvents(foldLedger([start({ value: 1, unit: 'same-day' }, '2026-11-02T09:00')], calendarOf), calendarOf);
    expect(events[0]).to.deep.equal({ kind: 'warning', key: 'warning', atMs: office.subtractWorkingMinutes(at('2026-11-02T17:00'), 390 / 4) });
  });

  it('gives a new term events of its own', () => {
    const extended: LedgerEntry = { seq: 2, kind: 'extend', atMs: at('2026-11-06T10:00'), ground: 'extension-with-apology', data: { newDueAtMs: at('2026-11-12T17:00') } };
    const state = foldLedger([begun, extended], calendarOf);
    expect([state.dueAtMs, state.extensions]).to.deep.equal([at('2026-11-12T17:00'), 1]);
    expect(scheduledEvents(state, calendarOf).map((event) => event.key)).to.include.members(['warning:2', 'breach:2', 'rung-4:2']);
  });

  it('records the breach of a clock that stopped late, and none of one that stopped while it waited in time', () => {
    const late = foldLedger([begun, { seq: 2, kind: 'stop', atMs: at('2026-11-10T09:00'), ground: 'result-issued', data: {} }], calendarOf);
    expect(scheduledEvents(late, calendarOf).map((event) => event.key)).to.deep.equal(['breach']);
    const waited = foldLedger([begun, wait(2, '2026-11-04T10:00'), { seq: 3, kind: 'stop', atMs: at('2026-11-27T09:00'), ground: 'supplement-expired', data: {} }], calendarOf);
    expect(scheduledEvents(waited, calendarOf)).to.deep.equal([]);
  });

  it('refuses an entry that cannot follow', () => {
    expect(() => foldLedger([begun, go(2, 'restart', '2026-11-04T10:00')], calendarOf)).to.throw("Expected to apply ledger entry 2 of kind 'restart', but the clock is running");
  });
});
