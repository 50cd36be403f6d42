import { folded } from '../schema/plain-text.ts';
import type { DocumentKind, PaperReplacement, ReplacementFile } from '../schema/document-facts.ts';
import type { ImportedComponent, ImportedProcedureFacts } from '../schema/imported-facts.ts';
import { kindsNamed, type KindReader } from './kind-of-name.ts';
import type { KindRegister } from './load-kinds.ts';

/** How a row's paper was found among the documents of a procedure. */
export type FoundBy =
  /** The document is of a kind that the row names. */
  | 'kind'
  /** The document's name names that kind among others, or inside a wider one: staff should look. */
  | 'named-within'
  /** The document's name is so wide that it may be the paper, e.g. "giấy tờ tùy thân": staff must decide. */
  | 'wider-name'
  /** Nearly the same words. */
  | 'wording';

export interface AskedForAlthoughHeld {
  readonly code: string;
  readonly case: string;
  readonly component: ImportedComponent;
  readonly row: PaperReplacement;
  readonly foundBy: FoundBy;
}
export type NotFoundReason = 'no-code' | 'not-in-the-catalogue' | 'no-documents' | 'no-such-paper';
export interface ReplacementOutcome {
  /** "Asks for what the State holds": document by document, with the clause. */
  readonly found: readonly AskedForAlthoughHeld[];
  readonly rowsFound: number;
  /** Rows that the procedure's own text already follows: a note says that the paper is not asked for when its data can be read. */
  readonly alreadyApplied: readonly { readonly row: PaperReplacement; readonly code: string }[];
  readonly rowsInCatalogue: number;
  readonly notFound: readonly { readonly row: PaperReplacement; readonly code?: string; readonly reason: NotFoundReason }[];
}

/** Imported procedures and hand-modelled ones alike (`withPapers`). */
export type ProcedureWithPapers = Pick<ImportedProcedureFacts, 'code' | 'cases'> & Partial<Pick<ImportedProcedureFacts, 'dataInsteadOf'>>;

/** Matches every row of the appendix against the documents of its procedures. What is not found is reported, never assumed. */
export function matchReplacements(file: ReplacementFile, procedures: readonly ProcedureWithPapers[], kindOf: KindReader, register: KindRegister): ReplacementOutcome {
  const byCode = new Map(procedures.map((procedure) => [procedure.code, procedure]));
  const inRegisters = new Set(register.kinds.filter(({ kind }) => kind.holder.is === 'register').map(({ kind }) => kind.id));
  const kindById = new Map(register.kinds.map(({ kind }) => [kind.id, kind]));
  const found: AskedForAlthoughHeld[] = [];
  const notFound: { row: PaperReplacement; code?: string; reason: NotFoundReason }[] = [];
  const alreadyApplied: { row: PaperReplacement; code: string }[] = [];
  let rowsFound = 0;
  let rowsInCatalogue = 0;
  for (const row of file.rows) {
    if (row.codes.length === 0) { notFound.push({ row, reason: 'no-code' }); continue; }
    const kinds = kindsNamed(kindOf(row.paper)).filter((id) => inRegisters.has(id));
    const known = row.codes.filter((code) => byCode.has(code));
    rowsInCatalogue += known.length ? 1 : 0;
    let hit = false;
    for (const code of row.codes) {
      const procedure = byCode.get(code);
      if (!procedure) { notFound.push({ row, code, reason: 'not-in-the-catalogue' }); continue; }
      const matches = procedure.cases.flatMap((single) => single.components.flatMap((component): AskedForAlthoughHeld[] => {
        const foundBy = matchOf(row.paper, kinds, component, kindOf, kindById);
        return foundBy ? [{ code, case: single.name, component, row, foundBy }] : [];
      }));
      // Doubtful matches count only where there is no better one.
      const best = STRENGTH.map((how) => matches.filter(({ foundBy }) => how.includes(foundBy))).find((group) => group.length > 0) ?? [];
      found.push(...best);
      const applied = (procedure.dataInsteadOf ?? []).some((kind) => kinds.includes(kind));
      if (applied) alreadyApplied.push({ row, code });
      if (best.length || applied) hit = true;
      else notFound.push({ row, code, reason: procedure.cases.length ? 'no-such-paper' : 'no-documents' });
    }
    if (hit) rowsFound++;
  }
  return { found, rowsFound, alreadyApplied, rowsInCatalogue, notFound };
}

const STRENGTH: readonly (readonly FoundBy[])[] = [['kind', 'named-within'], ['wording'], ['wider-name']];

function matchOf(paper: string, kinds: readonly string[], { name, mentions }: ImportedComponent, kindOf: KindReader, kindById: ReadonlyMap<string, DocumentKind>): FoundBy | undefined {
  const read = kindOf(name);
  const head = 'kind' in read && read.kind ? kindById.get(read.kind) : undefined;
  if (head && kinds.includes(head.id)) return read.certainty === 'certain' ? 'kind' : 'named-within';
  // A request, a contract or a letter of authority speaks of other papers without asking for them.
  if (head?.holder.is === 'applicant') return undefined;
  if ([...read.mentioned, ...(mentions ?? [])].some((id) => kinds.includes(id))) return 'named-within';
  if (sameWords(paper, name)) return 'wording';
  return head?.mayBe?.some((id) => kinds.includes(id)) ? 'wider-name' : undefined;
}

/** Words that say nothing about which paper it is. */
const EMPTY_WORDS = new Set('ban sao chinh goc chup co chung thuc hoac va cua cac theo quy dinh tai do cap duoc doi voi truong hop giay to tai lieu van ban chung minh hop phap phap luat de kem so nguoi to chuc ca nhan trong ve viec cho nop ho xac nhan thong bao quyet nhan'.split(' '));
const words = (text: string): string[] => [...new Set(folded(text).split(/[^a-z0-9]+/).filter((word) => word.length > 1 && !EMPTY_WORDS.has(word)))];

/** At least four telling words of the paper, four fifths of them in the name. */
function sameWords(paper: string, name: string): boolean {
  const asked = words(paper);
  const given = new Set(words(name));
  return asked.length >= 4 && asked.filter((word) => given.has(word)).length >= asked.length * 0.8;
}
