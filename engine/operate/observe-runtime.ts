import type { IncidentValue } from '../protocol/incident-value.ts';
import type { JobBatchValue, JobValue } from '../protocol/job-value.ts';
import type { LogRecord } from '../protocol/record.ts';
import type { TimerValue } from '../protocol/event-values.ts';
import type { Runtime } from '../runtime/port.ts';
import type { Metrics } from './metrics.ts';

/** The same runtime, counted: every command once it is processed, from what its records say. The runtime itself knows nothing of it. */
export function observeRuntime(runtime: Runtime, metrics: Metrics): Runtime {
  return {
    ...runtime,
    process(command, context) {
      const step = runtime.process(command, context);
      const rejection = step.records.find(({ recordType, sourceRecordPosition }) => recordType === 'COMMAND_REJECTION' && sourceRecordPosition === step.records[0]?.position);
      metrics.commands.inc({ command: `${command.valueType}.${command.intent}`, result: rejection?.rejectionType ?? 'accepted' });
      for (const record of step.records) if (record.recordType === 'EVENT') COUNT[record.valueType]?.(record, metrics, context.nowMs);
      return step;
    },
  };
}

/** Value types whose events say something to an operator. */
const COUNT: Readonly<Partial<Record<LogRecord['valueType'], (record: LogRecord, metrics: Metrics, nowMs: number) => void>>> = {
  JOB: ({ intent, value }, { jobEvents, jobType }) => jobEvents.inc({ type: jobType((value as JobValue).type), event: intent }),
  JOB_BATCH: ({ value }, { jobEvents, jobType }) => {
    const { type, jobKeys } = value as JobBatchValue;
    if (jobKeys.length > 0) jobEvents.inc({ type: jobType(type), event: 'ACTIVATED' }, jobKeys.length);
  },
  INCIDENT: ({ intent, value }, { incidentEvents }) => incidentEvents.inc({ type: (value as IncidentValue).errorType, event: intent }),
  TIMER: ({ intent, value }, { timerLatenessSeconds }, nowMs) => {
    if (intent === 'TRIGGERED') timerLatenessSeconds.observe(Math.max(0, nowMs - (value as TimerValue).dueDate) / 1_000);
  },
};
