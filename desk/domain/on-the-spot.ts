import type { Text } from '../../processes/schema/facts.ts';
import { speaksOf, type Delegation } from './delegation.ts';

export type Act = 'receive' | 'appraise' | 'approve' | 'return';
export interface SpotQuestion {
  readonly eligible: boolean;
  readonly procedureCode: string;
  readonly field: string;
  /** Local, ISO. */
  readonly date: string;
  readonly receivedAtOneStop: boolean;
  readonly resultChannel: string;
  /** Officers who sit at the one-stop of the handling agency, active. */
  readonly officersAtOneStop: readonly string[];
  readonly delegations: readonly Delegation[];
}
export interface SpotAct { readonly act: Act; readonly atOneStop: boolean; readonly obstacle: Text | null }

const OBSTACLE: Readonly<Record<'channel' | 'not-eligible' | 'no-officer' | 'no-delegation' | 'return', Text>> = {
  channel: { vi: 'Không nhận tại Bộ phận Một cửa', en: 'Not received at the one-stop' },
  'not-eligible': { vi: 'Thủ tục không thuộc loại được giải quyết tại chỗ', en: 'The procedure is not of the kind that may be processed on the spot' },
  'no-officer': { vi: 'Không có cán bộ ngồi tại Bộ phận Một cửa', en: 'No officer of the agency sits at the one-stop' },
  'no-delegation': { vi: 'Chưa có ủy quyền đang có hiệu lực', en: 'No delegation is in force' },
  return: { vi: 'Kết quả không trả tại Bộ phận Một cửa', en: 'The result is not returned at the one-stop' },
};

/**
 * "Four on-the-spot" (Circular 01/2018 Art. 6): receive, appraise, approve and return, all located at the one-stop, by whichever officers, under a delegation.
 * An electronic result is returned on the spot: nobody has to go anywhere else for it.
 */
export function onTheSpot(question: SpotQuestion): { readonly all: boolean; readonly acts: readonly SpotAct[] } {
  const delegated = (power: 'appraise' | 'approve'): Text | null => {
    if (!question.eligible) return OBSTACLE['not-eligible'];
    if (question.officersAtOneStop.length === 0) return OBSTACLE['no-officer'];
    const held = question.delegations.some((delegation) => speaksOf(delegation, { power, ...question }) && (delegation.accountId === null || question.officersAtOneStop.includes(delegation.accountId)));
    return held ? null : OBSTACLE['no-delegation'];
  };
  const obstacles: Readonly<Record<Act, Text | null>> = {
    receive: question.receivedAtOneStop ? null : OBSTACLE.channel,
    appraise: delegated('appraise'),
    approve: delegated('approve'),
    return: question.resultChannel === 'post' ? OBSTACLE.return : null,
  };
  const acts = (Object.keys(obstacles) as Act[]).map((act) => ({ act, atOneStop: obstacles[act] === null, obstacle: obstacles[act] }));
  return { all: acts.every((act) => act.atOneStop), acts };
}
