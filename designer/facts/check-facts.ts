import type { Channel, Limit, ProcedureFacts, Text } from '../../processes/schema/facts.ts';
import { REGISTER_NAMES } from '../../processes/schema/register-names.ts';
import type { Picture } from '../compare/picture.ts';
import { CHANNEL_NAMES } from './channel-names.ts';
import { changesNothing, type FactsChange } from './facts-change.ts';
import { compareLimits } from './limit-length.ts';

/** `field`: `papers.<id>`, `limits.<channel>`, `channels`, `ground`, `onTheSpot`; it keeps a draft from being submitted. */
export interface FactsProblem { readonly field: string; readonly text: Text }
interface Question { /** The first version: the catalogue's. */ readonly legal: ProcedureFacts; /** In force, which the change is over. */ readonly base: ProcedureFacts; readonly change: FactsChange | null; /** After the change. */ readonly facts: ProcedureFacts; readonly picture: Picture }

/** What may not be: each rule says which field and what to do. The last ones hold facts and model together, as test/processes does for what is shipped. */
export function checkFacts(question: Question): readonly FactsProblem[] {
  const { change, facts } = question;
  return [...(change && !changesNothing(change) ? ofChange(question, change) : []), ...disagreements(facts, question.picture)];
}

function ofChange({ legal, base, facts }: Question, change: FactsChange): FactsProblem[] {
  const no = (field: string, wrong: boolean, vi: string, en: string): FactsProblem[] => (wrong ? [{ field, text: { vi, en } }] : []);
  const papers = new Map(base.components.map((paper) => [paper.id, paper]));
  return [
    ...no('ground', change.ground.trim().length < 3, 'Thay đổi dữ kiện cần căn cứ: điều luật hoặc quyết định.', 'A change of facts needs its ground: an article or a decision.'),
    ...no('channels', facts.channels.length === 0, 'Phải còn ít nhất một kênh nộp hồ sơ.', 'At least one way to file must be left.'),
    ...Object.entries(change.papers).flatMap(([id, paper]) => [
      ...no(`papers.${id}`, !papers.has(id), `Giấy tờ "${id}" không còn trong thủ tục.`, `Paper '${id}' is no longer in the procedure.`),
      ...no(`papers.${id}`, paper.kind === 'register' && !Object.hasOwn(REGISTER_NAMES, paper.register), 'Không có cơ sở dữ liệu này.', 'There is no such register.'),
    ]),
    ...facts.channels.flatMap(({ channel, limit }) => (change.limits[channel] || change.channelsAdded.includes(channel) ? limitProblem(channel, limit, ceilingOf(legal, channel)) : [])),
  ];
}

/** The published limit of the channel; of a channel that is not published the longest of the others. */
export function ceilingOf(legal: ProcedureFacts, channel: Channel): Limit | undefined {
  return legal.channels.find((each) => each.channel === channel)?.limit ?? legal.channels.map(({ limit }) => limit).reduce<Limit | undefined>((longest, limit) => (longest && (compareLimits(limit, longest) ?? -1) <= 0 ? longest : limit), undefined);
}

function limitProblem(channel: Channel, limit: Limit, ceiling: Limit | undefined): FactsProblem[] {
  const field = `limits.${channel}`;
  if (!(limit.value > 0)) return [{ field, text: { vi: 'Thời hạn phải lớn hơn 0.', en: 'The limit must be above 0.' } }];
  if (!ceiling || ceiling.value <= 0) return [{ field, text: { vi: 'Chưa rõ thời hạn công bố nên không đặt thời hạn ở đây được.', en: 'The published limit is not known, so none can be set here.' } }];
  const compared = compareLimits(limit, ceiling);
  const { vi, en } = CHANNEL_NAMES[channel];
  if (compared === null) return [{ field, text: { vi: `Thời hạn ${vi} phải cùng loại ngày với thời hạn công bố: không so được ngày theo lịch với thời gian làm việc.`, en: `The limit for ${en} must be of the same kind as the published one: calendar days cannot be compared with working time.` } }];
  return compared > 0 ? [{ field, text: { vi: `Thời hạn ${vi} dài hơn thời hạn công bố: chỉ được rút ngắn.`, en: `The limit for ${en} is longer than the published one: it may only be shortened.` } }] : [];
}

/** Where facts and model do not say the same. */
export function disagreements(facts: ProcedureFacts, picture: Picture): FactsProblem[] {
  const uses = (jobType: string): boolean => picture.nodes.some((node) => node.jobType === jobType);
  const fee = facts.channels.some((each) => each.fee.kind !== 'free');
  const fromRegister = facts.components.filter(({ source }) => source !== 'applicant');
  const no = (field: string, wrong: boolean, vi: string, en: string): FactsProblem[] => (wrong ? [{ field, text: { vi, en } }] : []);
  return [
    ...no('papers', fromRegister.length > 0 && !uses('once-only-lookup'), `Giấy tờ tra cứu từ cơ sở dữ liệu (${fromRegister[0]?.name ?? ''}) nhưng quy trình không có bước tra cứu (once-only-lookup).`, `A paper is looked up in a register (${fromRegister[0]?.name ?? ''}), but the model has no look-up job (once-only-lookup).`),
    ...no('fees', fee && !uses('compute-fee'), 'Thủ tục có phí nhưng quy trình không có bước tính phí (compute-fee).', 'The procedure has a fee, but the model has no job that computes it (compute-fee).'),
    ...no('fees', !fee && facts.channels.length > 0 && uses('compute-fee'), 'Thủ tục không có phí nhưng quy trình có bước tính phí (compute-fee).', 'The procedure is free, but the model has a job that computes a fee (compute-fee).'),
    ...no('linked', (facts.linked !== undefined) !== uses('open-linked-dossiers'), 'Hồ sơ liên thông trong dữ kiện phải đi cùng bước mở hồ sơ liên thông trong quy trình, và ngược lại.', 'Linked dossiers in the facts go with the job that opens them in the model, and only then.'),
  ];
}
