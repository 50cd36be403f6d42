import type { JobState } from '../state/family.ts';
import type { Applier } from './applier.ts';
import { changeElement } from './change-element.ts';

/** What Zeebe writes in `elementId` when an error found no catch event. */
export const NO_CATCH_EVENT = 'NO_CATCH_EVENT_FOUND';

type JobApplier = Applier<'JOB'>;

/** What a completing worker sent stays in the record; the job keeps none of it. */
const keep = (state: JobState): JobApplier => ({ key, value, unit }, store) => store.put(unit, 'job', key, { state, job: { ...value, variables: {} } });

export const jobCreated: JobApplier = (event, state, graph) => {
  keep('ACTIVATABLE')(event, state, graph);
  const isListener = event.value.jobKind === 'EXECUTION_LISTENER';
  changeElement(state, event.unit, event.value.elementInstanceKey, ({ listenersRun = 0 }) => ({ jobKey: event.key, ...(isListener ? { listenersRun: listenersRun + 1 } : {}) }));
};

/** Completed or canceled: gone. */
export const jobGone: JobApplier = ({ key, value, unit }, state) => {
  state.remove(unit, 'job', key);
  changeElement(state, unit, value.elementInstanceKey, () => ({ jobKey: undefined }));
};

export const jobFailed: JobApplier = (event, state, graph) => {
  const { retries, retryBackoff } = event.value;
  keep(retries > 0 && retryBackoff <= 0 ? 'ACTIVATABLE' : 'FAILED')(event, state, graph);
};
/** An error that was caught ends the job; one that was not leaves it for its incident. From then on the job names no element, in all its events (as Zeebe's). */
export const jobErrorThrown: JobApplier = (event, state, graph) => (event.value.elementId === NO_CATCH_EVENT ? keep('ERROR_THROWN') : jobGone)(event, state, graph);
export const jobActivatableAgain: JobApplier = ({ key, value, unit }, state) => {
  state.put(unit, 'job', key, { state: 'ACTIVATABLE', job: { ...value, variables: {}, deadline: -1, recurringTime: -1 } });
};
/** Retries and time-out change; where the job stands does not. */
export const jobChanged: JobApplier = ({ key, value, unit }, state) => {
  const before = state.get(unit, 'job', key);
  if (before) state.put(unit, 'job', key, { state: before.state, job: { ...value, variables: {} } });
};

export const jobBatchActivated: Applier<'JOB_BATCH'> = ({ value, units }, state) => {
  value.jobKeys.forEach((key, i) => {
    const job = value.jobs[i];
    const unit = units[i];
    if (job && unit) state.put(unit, 'job', key, { state: 'ACTIVATED', job: { ...job, variables: {} } });
  });
};
