import type { Knex } from 'knex';
import { COST_PARAMETERS, costParameters, type CostParameter, type CostParameterId } from '../../processes/cost/parameters.ts';

export interface CostSetting { readonly value: number; readonly source: string; readonly by: string; readonly at: Date }
export interface CostParameterInForce extends CostParameter { readonly id: CostParameterId; /** Null: as shipped. */ readonly set: CostSetting | null }

interface Row { parameter: string; value: string | null; source: string; set_by_name: string; set_at: Date }

/** What staff set, else what is shipped, in the order of the register. */
export async function costParametersInForce(db: Knex): Promise<readonly CostParameterInForce[]> {
  const rows = await db('desk.cost_parameter').distinctOn('parameter').orderBy([{ column: 'parameter' }, { column: 'id', order: 'desc' }]).select<Row[]>('parameter', 'value', 'source', 'set_by_name', 'set_at');
  const shipped = costParameters();
  return COST_PARAMETERS.map((id) => {
    const row = rows.find(({ parameter }) => parameter === id);
    const set = row && row.value !== null ? { value: Number(row.value), source: row.source, by: row.set_by_name, at: row.set_at } : null;
    return { id, ...shipped[id], value: set?.value ?? shipped[id].value, set };
  });
}
