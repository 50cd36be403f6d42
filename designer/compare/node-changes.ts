import type { Text } from '../../processes/schema/facts.ts';
import { NOTHING, quoted, same, type Change, type ChangeKind, type Words } from './change.ts';
import type { PictureNode } from './picture.ts';
import { stepOf } from './step.ts';

/** Vietnamese and English for the kinds of element that procedures draw. */
const TYPE_NAMES: Readonly<Record<string, Text>> = {
  userTask: { vi: 'công việc của cán bộ', en: 'officer\u2019s task' }, task: { vi: 'công việc', en: 'task' }, manualTask: { vi: 'công việc thủ công', en: 'manual task' },
  serviceTask: { vi: 'bước tự động', en: 'automatic step' }, sendTask: { vi: 'bước gửi tin', en: 'send step' }, scriptTask: { vi: 'bước tính toán', en: 'computed step' },
  exclusiveGateway: { vi: 'cổng rẽ nhánh', en: 'exclusive gateway' }, parallelGateway: { vi: 'cổng song song', en: 'parallel gateway' },
  startEvent: { vi: 'sự kiện bắt đầu', en: 'start event' }, endEvent: { vi: 'sự kiện kết thúc', en: 'end event' }, boundaryEvent: { vi: 'sự kiện gắn kèm', en: 'boundary event' },
};
export const typeName = (type: string): Text => TYPE_NAMES[type] ?? same(type);
export const nameOf = ({ name, id }: Pick<PictureNode, 'name' | 'id'>): string => quoted(name || id);
export const isStep = (node: PictureNode): boolean => stepOf(node) !== null;

/** Differences of one element that is in both models; one change a thing that a reader would name. */
export function nodeChanges(before: PictureNode, after: PictureNode, words: Words): readonly Change[] {
  const changes: Change[] = [];
  const name = nameOf(after);
  const subject: Text = isStep(after) ? { vi: `Bước ${name}`, en: `Step ${name}` } : { vi: `Phần tử ${name}`, en: `Element ${name}` };
  const say = (kind: ChangeKind, what: Text, from: Text, to: Text): void => {
    if (from.vi !== to.vi) changes.push({ kind, elementId: after.id, text: { vi: `${subject.vi}: ${what.vi} ${from.vi} → ${to.vi}`, en: `${subject.en}: ${what.en} ${from.en} → ${to.en}` } });
  };
  if (before.name !== after.name) changes.push({ kind: 'renamed', elementId: after.id, text: { vi: `Đổi tên ${nameOf(before)} thành ${name}`, en: `Renamed ${nameOf(before)} to ${name}` } });
  if (before.type !== after.type) say('type-changed', { vi: 'loại phần tử', en: 'kind of element' }, typeName(before.type), typeName(after.type));
  else if (before.jobType !== after.jobType) say('job-changed', { vi: 'việc tự động', en: 'job' }, optional(before.jobType, words.job), optional(after.jobType, words.job));
  say('form-changed', { vi: 'biểu mẫu', en: 'form' }, optional(before.formKey, words.form), optional(after.formKey, words.form));
  say('role-changed', { vi: 'vai trò', en: 'role' }, listed(before.candidateGroups, words.role), listed(after.candidateGroups, words.role));
  if (before.assignee !== after.assignee) say('role-changed', { vi: 'người được giao', en: 'assignee' }, optional(before.assignee, same), optional(after.assignee, same));
  for (const key of new Set([...Object.keys(before.headers), ...Object.keys(after.headers)])) header(key, before.headers[key] ?? null, after.headers[key] ?? null, words, say);
  if (mapped(before) !== mapped(after)) say('setting-changed', { vi: 'biến vào/ra', en: 'input/output mapping' }, same(mapped(before) || '–'), same(mapped(after) || '–'));
  return changes;
}

function header(key: string, before: string | null, after: string | null, words: Words, say: (kind: ChangeKind, what: Text, from: Text, to: Text) => void): void {
  const minutes = (value: string): Text => ({ vi: `${value} phút`, en: `${value} minutes` });
  if (key === 'limitMinutes') say('limit-changed', { vi: 'thời gian làm việc', en: 'working time' }, optional(before, minutes), optional(after, minutes));
  else if (key === 'place') say('place-changed', { vi: 'nơi làm', en: 'place' }, optional(before, words.place), optional(after, words.place));
  else if (key === 'agencyRole') say('agency-changed', { vi: 'cơ quan', en: 'agency' }, optional(before, words.agency), optional(after, words.agency));
  else say('setting-changed', { vi: `tham số ${key}`, en: `header ${key}` }, optional(before, same), optional(after, same));
}

const optional = (value: string | null, word: (value: string) => Text): Text => value === null || value === '' ? NOTHING : word(value);
const listed = (values: readonly string[], word: (value: string) => Text): Text => values.length === 0 ? NOTHING : { vi: values.map((value) => word(value).vi).join(', '), en: values.map((value) => word(value).en).join(', ') };
const mapped = ({ inputs, outputs }: PictureNode): string => [...inputs, ...outputs].map(({ source, target }) => `${target} ← ${source}`).join('; ');
