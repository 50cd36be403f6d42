import { finish, once, type Steps } from '../in-steps.ts';
import type { DocumentKind, PaperReplacement, ReplacementFile } from '../schema/document-facts.ts';
import { kindReader, withDecisions, type KindDecisions, type KindReader } from './kind-of-name.ts';
import { loadKinds, type KindRegister } from './load-kinds.ts';
import { loadReplacementsInSteps } from './load-replacements.ts';
import { matchReplacements, type ProcedureWithPapers } from './once-only.ts';
import { proposalsOf, type Proposal } from './proposals.ts';
import type { InForce } from '../schema/facts.ts';

/** Register of kinds and appendix of replacements, ready to be asked about one procedure. */
export interface PaperRules { readonly kinds: ReadonlyMap<string, DocumentKind>; readonly kindOf: KindReader; readonly register: KindRegister; readonly replacements: ReplacementFile; readonly rowsOf: ReadonlyMap<string, readonly PaperReplacement[]> }

/** Read at first need (some 0.1 s), then the same for the life of the process. @throws FactsError naming file and line. */
export const paperRulesInSteps = once(function* read(): Steps<PaperRules> {
  const register = loadKinds();
  yield;
  const replacements = yield* loadReplacementsInSteps();
  const rowsOf = new Map<string, PaperReplacement[]>();
  for (const row of replacements.rows) for (const code of new Set(row.codes)) {
    const rows = rowsOf.get(code);
    if (rows) rows.push(row); else rowsOf.set(code, [row]);
  }
  return { kinds: new Map(register.kinds.map(({ kind }) => [kind.id, kind])), kindOf: kindReader(register), register, replacements, rowsOf };
});
export const paperRules = (): PaperRules => finish(paperRulesInSteps());

/** Kinds that staff added never stand at the head of a name by words: only a decision names them. */
const NO_WORDS = '(?!)';
/** The same rules where staff decided about names since they were shipped. */
export function rulesWith(decisions: KindDecisions, rules: PaperRules = paperRules()): PaperRules {
  if (decisions.kindByName.size === 0 && decisions.ownKinds.length === 0) return rules;
  const own = decisions.ownKinds.filter(({ id }) => !rules.kinds.has(id));
  const kinds = new Map([...rules.kinds, ...own.map((kind): [string, DocumentKind] => [kind.id, kind])]);
  return { ...rules, kinds, register: { ...rules.register, kinds: [...rules.register.kinds, ...own.map((kind) => ({ kind, words: NO_WORDS }))] }, kindOf: withDecisions(rules.kindOf, kinds, decisions) };
}

export interface HeldPaper {
  readonly template: boolean;
  /** What its name says that it is; undefined: no kind of the register. */
  readonly kind?: { readonly kind: DocumentKind; readonly certain: boolean };
  readonly replacedBy: readonly { readonly database: string; readonly owner: string; readonly law: string; readonly clause: string; readonly resolution: string; readonly inForce: InForce; readonly ready: boolean }[];
}

/** What the appendix proposes for one procedure. @param baseCode rows name national procedures only. */
export function proposalsOfProcedure(procedure: ProcedureWithPapers, baseCode = procedure.code, rules: PaperRules = paperRules()): readonly Proposal[] {
  const rows = (rules.rowsOf.get(baseCode) ?? []).map((row) => ({ ...row, codes: [procedure.code] }));
  if (rows.length === 0) return [];
  const file = { ...rules.replacements, rows };
  return proposalsOf(file, matchReplacements(file, [procedure], rules.kindOf, rules.register));
}

/** The papers of one procedure by their names: what they are, who holds them, and which register replaces them. @param baseCode rows name national procedures only. */
export function papersOf(procedure: ProcedureWithPapers, baseCode = procedure.code, rules: PaperRules = paperRules()): ReadonlyMap<string, HeldPaper> {
  const proposals = proposalsOfProcedure(procedure, baseCode, rules);
  return new Map(procedure.cases.flatMap(({ components }) => components).map(({ name, template }): [string, HeldPaper] => {
    const read = rules.kindOf(name);
    const kind = 'kind' in read && read.kind ? rules.kinds.get(read.kind) : undefined;
    const replacedBy = proposals.filter(({ remove }) => remove.document === name).map(({ lookUp, clause, inForce, ready }) => ({ database: lookUp.database, owner: lookUp.owner, law: clause.law, clause: clause.clause, resolution: clause.resolution, inForce, ready }));
    // The same paper in several cases is replaced by the same row once.
    const once = [...new Map(replacedBy.map((each) => [`${each.database}|${each.law}|${each.clause}`, each])).values()];
    return [name, { template: template === true, ...(kind ? { kind: { kind, certain: read.certainty === 'certain' } } : {}), replacedBy: once }];
  }));
}
