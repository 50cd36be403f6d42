import type { ProcedureFacts } from './facts.ts';
import type { Rule } from './read-yaml.ts';

/** A component's condition asks a field of the reception form, with a value that the field can have. */
const conditionsAskTheForm: Rule<ProcedureFacts> = (facts) => facts.components.flatMap((component, index) => {
  if (!component.when) return [];
  const { field: fieldId, equals } = component.when;
  const field = facts.form.find((candidate) => candidate.id === fieldId);
  const path = ['components', index, 'when'];
  if (!field) return [{ path, message: `there is no form field '${fieldId}': add it to 'form' or correct the name` }];
  const known = field.type === 'boolean' ? typeof equals === 'boolean' : field.type !== 'choice' || field.choices!.some((choice) => choice.value === equals);
  return known ? [] : [{ path, message: `field '${fieldId}' never equals '${String(equals)}': write one of its choices` }];
});

/** What no source gives must be said on the page (issue 3), in both languages. */
const guessesAreListed: Rule<ProcedureFacts> = (facts) => {
  const marks = JSON.stringify(facts).match(/"mark":"[KA]"/g) ?? [];
  return marks.length > 0 && facts.assumptions.length === 0 ? [{ path: ['assumptions'], message: `${marks.length} facts are marked K or A: say here, in both languages, what is assumed` }] : [];
};

const bundlesAreFlat: Rule<ProcedureFacts> = (facts) => (facts.linked && facts.partOfBundle ? [{ path: ['partOfBundle'], message: "a part of a bundle opens no dossiers of its own: take 'linked' or 'partOfBundle' out" }] : []);

export const procedureRules: readonly Rule<ProcedureFacts>[] = [conditionsAskTheForm, guessesAreListed, bundlesAreFlat];

/** A step is done by a role that the desk knows (job-types.yaml). */
export const rolesAreKnown = (roles: readonly string[]): Rule<ProcedureFacts> => (facts) => facts.steps.flatMap(({ role }, index) => (roles.includes(role) ? [] : [{ path: ['steps', index, 'role'], message: `there is no role '${role}': write one of ${roles.map((known) => `'${known}'`).join(', ')}` }]));
