import { isKey } from '../../protocol/key.ts';
import type { Applier } from './applier.ts';
import { changeElement } from './change-element.ts';

export const incidentCreated: Applier<'INCIDENT'> = ({ key, value, unit }, state) => {
  state.put(unit, 'incident', key, value);
  changeElement(state, unit, value.elementInstanceKey, ({ incidents }) => ({ incidents: incidents + 1 }));
  if (!isKey(value.jobKey)) return;
  const stored = state.get(unit, 'job', value.jobKey);
  if (stored && stored.state !== 'ERROR_THROWN') state.put(unit, 'job', value.jobKey, { state: 'FAILED', job: { ...stored.job, recurringTime: -1 } });
};

/** It goes on at its element in another definition. */
export const incidentMigrated: Applier<'INCIDENT'> = ({ key, value, unit }, state) => state.put(unit, 'incident', key, value);

/** A job that raised it can be taken again, whatever retries it has left (rules 49, 89), and names its element again if an error took that away. */
export const incidentResolved: Applier<'INCIDENT'> = ({ key, value, unit }, state) => {
  state.remove(unit, 'incident', key);
  // What is tried again is the whole turn, from its first execution listener on.
  changeElement(state, unit, value.elementInstanceKey, ({ incidents }) => ({ incidents: incidents - 1, ...(isKey(value.jobKey) ? {} : { listenersRun: undefined }) }));
  const stored = isKey(value.jobKey) ? state.get(unit, 'job', value.jobKey) : undefined;
  const elementId = stored?.state === 'ERROR_THROWN' ? state.get(unit, 'element-instance', stored.job.elementInstanceKey)?.value.elementId : undefined;
  if (stored) state.put(unit, 'job', value.jobKey, { state: 'ACTIVATABLE', job: { ...stored.job, elementId: elementId ?? stored.job.elementId, deadline: -1, recurringTime: -1 } });
};
