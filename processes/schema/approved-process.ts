import Joi from 'joi';
import type { ApprovedProcess, ImportedProcedureFacts } from './imported-facts.ts';
import { internalId, internalTable, partsOfSteps } from './internal-schema.ts';
import type { Rule } from './read-yaml.ts';

/** The shape of `ApprovedProcess`: who approved it, and its steps – here, or in a file of processes/internal. */
export const approvedSchema = Joi.object({
  decision: Joi.string().required(), date: Joi.string().pattern(/^\d{4}-\d{2}-\d{2}$/).required().messages({ 'string.pattern.base': "write the day of the decision as 'YYYY-MM-DD'" }), signer: Joi.string().required(), place: Joi.string(),
  internalProcess: internalId, ...internalTable,
}).xor('internalProcess', 'steps').without('internalProcess', ['parts', 'total']);

/** What holds of an imported file beyond its shape. */
export const importedRules: readonly Rule<ImportedProcedureFacts>[] = [
  ({ approvedProcess }) => (approvedProcess && 'steps' in approvedProcess ? partsOfSteps(approvedProcess) : []).map(({ path, message }) => ({ path: ['approvedProcess', ...path], message })),
  ({ approvedProcess }) => (approvedProcess && !isDay(approvedProcess.date) ? [{ path: ['approvedProcess', 'date'], message: `there is no day '${approvedProcess.date}': write the day of the decision` }] : []),
];

const isDay = (date: ApprovedProcess['date']): boolean => !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date);
