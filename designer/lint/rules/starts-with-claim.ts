import { called, found, type Rule } from '../rule.ts';

export const startsWithClaim: Rule = {
  id: 'starts-with-claim', severity: 'error',
  why: {
    vi: 'Bước đầu tiên phải là "Nhận hồ sơ vào quy trình": nhờ đó một hồ sơ không bao giờ chạy hai lần.',
    en: 'The first job claims the dossier, so that a repeated start never runs a dossier twice (design, invariant 7).',
  },
  check: (picture, { jobTypes }) => {
    const starts = picture.nodes.filter(({ type, parentId }) => type === 'startEvent' && parentId === picture.processId);
    const start = starts[0];
    if (!start || starts.length > 1 || start.event !== 'none') return [found(starts[1]?.id ?? start?.id ?? picture.processId, 'Quy trình phải có đúng một sự kiện bắt đầu, loại thường.', 'A procedure has exactly one start event, without a trigger.')];
    const followers = picture.flows.filter(({ from }) => from === start.id).map(({ to }) => picture.nodes.find(({ id }) => id === to));
    const first = followers[0];
    const claims = followers.length === 1 && first?.jobType != null && jobTypes[first.jobType]?.first === true;
    return claims ? [] : [found(first?.id ?? start.id, `Ngay sau ${called(start)} phải là bước tự động "Nhận hồ sơ vào quy trình" (claim-dossier).`, `Right after ${called(start)} must come the job "Claim the dossier" (claim-dossier).`)];
  },
};
