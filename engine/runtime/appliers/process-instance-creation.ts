import type { Applier } from './applier.ts';

export const resultAwaiting: Applier<'PROCESS_INSTANCE_RESULT'> = ({ value, unit }, state) => state.put(unit, 'awaited-result', value.processInstanceKey, value);
export const resultCompleted: Applier<'PROCESS_INSTANCE_RESULT'> = ({ value, unit }, state) => state.remove(unit, 'awaited-result', value.processInstanceKey);
