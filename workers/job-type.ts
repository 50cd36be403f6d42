/** Every job type of processes/job-types.yaml; a test compares both. */
export const JOB_TYPES = [
  'claim-dossier', 'once-only-lookup', 'check-components', 'decide-on-the-spot', 'set-status', 'clock-move', 'request-supplement', 'await-supplement', 'compute-fee', 'await-payment', 'await-agency',
  'open-linked-dossiers', 'await-linked-dossiers', 'issue-result', 'deliver-result', 'send-notice', 'request-rating', 'close-dossier', 'clock-evaluate', 'io.camunda.zeebe:userTask',
] as const;
export type JobType = (typeof JOB_TYPES)[number];
