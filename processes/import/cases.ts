import type { ImportedCase, ImportedComponent } from '../schema/imported-facts.ts';
import { dutyOfHeading, verdictOf, type LineVerdict } from './line-rules.ts';
import { kindReader, kindsNamed } from '../documents/kind-of-name.ts';
import { loadKinds } from '../documents/load-kinds.ts';
import { folded, plainText, withoutBullet } from '../schema/plain-text.ts';
import { shortName } from './short-name.ts';
import type { SourceItem, SourceRecord } from './source-record.ts';

export interface ReadCases {
  readonly cases: readonly ImportedCase[];
  readonly headings: number;
  readonly notes: number;
  /** Kinds of documents of which a note says that their data are read instead. */
  readonly dataInsteadOf: readonly string[];
  /** Every line with its verdict, for the report. */
  readonly lines: readonly { readonly name: string; readonly verdict: LineVerdict }[];
  /** Documents that the source gives without a number of originals or copies. */
  readonly uncounted: readonly string[];
  /** Lines that name several documents at once. */
  readonly runTogether: readonly string[];
}

/** Headings of one list ("Giấy tờ phải nộp", "Thành phần hồ sơ"), which do not make a case of their own. */
const PART_OF_THE_LIST = /^(?:(?:các )?(?:loại )?giấy tờ(?:,? tài liệu)? (?:phải |cần |được )?(?:nộp|xuất trình|gửi)(?![^.;]*trường hợp)[^.;]{0,80}|thành phần(?:,? số lượng)? hồ sơ|hồ sơ (?:bao )?gồm|bao gồm|gồm|xuất trình|nộp)[^.;]{0,40}$/iu;
const REMARK = /^(?:lưu ý|ghi chú|chú ý)/iu;
/** '(Trường hợp khai thác được thông tin về Giấy chứng nhận đăng ký doanh nghiệp …)'. */
const DATA_INSTEAD = /(?:khai thác được|không khai thác|kết nối|đã có (?:trong|trên))[^.]{0,300}(?:thông tin|dữ liệu)|(?:thông tin|dữ liệu)[^.]{0,300}(?:khai thác được|không khai thác|kết nối)/iu;
const kindOf = kindReader(loadKinds());
const IF_ANY = /(?:nếu có|\(nếu cần\))/iu;

/** The cases of a procedure with their documents. Documents under '' belong to every case. */
export function casesOf(source: SourceRecord['cases']): ReadCases {
  const cases = new Map<string, Map<string, ImportedComponent>>();
  const lines: { name: string; verdict: LineVerdict }[] = [];
  const uncounted: string[] = [];
  const runTogether: string[] = [];
  const dataInsteadOf = new Set<string>();
  let headings = 0;
  let notes = 0;
  for (const one of source) {
    const heading = withoutBullet(plainText(one.case)).replace(/[\s:]+$/, '');
    const remark = REMARK.test(heading);
    const partOfTheList = heading === '' || remark || PART_OF_THE_LIST.test(heading);
    const name = partOfTheList ? '' : shortName(heading);
    const components = cases.get(name) ?? new Map<string, ImportedComponent>();
    const dutyOfCase = partOfTheList ? dutyOfHeading(heading).duty : undefined;
    let duty = dutyOfCase;
    for (const item of one.items) {
      const read: LineVerdict = verdictOf({ name: item.name, original: item.original, copies: item.copy }, duty);
      const verdict = read.is === 'document' ? checkedDocument(read, item, remark) : read;
      lines.push({ name: item.name, verdict });
      if (verdict.is === 'heading') { headings++; duty = verdict.duty ?? dutyOfCase; }
      if (verdict.is === 'note') notes++;
      if (verdict.is === 'note' && DATA_INSTEAD.test(item.name)) for (const kind of kindOf(item.name).mentioned) dataInsteadOf.add(kind);
      if (verdict.is !== 'document') continue;
      const component = componentOf(item, verdict.duty);
      if (item.original + item.copy === 0 && verdict.duty === 'submit') uncounted.push(component.name);
      if (namesSeveral(item.name)) runTogether.push(component.name);
      const key = folded(component.name);
      components.set(key, merged(components.get(key), component));
    }
    if (components.size > 0) cases.set(name, components);
  }
  return { cases: [...cases].map(([name, components]) => ({ name, components: [...components.values()] })), headings, notes, dataInsteadOf: [...dataInsteadOf].sort(), lines, uncounted, runTogether };
}

/** A document needs a name, and below "Lưu ý" it needs a count. */
function checkedDocument(read: LineVerdict, item: SourceItem, underRemark: boolean): LineVerdict {
  if (shortName(item.name) === '') return { is: 'nothing', rule: 'no-name' };
  return underRemark && item.original + item.copy === 0 ? { is: 'note', rule: 'under-a-remark' } : read;
}

function componentOf(item: SourceItem, duty: ImportedComponent['duty']): ImportedComponent {
  const name = shortName(item.name);
  const kept = kindsNamed(kindOf(name));
  const mentions = kindOf(item.name).mentioned.filter((kind) => !kept.includes(kind));
  return {
    name, duty, original: item.original, copies: item.copy, ...(item.hasTemplate ? { template: true as const } : {}), ...(IF_ANY.test(item.name) ? { ifAny: true as const } : {}),
    ...(mentions.length ? { mentions } : {}),
  };
}

/** The source lists one paper twice in a case (once a channel, once a holder): the larger numbers stand. */
function merged(first: ImportedComponent | undefined, second: ImportedComponent): ImportedComponent {
  if (!first) return second;
  return { ...first, original: Math.max(first.original, second.original), copies: Math.max(first.copies, second.copies), ...(first.template || second.template ? { template: true as const } : {}) };
}

/** Three or more parts, each beginning as a document does, in one line. */
const namesSeveral = (name: string): boolean => (plainText(name).match(/(?:^|[;+•●-])\s*(?:Bản|Giấy|Đơn|Tờ khai|Văn bản|Hợp đồng|Biên bản|Quyết định|Báo cáo|Danh sách|Phiếu|Chứng từ|Hóa đơn|Sơ yếu)/gu) ?? []).length >= 3;
