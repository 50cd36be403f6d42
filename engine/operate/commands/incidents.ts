import { table } from '../operator.ts';
import type { Operator } from '../operator.ts';

/** Lists what is stuck and why, oldest first; only those of one process if it is named. */
export async function incidents({ view, say, json }: Operator, bpmnProcessId: string | undefined): Promise<number> {
  const found = await (await view()).incidents(bpmnProcessId === undefined ? {} : { bpmnProcessId });
  if (json) for (const incident of found) say(JSON.stringify(incident));
  else if (found.length === 0) say('no incidents');
  else {
    const rows = found.map(({ incident_key, process_instance_key, bpmn_process_id, element_id, error_type, message }) => [incident_key, process_instance_key, bpmn_process_id, element_id, error_type, message.replace(/\s+/g, ' ')]);
    for (const line of table(['incident', 'instance', 'process', 'element', 'type', 'message'], rows)) say(line);
  }
  return 0;
}
