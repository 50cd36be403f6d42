import Joi from 'joi';
import { folded, plainText } from '../schema/plain-text.ts';
import type { PaperReplacement, ReplacementFile } from '../schema/document-facts.ts';
import { writeFlow, type Plain } from '../schema/plain-yaml.ts';
import type { FactsProblem } from '../schema/read-yaml.ts';

/** Which registers a printed name of databases means; the text may name several. */
const REGISTERS: readonly { readonly id: string; readonly words: RegExp }[] = [
  { id: 'business-register', words: /dang ky (?:doanh|kinh doanh)|dinh danh dien tu to chuc|hop tac xa|ho kinh doanh/ },
  { id: 'population', words: /dan cu|can cuoc|ho chieu/ },
  { id: 'civil-status', words: /ho tich/ },
  { id: 'land', words: /dat dai/ },
  { id: 'vehicle', words: /dang ky xe/ },
  { id: 'licence', words: /giay phep lai xe/ },
  { id: 'criminal-record', words: /ly lich tu phap/ },
  { id: 'health-record', words: /suc khoe|ve y te/ },
  { id: 'health-insurance', words: /bao hiem|bhxh/ },
  { id: 'children', words: /tre em/ },
];
export const registersIn = (database: string): string[] => REGISTERS.filter(({ words }) => words.test(folded(database))).map(({ id }) => id);

interface SourceRow { readonly no: number; readonly codes: readonly string[]; readonly name: string; readonly paper: string; readonly db: string; readonly owner: string; readonly law: string; readonly clause: string }
const text = Joi.string().allow('').required();
const schema = Joi.object({ no: Joi.number().integer().required(), codes: Joi.array().items(Joi.string().pattern(/^\d\.\d{6}$/)).required(), name: text, paper: text, db: text, owner: text, law: text, clause: text });

/** Reads the rows of an appendix (JSON lines). A row whose cells stand in the wrong columns is kept apart as unread: which paper it means is nowhere. */
export function readReplacementLines(content: string, file: string): Pick<ReplacementFile, 'rows' | 'unread'> & { readonly problems: readonly FactsProblem[] } {
  const rows: PaperReplacement[] = [];
  const unread: ReplacementFile['unread'][number][] = [];
  const problems: FactsProblem[] = [];
  content.split('\n').forEach((line, index) => {
    if (!line.trim()) return;
    let value: unknown;
    try { value = JSON.parse(line); } catch { problems.push({ file, line: index + 1, path: '', message: 'this line is not JSON: export it again' }); return; }
    const checked = schema.validate(value, { abortEarly: false, convert: false });
    if (checked.error) { problems.push(...checked.error.details.map((detail) => ({ file, line: index + 1, path: detail.path.join('.'), message: `${detail.message}: correct the source and import again` }))); return; }
    const row = checked.value as SourceRow;
    const shifted = /^(?:cơ sở dữ liệu|csdl)/iu.test(row.paper) && registersIn(row.db).length === 0;
    if (shifted) { unread.push({ number: row.no, codes: row.codes, reason: 'the cell of the paper holds a database: the row is shifted by a column' }); return; }
    // A row may lack the database only: then the owner stands in its cell and the law in the owner's.
    const [database, owner, law, clause] = registersIn(row.db).length === 0 && /^bộ/iu.test(row.db) ? ['', row.db, row.law ? `${row.owner}` : '', row.clause || row.law] : [row.db, row.owner, row.law, row.clause];
    rows.push({ number: row.no, codes: row.codes, procedure: plainText(row.name), paper: plainText(row.paper), registers: registersIn(database), database: plainText(database), owner: plainText(owner), law: plainText(law), clause: plainText(clause), ...(/(?:1|một) phần/iu.test(`${row.paper} ${row.db}`) ? { partly: true as const } : {}) });
  });
  return { rows, unread, problems };
}

export function writeReplacements({ rows, unread, ...head }: ReplacementFile): string {
  const list = (key: string, values: readonly unknown[]): string[] => (values.length ? [`${key}:`, ...values.map((value) => `  - ${writeFlow(value as Plain)}`)] : [`${key}: []`]);
  return `${['# Papers that data replace, procedure by procedure. One line a row of the appendix.', ...Object.entries(head).map(([key, value]) => `${key}: ${writeFlow(value as unknown as Plain)}`), ...list('unread', unread), ...list('rows', rows)].join('\n')}\n`;
}
