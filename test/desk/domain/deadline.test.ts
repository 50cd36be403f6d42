import { expect } from 'chai';
import { workingTime } from '../../../engine/time/working-calendar.ts';
import { loadCalendars } from '../../../processes/load.ts';
import { deadline, type CountRules } from '../../../desk/domain/deadline.ts';

const calendars = new Map(loadCalendars().map((calendar) => [calendar.id, workingTime(calendar)]));
const office = calendars.get('vietnam-administrative')!;
const rules: CountRules = { firstDayNotCounted: true, endOnWorkingDay: true, clockCutoff: null, lastHourNextDay: false };
const at = (local: string): number => Date.parse(`${local}:00+07:00`);
const dueDate = (ms: number): string => office.dateOf(office.dayOf(ms));

describe('the due date', () => {
  // facts §3.2
  const vectors: readonly (readonly [string, number, string])[] = [
    ['2025-01-24', 5, '2025-02-07'], ['2025-04-25', 3, '2025-04-29'], ['2026-01-09', 2, '2026-01-12'], ['2026-02-12', 5, '2026-02-26'], ['2026-02-13', 1, '2026-02-23'],
    ['2026-04-24', 3, '2026-05-04'], ['2026-04-29', 5, '2026-05-08'], ['2026-08-21', 3, '2026-08-25'], ['2026-08-28', 5, '2026-09-09'], ['2026-11-23', 2, '2026-11-26'],
  ];
  for (const [received, days, due] of vectors) {
    it(`of ${days} working days from ${received} is ${due} at the end of office hours`, () => {
      const found = deadline({ value: days, unit: 'working-day' }, at(`${received}T09:00`), office, rules);
      expect(dueDate(found.dueAtMs)).to.equal(due);
      expect(found.dueAtMs).to.equal(office.closingOf(office.dayOf(found.dueAtMs)));
    });
  }

  it('counts the first day when T4 is off', () => {
    const found = deadline({ value: 2, unit: 'working-day' }, at('2026-11-16T09:00'), office, { ...rules, firstDayNotCounted: false });
    expect(dueDate(found.dueAtMs)).to.equal('2026-11-17');
  });

  it('moves a calendar-day term that ends on a day off to the end of the next working day (T5)', () => {
    const found = deadline({ value: 5, unit: 'calendar-day' }, at('2026-11-16T09:00'), office, rules);
    expect(found.dueAtMs).to.equal(at('2026-11-23T17:00'));
    expect(found.explanation.some((text) => text.en.startsWith('T5'))).to.equal(true);
  });

  it('is today for a same-day procedure until the cut-off and the next working day after it', () => {
    const sameDay = { value: 1, unit: 'same-day' } as const;
    const cut = { ...rules, clockCutoff: '15:00' };
    expect(deadline(sameDay, at('2026-11-23T15:00'), office, cut).dueAtMs).to.equal(at('2026-11-23T17:00'));
    // Tuesday 24 November 2026 is Vietnam Culture Day.
    expect(deadline(sameDay, at('2026-11-23T15:01'), office, cut).dueAtMs).to.equal(at('2026-11-25T17:00'));
  });

  it('counts hours over lunch, night and days off', () => {
    const sixHours = { value: 6, unit: 'working-hour' } as const;
    expect(deadline(sixHours, at('2026-11-20T10:30'), office, rules).dueAtMs).to.equal(at('2026-11-23T08:30'));
    expect(deadline(sixHours, at('2026-11-20T12:00'), office, rules).dueAtMs).to.equal(at('2026-11-23T09:30'));
  });

  it('lets an online dossier of the last hour count from the next opening (T17)', () => {
    const online = { ...rules, lastHourNextDay: true };
    expect(deadline({ value: 6, unit: 'working-hour' }, at('2026-11-19T16:10'), office, online).dueAtMs).to.equal(at('2026-11-20T15:00'));
    expect(deadline({ value: 6, unit: 'working-hour' }, at('2026-11-19T15:59'), office, online).startsAtMs).to.equal(at('2026-11-19T15:59'));
  });

  it('names the days off on the way: why Thursday?', () => {
    const found = deadline({ value: 2, unit: 'working-day' }, at('2026-11-23T09:00'), office, rules);
    expect(found.explanation.map((text) => text.en).join('\n')).to.contain('24/11/2026: off').and.to.contain('T4');
  });

  it('never falls on a day off, never moves back when received later, never is before the reception (seeded)', () => {
    const seed = 20261122;
    const random = mulberry(seed);
    for (const [id, time] of calendars) for (let round = 0; round < 300; round++) {
      const unit = (['working-day', 'calendar-day', 'working-hour', 'same-day'] as const)[Math.floor(random() * 4)]!;
      const term = { value: 1 + Math.floor(random() * 25), unit };
      const count: CountRules = { firstDayNotCounted: random() < 0.7, endOnWorkingDay: true, clockCutoff: random() < 0.3 ? '15:00' : null, lastHourNextDay: random() < 0.3 };
      const from = at('2024-06-01T00:00') + Math.floor(random() * 3 * 365 * 86_400) * 1000;
      const later = from + Math.floor(random() * 5 * 86_400) * 1000;
      const due = deadline(term, from, time, count).dueAtMs;
      const where = `seed ${seed}, ${id}, ${JSON.stringify({ term, count, from: new Date(from), later: new Date(later) })}`;
      expect(due, where).to.be.greaterThan(from);
      expect(time.isWorkingDay(time.dayOf(due - 1)), `${where}: day off`).to.equal(true);
      expect(deadline(term, later, time, count).dueAtMs, `${where}: not monotone`).to.be.at.least(due);
    }
  });
});

function mulberry(seed: number): () => number {
  let a = seed;
  return () => { a = (a + 0x6d2b79f5) | 0; let t = Math.imul(a ^ (a >>> 15), 1 | a); t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t; return ((t ^ (t >>> 14)) >>> 0) / 4294967296; };
}
