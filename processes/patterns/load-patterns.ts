import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Schema } from 'joi';
import { parse } from 'yaml';
import { finish, type Steps } from '../in-steps.ts';
import { loadForms, loadJobTypes } from '../load.ts';
import { checkYaml, FactsError, type FactsProblem, type Rule } from '../schema/read-yaml.ts';
import type { AgencyRules, Pattern, PatternFile, PatternRule, PatternStage, PatternTask, RuleFile } from './pattern-facts.ts';
import { agencyRulesSchema, patternFileSchema, patternRules, ruleOrder, rulePatterns, rulesSchema } from './pattern-schemas.ts';

/** Patterns with their inclusions written out, and the rules that choose among them. */
export interface Patterns {
  readonly tasks: Readonly<Record<string, PatternTask>>;
  readonly patterns: ReadonlyMap<string, Pattern>;
  readonly rules: readonly PatternRule[];
  readonly agencies: AgencyRules;
  /** Patterns that are wrong, stand on something wrong, or are named by a rule and not there: what would run by them is not compiled, all else is. */
  readonly refused: ReadonlySet<string>;
  readonly problems: readonly FactsProblem[];
}

/** @throws FactsError naming file, line and what to do, where no pattern or no choice could be trusted: broken YAML, a rule of a wrong shape, wrong agencies. */
export const loadPatterns = (read?: (name: string) => string): Patterns => finish(loadPatternsInSteps(read));

export function* loadPatternsInSteps(read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')): Steps<Patterns> {
  const forms = new Set(loadForms().map(({ key }) => key));
  yield;
  const roles = new Set(loadJobTypes().roles.map(({ id }) => id));
  yield;
  const { file, refused, problems } = soundPatterns(read('patterns.yaml'), patternRules(forms, roles));
  yield;
  const { rules } = part<RuleFile>(read, 'rules.yaml', rulesSchema, ruleOrder);
  const known = new Set([...Object.keys(file.patterns), ...refused]);
  const unknown = checkYaml<RuleFile>(read('rules.yaml'), fileName('rules.yaml'), rulesSchema, [rulePatterns(known)]);
  yield;
  const agencies = part<AgencyRules>(read, 'agencies.yaml', agencyRulesSchema, []);
  const flat = (stages: readonly PatternStage[]): readonly PatternStage[] => stages.flatMap((stage) => ('include' in stage ? flat(file.sequences[stage.include] ?? file.patterns[stage.include]!.stages) : [stage]));
  return {
    tasks: file.tasks, rules, agencies, patterns: new Map(Object.entries(file.patterns).map(([id, pattern]) => [id, { ...pattern, stages: flat(pattern.stages) }])),
    refused: new Set([...refused, ...rules.flatMap(({ pattern }) => (known.has(pattern) ? [] : [pattern]))]),
    problems: [...problems, ...('problems' in unknown ? unknown.problems : [])],
  };
}

/** The tasks, sequences and patterns with which nothing is wrong; what stands on a wrong one goes with it and is no problem of its own. */
function soundPatterns(text: string, rules: readonly Rule<PatternFile>[]): { readonly file: PatternFile; readonly refused: ReadonlySet<string>; readonly problems: readonly FactsProblem[] } {
  const whole = checkYaml<PatternFile>(text, fileName('patterns.yaml'), patternFileSchema, rules);
  if ('value' in whole) return { file: whole.value, refused: new Set(), problems: [] };
  const left = parse(text, { logLevel: 'silent', strict: false }) as Record<string, Record<string, unknown>>;
  const patterns = Object.keys(left?.['patterns'] ?? {});
  for (let wrong = whole.problems; ; ) {
    // Several things may be wrong with one entry.
    for (const at of new Set(wrong.map(({ path }) => path.split('.', 2).join('.')))) {
      const [section = '', entry = ''] = at.split('.');
      // Not within an entry: this is no file of patterns.
      if (left?.[section]?.[entry] === undefined) throw new FactsError(whole.problems);
      delete left[section][entry];
    }
    const rest = checkYaml<PatternFile>(JSON.stringify(left), fileName('patterns.yaml'), patternFileSchema, rules);
    if ('value' in rest) return { file: rest.value, refused: new Set(patterns.filter((id) => !rest.value.patterns[id])), problems: whole.problems };
    wrong = rest.problems;
  }
}

const fileName = (name: string): string => `processes/patterns/${name}`;

function part<T>(read: (name: string) => string, name: string, schema: Schema, rules: readonly Rule<T>[]): T {
  const answer = checkYaml<T>(read(name), fileName(name), schema, rules);
  if ('problems' in answer) throw new FactsError(answer.problems);
  return answer.value;
}
