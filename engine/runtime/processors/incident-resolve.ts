import { isKey } from '../../protocol/key.ts';
import { contextOf, instanceOf } from '../bpmn/elements.ts';
import type { Processor } from './processor.ts';
import { activateElement, completeElement } from './process-instance-element.ts';

/** Rule 117: the failed step is tried again with what the variables are now; a job's incident makes the job activatable. */
export const resolveIncident: Processor<'INCIDENT'> = (work, { key }) => {
  const incident = work.state.get(work.unit, 'incident', key);
  if (!incident) return work.reject('NOT_FOUND', `Expected to resolve incident with key '${key}', but no such incident was found`);
  work.answer(work.event('INCIDENT', 'RESOLVED', key, incident));
  if (isKey(incident.jobKey)) return;
  const element = instanceOf(work, incident.elementInstanceKey);
  if (element?.state === 'ACTIVATING') activateElement(work, contextOf(element));
  else if (element?.state === 'COMPLETING') completeElement(work, contextOf(element));
};
