import { join } from 'node:path';
import Joi from 'joi';
import type { Provenance, Text } from '../schema/facts.ts';
import { provenance } from '../schema/procedure-schema.ts';
import { FactsError, readYaml } from '../schema/read-yaml.ts';

export const COST_PARAMETERS = ['hour-income', 'prepare-hours', 'visit-hours', 'visit-travel'] as const;
export type CostParameterId = (typeof COST_PARAMETERS)[number];
export interface CostParameter { readonly name: Text; readonly unit: 'dong' | 'hours'; /** Null: no source gives one. */ readonly value: number | null; readonly provenance: Provenance }

const text = Joi.object({ vi: Joi.string().required(), en: Joi.string().required() });
const parameter = Joi.object({ name: text.required(), unit: Joi.valid('dong', 'hours').required(), value: Joi.number().min(0).allow(null).required(), provenance: provenance.required() });
const schema = Joi.object({ parameters: Joi.object(Object.fromEntries(COST_PARAMETERS.map((id) => [id, parameter.required()]))).required() });

let known: Readonly<Record<CostParameterId, CostParameter>> | undefined;
/** As shipped; read once. @throws FactsError naming file, line and what to do. */
export function costParameters(file = join(import.meta.dirname, 'parameters.yaml')): Readonly<Record<CostParameterId, CostParameter>> {
  if (known) return known;
  const read = readYaml<{ readonly parameters: Readonly<Record<CostParameterId, CostParameter>> }>(file, schema);
  if ('problems' in read) throw new FactsError(read.problems);
  return (known = read.value.parameters);
}
