import Joi from 'joi';
import type { FactsProblem } from '../schema/read-yaml.ts';
import { sourceSchema, type SourceRecord } from './source-record.ts';

/** The record that the portal's service LayThuTuc exchanges: nested, names in capitals. Only what the catalogue keeps is described; more may stand in it. */
interface LayThuTuc {
  readonly MATTHC: string;
  readonly TENTTHC: string;
  readonly MACOQUANCONGBO?: string;
  readonly SOQUYETDINH?: string;
  readonly CAPTHUCHIEN?: readonly string[];
  readonly LOAITTHC?: string;
  readonly LINHVUCTHUCHIEN: readonly { readonly MALINHVUC?: string; readonly TENLINHVUC: string }[];
  readonly TRINHTUTHUCHIEN?: readonly { readonly TRUONGHOP?: string; readonly TRINHTU?: readonly { readonly TENTRINHTU: string }[] }[];
  readonly CACHTHUCTHUCHIEN?: readonly { readonly KENH: string | number; readonly THOIGIAN?: readonly { readonly THOIGIANGIAIQUYET?: string | number; readonly DONVITINH?: string; readonly MOTA?: string; readonly PHILEPHI?: readonly { readonly SOTIEN?: string | number; readonly DONVI?: string; readonly MOTA?: string }[] }[] }[];
  readonly THANHPHANHOSO?: readonly { readonly TRUONGHOP?: string; readonly GIAYTO?: readonly { readonly TENGIAYTO: string; readonly TENMAUDON?: string }[] }[];
  readonly DOITUONGTHUCHIEN?: readonly (string | { readonly TENDOITUONG: string })[];
  readonly COQUANTHUCHIEN?: readonly { readonly MADONVI?: string; readonly TENDONVI: string }[];
  readonly KETQUATHUCHIEN?: readonly { readonly MAKETQUA?: string; readonly TENKETQUA: string }[];
  readonly CANCUPHAPLY?: readonly { readonly SOVANBAN: string }[];
  readonly TRANGTHAI?: string | number;
}

/** Enough of the shape for `recordOf` to read it; what it does not name is left alone. */
const list = (item: Joi.ObjectSchema): Joi.ArraySchema => Joi.array().items(item.unknown());
const amount = Joi.alternatives(Joi.string().allow(''), Joi.number());
const text = Joi.string().allow('', null);
const layThuTuc = Joi.object({
  MATTHC: Joi.string().required(), TENTTHC: Joi.string().required(), SOQUYETDINH: text, CAPTHUCHIEN: Joi.array().items(Joi.string()), LOAITTHC: text,
  LINHVUCTHUCHIEN: list(Joi.object({ TENLINHVUC: Joi.string().required() })).min(1).required(),
  TRINHTUTHUCHIEN: list(Joi.object({ TRINHTU: list(Joi.object({ TENTRINHTU: text })) })),
  CACHTHUCTHUCHIEN: list(Joi.object({ KENH: Joi.valid(1, 2, 3, '1', '2', '3').required(), THOIGIAN: list(Joi.object({ THOIGIANGIAIQUYET: amount, DONVITINH: text, MOTA: text, PHILEPHI: list(Joi.object({ SOTIEN: amount, DONVI: text, MOTA: text })) })) })),
  THANHPHANHOSO: list(Joi.object({ TRUONGHOP: text, GIAYTO: list(Joi.object({ TENGIAYTO: text.required(), TENMAUDON: text })) })),
  DOITUONGTHUCHIEN: Joi.array().items(Joi.string(), Joi.object({ TENDOITUONG: Joi.string().required() }).unknown()),
  COQUANTHUCHIEN: list(Joi.object({ TENDONVI: Joi.string().required() })), KETQUATHUCHIEN: list(Joi.object({ MAKETQUA: text, TENKETQUA: Joi.string().required() })),
  CANCUPHAPLY: list(Joi.object({ SOVANBAN: Joi.string().required() })), TRANGTHAI: amount,
}).unknown();

const CHANNELS: Readonly<Record<string, 'counter' | 'post' | 'online'>> = { 1: 'counter', 2: 'online', 3: 'post' };
const UNITS: Readonly<Record<string, string>> = { 'ngày làm việc': 'working_day', 'ngày': 'calendar_day', 'giờ làm việc': 'working_hour', 'giờ': 'hour', 'tháng': 'month', 'năm': 'year', 'phút': 'minute' };
/** TRANGTHAI 1: made public. Drafts and expired procedures do not come into the catalogue. */
const PUBLIC = '1';

/** Reads one record or a list of them. The exchange form has no numbers of originals and copies: they stay unknown. */
export function readLayThuTuc(content: string, file: string): { readonly records: readonly SourceRecord[]; readonly problems: readonly FactsProblem[] } {
  const problems: FactsProblem[] = [];
  const problem = (path: string, message: string): void => void problems.push({ file, line: 1, path, message });
  let value: unknown;
  try { value = JSON.parse(content); } catch { problem('', 'this is not JSON: fetch it again'); }
  const records = new Map<string, SourceRecord>();
  for (const [index, entry] of (Array.isArray(value) ? value : value === undefined ? [] : [value]).entries()) {
    const checked = layThuTuc.validate(entry, { abortEarly: false, convert: false });
    if (checked.error) { checked.error.details.forEach((detail) => problem(`${index}.${detail.path.join('.')}`, `${detail.message}: correct the record and import again`)); continue; }
    const form = checked.value as LayThuTuc;
    if (form.TRANGTHAI !== undefined && String(form.TRANGTHAI) !== PUBLIC) { problem(`${index}.TRANGTHAI`, `procedure '${form.MATTHC}' is not public (TRANGTHAI ${form.TRANGTHAI}): leave it out until it is`); continue; }
    const record = recordOf(form);
    const { error } = sourceSchema.validate(record, { abortEarly: false, convert: false });
    if (error) error.details.forEach((detail) => problem(`${index}.${detail.path.join('.')}`, `${detail.message}: correct the record and import again`));
    else if (records.has(record.code)) problem(`${index}.MATTHC`, `procedure '${record.code}' stands twice in this file: keep one`);
    else records.set(record.code, record);
  }
  return { records: [...records.values()], problems };
}

function recordOf(form: LayThuTuc): SourceRecord {
  return {
    code: form.MATTHC, name: form.TENTTHC, decision: form.SOQUYETDINH ?? '', levels: form.CAPTHUCHIEN ?? [], type: form.LOAITTHC ?? '', field: form.LINHVUCTHUCHIEN[0]!.TENLINHVUC,
    subjects: (form.DOITUONGTHUCHIEN ?? []).map((subject) => (typeof subject === 'string' ? subject : subject.TENDOITUONG)),
    authority: (form.COQUANTHUCHIEN ?? []).map(({ TENDONVI }) => TENDONVI).join(', '),
    ways: (form.CACHTHUCTHUCHIEN ?? []).flatMap(({ KENH, THOIGIAN }) => (THOIGIAN?.length ? THOIGIAN : [{}]).flatMap((time): SourceRecord['ways'][number][] => {
      const fees = time.PHILEPHI?.length ? time.PHILEPHI : [undefined];
      const value = numberOf(time.THOIGIANGIAIQUYET);
      return fees.map((fee) => ({
        channel: CHANNELS[String(KENH)]!, ...(value === undefined ? {} : { time: value, unit: UNITS[(time.DONVITINH ?? '').trim().toLowerCase()] ?? 'unknown' }),
        fee: fee && !/[^đ\s]|usd/i.test((fee.DONVI ?? '').replace(/đồng|vnđ|vnd/gi, '')) ? numberOf(fee.SOTIEN) ?? null : null, note: [time.MOTA, fee?.MOTA].filter(Boolean).join(' '),
      }));
    })),
    cases: (form.THANHPHANHOSO ?? []).map(({ TRUONGHOP, GIAYTO }) => ({ case: TRUONGHOP ?? '', items: (GIAYTO ?? []).map(({ TENGIAYTO, TENMAUDON }) => ({ name: TENGIAYTO, original: 0, copy: 0, hasTemplate: Boolean(TENMAUDON) })) })),
    legal: (form.CANCUPHAPLY ?? []).map(({ SOVANBAN }) => SOVANBAN), results: (form.KETQUATHUCHIEN ?? []).map(({ MAKETQUA, TENKETQUA }) => ({ code: MAKETQUA ?? '', name: TENKETQUA })),
    // The documented form has neither level, kind and decision nor the numbers of originals and copies.
    silentOn: [...(form.CAPTHUCHIEN ? [] : ['levels']), ...(form.LOAITTHC ? [] : ['kind']), ...(form.SOQUYETDINH ? [] : ['ministry', 'source']), 'cases', 'notDocuments', 'dataInsteadOf'],
    steps: (form.TRINHTUTHUCHIEN ?? []).reduce((sum, { TRINHTU }) => sum + (TRINHTU?.length ?? 0), 0),
  };
}

/** '30', '30,5', '135.000' → a number; what is none → undefined. */
function numberOf(value: string | number | undefined): number | undefined {
  if (typeof value !== 'string') return value;
  const plain = value.trim().replace(/\.(?=\d{3}(?:\D|$))/g, '').replace(',', '.');
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : undefined;
}
