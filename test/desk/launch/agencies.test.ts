import { expect } from 'chai';
import { AGENCIES } from '../../../desk/launch/demonstration/agencies.ts';
import { workingTime } from '../../../engine/time/working-calendar.ts';
import { loadCalendars } from '../../../processes/load.ts';

describe('the demonstration agencies', () => {
  it('count no Saturday as a working day, but for the one that never closes', () => {
    const calendars = new Map(loadCalendars().map((calendar) => [calendar.id, calendar]));
    const onSaturday = AGENCIES.filter(({ calendar_id }) => { const time = workingTime(calendars.get(calendar_id)!); return time.isWorkingDay(time.dayOfDate('2026-12-05')); });
    expect(onSaturday.map(({ id }) => id)).to.deep.equal(['trinh-dien-phuong']);
  });
});
