import type { Refusal } from '../../desk/commands/command.ts';
import type { Text } from '../../processes/schema/facts.ts';
import { readModel, type ModdleElement } from '../compare/moddle.ts';
import { pictureOf, type Picture } from '../compare/picture.ts';
import { lint, type Problem } from '../lint/lint.ts';
import type { Vocabulary } from '../lint/vocabulary.ts';

/** Zeebe takes 4 MB; a procedure is some 50 kB. */
export const LARGEST_MODEL_BYTES = 1_000_000;
const MOST_ELEMENTS = 400;

export type CheckedModel = { readonly ok: true; readonly definitions: ModdleElement; readonly picture: Picture } | Refusal;

/** Is it BPMN, of a size that people can read? What is kept as a draft must be at least that. */
export async function checkReadable(xml: string, processId: string | null): Promise<CheckedModel> {
  if (Buffer.byteLength(xml) > LARGEST_MODEL_BYTES) return no('Tệp quy trình quá lớn (trên 1 MB).', 'The model is too large (above 1 MB).');
  const read = await readModel(xml);
  if (!read.ok) return no(`Đây không phải là tệp BPMN đọc được: ${read.message.split('\n')[0] ?? ''}`, `This is not readable BPMN: ${read.message.split('\n')[0] ?? ''}`);
  const picture = pictureOf(read.definitions);
  if (!picture) return no('Tệp BPMN không có quy trình nào.', 'The BPMN file holds no process.');
  if (picture.nodes.length > MOST_ELEMENTS) return no(`Quy trình có ${picture.nodes.length} phần tử; tối đa là ${MOST_ELEMENTS}.`, `The process has ${picture.nodes.length} elements; at most ${MOST_ELEMENTS} are allowed.`);
  if (processId && picture.processId !== processId) return no(`Mã quy trình là "${picture.processId}", phải là "${processId}": mã này nối quy trình với thủ tục, không được đổi.`, `The process id is "${picture.processId}" and must stay "${processId}": it ties the model to its procedure.`);
  return { ok: true, definitions: read.definitions, picture };
}

/** Everything that keeps a model from being submitted, as a refusal that names the elements; null when nothing does. */
export async function refusalOf(definitions: ModdleElement, vocabulary: Vocabulary): Promise<Refusal | null> {
  const errors = (await lint(definitions, vocabulary)).filter(({ severity }) => severity === 'error');
  const first = errors[0];
  if (!first) return null;
  const more = errors.length > 1 ? { vi: ` (và ${errors.length - 1} lỗi khác)`, en: ` (and ${errors.length - 1} more)` } : { vi: '', en: '' };
  return { ok: false, status: 422, title: { vi: `Chưa trình được: ${first.text.vi}${more.vi}`, en: `Cannot be submitted: ${first.text.en}${more.en}` }, errors: byElement(errors) };
}

function byElement(problems: readonly Problem[]): Readonly<Record<string, Text>> {
  const texts = new Map<string, Text>();
  for (const { elementId, text } of problems) {
    const key = elementId ?? '_', before = texts.get(key);
    texts.set(key, before ? { vi: `${before.vi} ${text.vi}`, en: `${before.en} ${text.en}` } : text);
  }
  return Object.fromEntries(texts);
}
const no = (vi: string, en: string): Refusal => ({ ok: false, status: 422, title: { vi, en } });
