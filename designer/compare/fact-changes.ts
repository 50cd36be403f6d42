import type { Limit, ProcedureFacts, Text } from '../../processes/schema/facts.ts';
import { registerName } from '../../processes/schema/register-names.ts';
import { quoted, type Change } from './change.ts';

/** Papers, limits, channels and on-the-spot eligibility: what the law's side of a procedure changed. */
export function factChanges(before: ProcedureFacts, after: ProcedureFacts): readonly Change[] {
  if (before === after) return [];
  const line = (kind: Change['kind'], vi: string, en: string): Change => ({ kind, elementId: null, text: { vi, en } });
  const old = new Map(before.components.map((paper) => [paper.id, paper]));
  const now = new Map(after.components.map((paper) => [paper.id, paper]));
  const source = (paper: ProcedureFacts['components'][number]): Text => {
    if (paper.source === 'applicant') return { vi: 'người dân nộp', en: 'brought by the applicant' };
    const { vi, en } = registerName(paper.source.register);
    const { law, inForce } = paper.source;
    const ground = [law, inForce && `${dayOf(inForce.from)} – ${dayOf(inForce.to)}`].filter(Boolean).join('; ');
    return { vi: `tra cứu từ ${vi}${ground && ` (${ground})`}`, en: `looked up in ${en}${ground && ` (${ground})`}` };
  };
  const oldChannels = new Map(before.channels.map((one) => [one.channel, one]));
  return [
    ...before.components.filter(({ id }) => !now.has(id)).map(({ name }) => line('paper-removed', `Bỏ giấy tờ ${quoted(name)}`, `Paper ${quoted(name)} is no longer asked for`)),
    ...after.components.filter(({ id }) => !old.has(id)).map(({ name }) => line('paper-added', `Thêm giấy tờ ${quoted(name)}`, `Paper ${quoted(name)} is asked for now`)),
    ...after.components.flatMap((paper): Change[] => {
      const was = old.get(paper.id);
      if (!was || source(was).vi === source(paper).vi) return [];
      return [line('paper-changed', `Giấy tờ ${quoted(paper.name)}: ${source(was).vi} → ${source(paper).vi}`, `Paper ${quoted(paper.name)}: ${source(was).en} → ${source(paper).en}`)];
    }),
    ...after.channels.flatMap(({ channel, limit }): Change[] => {
      const was = oldChannels.get(channel);
      if (!was) return [line('channel-added', `Thêm cách nộp: ${CHANNELS[channel].vi}`, `New way to file: ${CHANNELS[channel].en}`)];
      return said(was.limit).vi === said(limit).vi ? [] : [line('limit-of-law-changed', `Thời hạn khi nộp ${CHANNELS[channel].vi}: ${said(was.limit).vi} → ${said(limit).vi}`, `Limit when filed ${CHANNELS[channel].en}: ${said(was.limit).en} → ${said(limit).en}`)];
    }),
    ...before.channels.filter(({ channel }) => !after.channels.some((one) => one.channel === channel)).map(({ channel }) => line('channel-removed', `Bỏ cách nộp: ${CHANNELS[channel].vi}`, `No longer filed ${CHANNELS[channel].en}`)),
    ...(before.onTheSpot.eligible === after.onTheSpot.eligible ? [] : [after.onTheSpot.eligible
      ? line('on-the-spot-changed', 'Được giải quyết tại chỗ (thẩm định, phê duyệt tại Bộ phận Một cửa)', 'May be processed on the spot (appraised and approved at the one-stop)')
      : line('on-the-spot-changed', 'Không còn được giải quyết tại chỗ', 'May no longer be processed on the spot')]),
  ];
}

/** '2027-02-28' → '28/02/2027', in both languages of the desk. */
const dayOf = (day: string): string => day.split('-').reverse().join('/');

const CHANNELS: Readonly<Record<ProcedureFacts['channels'][number]['channel'], Text>> = { counter: { vi: 'trực tiếp', en: 'at the counter' }, post: { vi: 'qua bưu chính', en: 'by post' }, online: { vi: 'trực tuyến', en: 'online' } };
const UNITS: Readonly<Record<Limit['unit'], Text>> = { 'working-day': { vi: 'ngày làm việc', en: 'working days' }, 'calendar-day': { vi: 'ngày', en: 'days' }, 'working-hour': { vi: 'giờ làm việc', en: 'working hours' }, 'same-day': { vi: 'trong ngày', en: 'same day' } };
const said = ({ value, unit }: Limit): Text => unit === 'same-day' ? UNITS[unit] : { vi: `${value} ${UNITS[unit].vi}`, en: `${value} ${UNITS[unit].en}` };
