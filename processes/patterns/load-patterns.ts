import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Schema } from 'joi';
import { finish, type Steps } from '../in-steps.ts';
import { loadForms, loadJobTypes } from '../load.ts';
import { checkYaml, FactsError, type Rule } from '../schema/read-yaml.ts';
import type { AgencyRules, Pattern, PatternFile, PatternRule, PatternStage, PatternTask } from './pattern-facts.ts';
import { agencyRulesSchema, patternFileSchema, patternRules, rulesSchema, ruleRules } from './pattern-schemas.ts';

/** Patterns with their inclusions written out, and the rules that choose among them. */
export interface Patterns {
  readonly tasks: Readonly<Record<string, PatternTask>>;
  readonly patterns: ReadonlyMap<string, Pattern>;
  readonly rules: readonly PatternRule[];
  readonly agencies: AgencyRules;
}

/** @throws FactsError naming file, line and what to do. */
export const loadPatterns = (read?: (name: string) => string): Patterns => finish(loadPatternsInSteps(read));

export function* loadPatternsInSteps(read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')): Steps<Patterns> {
  const forms = new Set(loadForms().map(({ key }) => key));
  yield;
  const roles = new Set(loadJobTypes().roles.map(({ id }) => id));
  yield;
  const file = part<PatternFile>(read, 'patterns.yaml', patternFileSchema, patternRules(forms, roles));
  yield;
  const { rules } = part<{ readonly rules: readonly PatternRule[] }>(read, 'rules.yaml', rulesSchema, ruleRules(new Set(Object.keys(file.patterns))));
  yield;
  const agencies = part<AgencyRules>(read, 'agencies.yaml', agencyRulesSchema, []);
  const flat = (stages: readonly PatternStage[]): readonly PatternStage[] => stages.flatMap((stage) => ('include' in stage ? flat(file.sequences[stage.include] ?? file.patterns[stage.include]!.stages) : [stage]));
  return { tasks: file.tasks, rules, agencies, patterns: new Map(Object.entries(file.patterns).map(([id, pattern]) => [id, { ...pattern, stages: flat(pattern.stages) }])) };
}

function part<T>(read: (name: string) => string, name: string, schema: Schema, rules: readonly Rule<T>[]): T {
  const answer = checkYaml<T>(read(name), `processes/patterns/${name}`, schema, rules);
  if ('problems' in answer) throw new FactsError(answer.problems);
  return answer.value;
}
