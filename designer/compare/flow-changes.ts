import type { Text } from '../../processes/schema/facts.ts';
import { quoted, type Change } from './change.ts';
import type { Matching } from './matching.ts';
import { nameOf } from './node-changes.ts';
import type { Picture, PictureFlow } from './picture.ts';

/** Conditions and ways: what the matching did not already explain by additions, removals and moves. */
export function flowChanges(before: Picture, after: Picture, matching: Matching): readonly Change[] {
  const gone = new Set([...matching.added, ...matching.removed].map(({ id }) => id));
  return [...conditionChanges(before, after), ...matching.rerouted.filter((id) => !gone.has(id)).map((id) => reroute(id, before, after))];
}

function conditionChanges(before: Picture, after: Picture): readonly Change[] {
  const byId = new Map(before.flows.map((flow) => [flow.id, flow]));
  const byEnds = new Map(before.flows.map((flow) => [`${flow.from}→${flow.to}`, flow]));
  return after.flows.flatMap((flow): Change[] => {
    const old = byId.get(flow.id) ?? byEnds.get(`${flow.from}→${flow.to}`);
    if (!old || old.from !== flow.from) return [];
    const from = saying(old), to = saying(flow);
    const place = `${at(after, flow.from)} → ${at(after, flow.to)}`;
    return [
      ...(from.vi === to.vi ? [] : [{ kind: 'condition-changed' as const, elementId: flow.id, text: { vi: `Nhánh ${place}: điều kiện ${from.vi} → ${to.vi}`, en: `Branch ${place}: condition ${from.en} → ${to.en}` } }]),
      ...(old.name === flow.name ? [] : [{ kind: 'renamed' as const, elementId: flow.id, text: { vi: `Nhánh ${place}: tên ${quoted(old.name)} → ${quoted(flow.name)}`, en: `Branch ${place}: name ${quoted(old.name)} → ${quoted(flow.name)}` } }]),
    ];
  });
}

function reroute(id: string, before: Picture, after: Picture): Change {
  const to = (picture: Picture): string => picture.flows.filter(({ from }) => from === id).map(({ to: target }) => at(picture, target)).join(', ');
  const none: Text = { vi: 'không đi đâu', en: 'nowhere' };
  const was = to(before), is = to(after);
  return { kind: 'route-changed', elementId: id, text: {
    vi: `Sau ${at(after, id)}: trước đi tới ${was || none.vi}, nay đi tới ${is || none.vi}`,
    en: `After ${at(after, id)}: led to ${was || none.en}, now to ${is || none.en}`,
  } };
}

const saying = (flow: PictureFlow): Text => flow.isDefault ? { vi: '"còn lại" (mặc định)', en: '"otherwise" (default)' } : flow.condition ? { vi: flow.condition, en: flow.condition } : { vi: 'không có', en: 'none' };
const at = (picture: Picture, id: string): string => nameOf(picture.nodes.find((node) => node.id === id) ?? { id, name: '' });
