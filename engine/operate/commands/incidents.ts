import { table } from '../operator.ts';
import type { Operator } from '../operator.ts';
import type { Incident } from '../read-view.ts';

/** A table has as many rows; as lines of JSON they come until the last. */
const PAGE = 1_000;

export interface IncidentsRequest { readonly bpmnProcessId?: string; /** At most so many. */ readonly limit?: number; /** Behind this incident. */ readonly after?: string }

/** Lists what is stuck and why, oldest first; only those of one process if it is named. */
export async function incidents({ view, say, json }: Operator, { limit, ...request }: IncidentsRequest): Promise<number> {
  const opened = await view();
  if (json) {
    for await (const portion of opened.incidentsInPortions({ ...request, ...(limit !== undefined && { limit }) })) for (const incident of portion) say(JSON.stringify(incident));
    return 0;
  }
  const most = limit ?? PAGE;
  const found = await opened.incidents({ ...request, limit: most + 1 });
  const shown = found.slice(0, most);
  if (shown.length === 0) say('no incidents');
  else for (const line of table(['incident', 'instance', 'process', 'element', 'type', 'message'], shown.map(rowOf))) say(line);
  if (found.length > shown.length) say(`there are more: --after ${shown.at(-1)?.incident_key ?? ''}`);
  return 0;
}

const rowOf = ({ incident_key, process_instance_key, bpmn_process_id, element_id, error_type, message }: Incident): readonly string[] =>
  [incident_key, process_instance_key, bpmn_process_id, element_id, error_type, message.replace(/\s+/g, ' ')];
