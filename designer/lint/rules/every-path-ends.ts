import { called, found, type Finding, type Rule } from '../rule.ts';
import { reachable, successors } from '../../compare/order.ts';
import { play } from '../token-game.ts';
import type { Picture } from '../../compare/picture.ts';

export const everyPathEnds: Rule = {
  id: 'every-path-ends', severity: 'error',
  why: { vi: 'Từ mọi bước phải đi tới được một sự kiện kết thúc; nếu không, hồ sơ không bao giờ xong.', en: 'From every step an end must be reachable, or the dossier never finishes.' },
  check: (picture) => {
    const next = successors(picture);
    const previous = new Map(picture.nodes.map(({ id }) => [id, [] as string[]]));
    for (const [from, followers] of next) for (const to of followers) previous.get(to)?.push(from);
    const ends = picture.nodes.filter(({ type }) => type === 'endEvent').map(({ id }) => id);
    const starts = picture.nodes.filter(({ type, triggeredByEvent }) => type === 'startEvent' || triggeredByEvent).map(({ id }) => id);
    if (ends.length === 0) return [found(picture.processId, 'Quy trình chưa có sự kiện kết thúc.', 'The model has no end event.')];
    const fromStart = reachable(starts, next);
    const toEnd = reachable(ends, previous);
    return picture.nodes.flatMap((node): Finding[] => {
      if (!fromStart.has(node.id)) return [found(node.id, `Không có đường nào từ đầu quy trình đến ${called(node)}.`, `Nothing leads from the start to ${called(node)}.`)];
      if (toEnd.has(node.id)) return [];
      return (next.get(node.id) ?? []).length === 0
        ? [found(node.id, `Ngõ cụt: sau ${called(node)} không có gì nữa và đó không phải là sự kiện kết thúc.`, `Dead end: nothing follows ${called(node)} and it is no end event.`)]
        : [found(node.id, `Từ ${called(node)} không có đường nào đến kết thúc.`, `No end can be reached from ${called(node)}.`)];
    });
  },
};

/** Branches that never meet again, or meet twice: found by playing the token game over every choice. */
export const neverSticks: Rule = {
  id: 'never-sticks', severity: 'error',
  why: { vi: 'Nhánh song song phải được gộp lại bằng cổng song song, nhánh lựa chọn bằng cổng lựa chọn; nếu không, hồ sơ mắc kẹt hoặc chạy hai lần.', en: 'A parallel join that waits for a branch not taken holds the dossier for ever; an exclusive join behind parallel branches runs everything after it twice.' },
  check: (picture) => isPlayable(picture) ? play(picture).map(({ elementId, kind }) => {
    const name = called(picture.nodes.find(({ id }) => id === elementId) ?? { id: elementId, name: '' });
    return kind === 'stuck'
      ? found(elementId, `Hồ sơ có thể mắc kẹt tại ${name}: cổng song song chờ một nhánh không bao giờ tới.`, `A dossier can get stuck at ${name}: the parallel join waits for a branch that never comes.`)
      : found(elementId, `Hồ sơ có thể đi qua ${name} hai lần cùng lúc: các nhánh song song chưa được gộp bằng cổng song song.`, `A dossier can pass ${name} twice at the same time: parallel branches are not joined by a parallel gateway.`);
  }) : [],
};

/** The game is played on flat models made of what procedures use; other elements are refused by rests-only-at-jobs anyway. */
const isPlayable = (picture: Picture): boolean => picture.nodes.every(({ parentId, type }) => parentId === picture.processId && !/[sS]ubProcess|inclusiveGateway|complexGateway/.test(type));
