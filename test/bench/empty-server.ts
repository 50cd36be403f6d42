import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { UntypedServiceImplementation } from '@grpc/grpc-js';
import { gatewayService } from '../../engine/zeebe/service-definition.ts';
import { JOB_TYPE, PROCESS_ID } from './lean-client.ts';

/** A process of its own that speaks the protocol and does nothing: it hands out a job for every creation. What is faster than this does not speak gRPC. */
const JOBS_AT_MOST = 128;
const waiting: string[] = [];
let key = 2_251_799_813_685_248n;
const answer = (response: () => object) => (_: unknown, done: (error: null, response: object) => void): void => done(null, response());
const methods: UntypedServiceImplementation = {
  CreateProcessInstance: answer(() => {
    waiting.push(String(++key));
    return { processDefinitionKey: '2251799813685249', bpmnProcessId: PROCESS_ID, version: 1, processInstanceKey: String(key), tenantId: '<default>' };
  }),
  CompleteJob: answer(() => ({})),
  ActivateJobs: (call: { request: { maxJobsToActivate: number }; write(message: object): void; end(): void }) => {
    const jobs = waiting.splice(0, Math.min(JOBS_AT_MOST, call.request.maxJobsToActivate)).map((each) => ({
      key: each, type: JOB_TYPE, processInstanceKey: each, bpmnProcessId: PROCESS_ID, processDefinitionVersion: 1, processDefinitionKey: '2251799813685249', elementId: 'task',
      elementInstanceKey: each, customHeaders: '{"station":"task"}', worker: 'bench', retries: 3, deadline: '1790000000000', variables: '{"dossier":"H1","pages":3}', tenantId: '<default>',
    }));
    if (jobs.length > 0) call.write({ jobs });
    setTimeout(() => call.end(), jobs.length > 0 ? 0 : 5);
  },
};
/** As the gateway's. */
const server = new Server({ 'grpc.enable_channelz': 0 });
const service = gatewayService();
server.addService(Object.fromEntries(Object.entries(service).filter(([name]) => name in methods)), methods);
server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.send?.({ ready: true, port });
});
process.on('disconnect', () => process.exit(0));
