import { expect } from 'chai';
import { workingTime } from '../../engine/time/working-calendar.ts';
import { loadCalendars, loadClockRules } from '../../processes/load.ts';

const calendars = new Map(loadCalendars().map((calendar) => [calendar.id, calendar]));
const official = workingTime(calendars.get('vietnam-administrative')!);
/** Received → working days → due; the first day is not counted (facts.md §3.2). */
const VECTORS = [
  ['2025-01-24', 5, '2025-02-07'], ['2025-04-25', 3, '2025-04-29'], ['2026-01-09', 2, '2026-01-12'], ['2026-02-12', 5, '2026-02-26'], ['2026-02-13', 1, '2026-02-23'],
  ['2026-04-24', 3, '2026-05-04'], ['2026-04-29', 5, '2026-05-08'], ['2026-08-21', 3, '2026-08-25'], ['2026-08-28', 5, '2026-09-09'], ['2026-11-23', 2, '2026-11-26'],
] as const;

describe('the Vietnamese calendar', () => {
  for (const [received, days, due] of VECTORS) {
    it(`puts ${received} + ${days} working days on ${due}`, () => {
      expect(official.dateOf(official.addWorkingDays(official.dayOfDate(received), days))).to.equal(due);
    });
  }

  it('has days of exactly eight hours that end at 17:00', () => {
    for (const date of ['2026-11-23', '2026-08-22']) {
      const day = official.dayOfDate(date);
      expect(official.spans(day).reduce((minutes, span) => minutes + span.to - span.from, 0), date).to.equal(480);
      expect(official.closingOf(day), date).to.equal(official.at(day, '17:00'));
    }
  });

  it('makes up on Saturdays and takes off on weekdays only', () => {
    for (const day of calendars.get('vietnam-administrative')!.days) {
      const weekday = new Date(`${day.date}T00:00:00Z`).getUTCDay();
      expect(day.kind === 'make-up-work' ? [6] : [1, 2, 3, 4, 5], `${day.date} ${day.kind}`).to.include(weekday);
    }
  });

  it('calls 2027 provisional', () => {
    expect(calendars.get('vietnam-administrative')!.provisionalYears).to.deep.equal([2027]);
  });
});

describe('the other calendars', () => {
  it('open the police on Saturday morning, and on the same holidays not', () => {
    const police = workingTime(calendars.get('police-saturday-morning')!);
    expect(police.isWorkingDay(police.dayOfDate('2026-11-28'))).to.equal(true);
    expect(police.isWorkingDay(police.dayOfDate('2026-11-24'))).to.equal(false);
  });

  it('open the demonstration day and night', () => {
    const open = workingTime(calendars.get('demonstration-open')!);
    const sundayNight = open.at(open.dayOfDate('2026-11-22'), '23:59');
    expect(open.addWorkingMinutes(sundayNight, 3) - sundayNight).to.equal(180_000);
  });
});

describe('the clock rules', () => {
  const { rules, grounds, ruleSets } = loadClockRules();

  it('are T1 to T19 and four of ours, with the first day not counted and other unverified ones off', () => {
    expect(rules.map((rule) => rule.id)).to.deep.equal([...Array.from({ length: 19 }, (_, index) => `T${index + 1}`), 'P1', 'P2', 'P3', 'P4']);
    expect(rules.filter((rule) => rule.mark === 'K' && rule.on).map((rule) => rule.id)).to.deep.equal(['T4']);
  });

  it('let one generation of the law follow the other without a gap', () => {
    expect(ruleSets.map((set) => [set.id, set.inForceFrom, set.inForceTo])).to.deep.equal([['decree-61-2018', '2018-06-21', '2025-06-30'], ['decree-118-2025', '2025-07-01', null]]);
  });

  it('know a ground for every entry that a model or the desk makes', () => {
    expect(grounds.map((ground) => ground.id)).to.include.members(['reception', 'supplement-asked', 'supplement-complete', 'extension-with-apology', 'applicant-withdrawal', 'stopped', 'result-issued', 'financial-duty', 'customer-part']);
  });
});
