import { ZeebeError, type Job, type ZeebePort } from '../../engine/zeebe/port.ts';

export interface RecordingZeebe extends ZeebePort { readonly calls: { readonly method: string; readonly key: string }[]; answerWith(method: string, ...answers: (ZeebeError['code'] | 'OK')[]): void }

/** The engine's door with nobody behind it: notes calls and answers as told (then OK). For what an engine would do only by accident: outages, repetitions. */
export function recordingZeebe(): RecordingZeebe {
  const calls: { method: string; key: string }[] = [];
  const answers = new Map<string, (ZeebeError['code'] | 'OK')[]>();
  const call = async (method: string, key: string): Promise<void> => {
    calls.push({ method, key });
    const answer = answers.get(method)?.shift() ?? 'OK';
    if (answer !== 'OK') throw new ZeebeError(answer, `told to answer ${answer}`);
  };
  return {
    calls,
    answerWith: (method, ...list) => { answers.set(method, list); },
    topology: async () => ({ gatewayVersion: 'none', partitions: 1 }),
    deploy: async () => [],
    async createInstance({ bpmnProcessId }) { await call('createInstance', bpmnProcessId); return { bpmnProcessId, version: 1, processDefinitionKey: '1', processInstanceKey: String(5000 + calls.length) }; },
    cancelInstance: (key) => call('cancelInstance', key),
    publishMessage: ({ name, correlationKey }) => call('publishMessage', `${name} ${correlationKey}`),
    completeJob: (key) => call('completeJob', key),
    failJob: (key) => call('failJob', key),
    throwError: (key) => call('throwError', key),
    updateJobTimeout: (key) => call('updateJobTimeout', key),
    updateJobRetries: (key) => call('updateJobRetries', key),
    setVariables: (key) => call('setVariables', key),
    resolveIncident: (key) => call('resolveIncident', key),
    work: () => ({ close: async () => undefined }),
    close: async () => undefined,
  };
}

let keys = 9000;
export const jobOf = (type: string, dossierId: string, more: Partial<Job> = {}): Job => ({
  key: String(++keys), type, processInstanceKey: '7000', bpmnProcessId: 'procedure-1.001193', processDefinitionVersion: 1, processDefinitionKey: '1000', elementId: type, elementInstanceKey: '1', customHeaders: {}, retries: 3, deadline: 0,
  variables: { dossierId }, ...more,
});
