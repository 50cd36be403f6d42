import { diff } from 'bpmn-js-differ';
import type { Text } from '../../processes/schema/facts.ts';
import type { Change, Words } from './change.ts';
import { countsOf, type Counts } from './count.ts';
import { factChanges } from './fact-changes.ts';
import { flowChanges } from './flow-changes.ts';
import { matchingOf } from './matching.ts';
import { isStep, nameOf, nodeChanges, typeName } from './node-changes.ts';
import { orderedNodes } from './order.ts';
import type { Picture, PictureNode } from './picture.ts';
import type { Side } from './side.ts';
import { stepsOf, type Step } from './step.ts';

export interface Comparison {
  readonly before: { readonly counts: Counts; readonly steps: readonly Step[] };
  readonly after: { readonly counts: Counts; readonly steps: readonly Step[] };
  readonly changes: readonly Change[];
  /** Element ids to colour: `removed` in the left diagram, `added` in the right, `changed` and `moved` in both. */
  readonly highlight: { readonly added: readonly string[]; readonly removed: readonly string[]; readonly changed: readonly string[]; readonly moved: readonly string[] };
  /** Drawn elsewhere, and nothing else. */
  readonly layoutOnly: number;
}

/** Everything the two pages about a redesign show: counts, changes in words, and what to colour. Pure; the browser can call it too. */
export function compare(before: Side, after: Side, words: Words): Comparison {
  const matching = matchingOf(before.picture, after.picture);
  const differ = diff(before.definitions, after.definitions);
  const perNode = matching.common.flatMap((pair) => nodeChanges(pair.before, pair.after, words));
  const flows = flowChanges(before.picture, after.picture, matching);
  const told = new Set([...perNode, ...flows].flatMap(({ elementId }) => elementId ?? []));
  const others = Object.entries(differ._changed).filter(([id]) => !told.has(id) && isCommonNode(id, before.picture, after.picture)).map(([id, { attrs }]) => otherChange(id, Object.keys(attrs), after.picture));
  const changes: Change[] = [
    ...matching.removed.map((node) => presence('removed', node)),
    ...matching.added.map((node) => presence('added', node)),
    ...matching.moved.map((id) => movedChange(id, before.picture, after.picture)),
    ...perNode, ...flows, ...others, ...factChanges(before.facts.facts, after.facts.facts),
  ];
  const moved = new Set(matching.moved);
  const changed = new Set(changes.filter(({ kind, elementId }) => elementId !== null && !/-(added|removed)$|^step-moved$/.test(kind)).map(({ elementId }) => elementId ?? ''));
  return {
    before: { counts: countsOf(before), steps: stepsOf(before.picture) }, after: { counts: countsOf(after), steps: stepsOf(after.picture) }, changes,
    highlight: { added: ids(matching.added), removed: ids(matching.removed), changed: [...changed].filter((id) => !moved.has(id)), moved: [...moved] },
    layoutOnly: Object.keys(differ._layoutChanged).filter((id) => !moved.has(id) && !changed.has(id)).length,
  };
}

function presence(which: 'added' | 'removed', node: PictureNode): Change {
  const what = typeName(node.type);
  return {
    kind: `${isStep(node) ? 'step' : 'element'}-${which}`, elementId: node.id,
    text: which === 'added' ? { vi: `Thêm ${what.vi} ${nameOf(node)}`, en: `Added ${what.en} ${nameOf(node)}` } : { vi: `Bỏ ${what.vi} ${nameOf(node)}`, en: `Removed ${what.en} ${nameOf(node)}` },
  };
}

function movedChange(id: string, before: Picture, after: Picture): Change {
  const node = after.nodes.find((candidate) => candidate.id === id) ?? { id, name: '' };
  const was = neighbour(id, before), is = neighbour(id, after);
  return { kind: 'step-moved', elementId: id, text: { vi: `Chuyển bước ${nameOf(node)}: trước ở sau ${was.vi}, nay ở sau ${is.vi}`, en: `Moved step ${nameOf(node)}: was after ${was.en}, is now after ${is.en}` } };
}
function neighbour(id: string, picture: Picture): Text {
  const into = new Set(picture.flows.filter(({ to }) => to === id).map(({ from }) => from));
  const node = orderedNodes(picture).find((candidate) => into.has(candidate.id));
  return node ? { vi: nameOf(node), en: nameOf(node) } : { vi: 'không gì cả', en: 'nothing' };
}

const isCommonNode = (id: string, before: Picture, after: Picture): boolean => [before, after].every(({ nodes }) => nodes.some((node) => node.id === id));
/** The differ saw a plain attribute that none of our rules names. */
function otherChange(id: string, attributes: readonly string[], after: Picture): Change {
  const name = nameOf(after.nodes.find((node) => node.id === id) ?? { id, name: '' });
  return { kind: 'other-changed', elementId: id, text: { vi: `Phần tử ${name}: thay đổi ${attributes.join(', ')}`, en: `Element ${name}: changed ${attributes.join(', ')}` } };
}
const ids = (nodes: readonly PictureNode[]): readonly string[] => nodes.map(({ id }) => id);
