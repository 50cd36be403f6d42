import { expect } from 'chai';
import { startEngine, type RunningEngine } from '../../../engine/main.ts';
import { wallClock } from '../../../engine/time/wall-clock.ts';
import { createZeebe } from '../../../engine/zeebe/create-zeebe.ts';
import type { ZeebePort } from '../../../engine/zeebe/port.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';
import { startDesignerServer, type DesignerServer } from '../support/designer-server.ts';
import { chain, drawnXml, validModel } from '../support/drawn-model.ts';

const CODE = '1.000001';
const PROCESS = `procedure-${CODE}`;

describe('deploying a draft on the engine', () => {
  let database: TestDatabase, engine: RunningEngine, zeebe: ZeebePort, designer: DesignerServer;
  before(async () => {
    database = await createTestDatabase();
    engine = await startEngine({ databaseUrl: database.url, gatewayPort: 0 }, wallClock);
    zeebe = createZeebe(engine.address, { log: { info: () => undefined, error: () => undefined } });
    designer = await startDesignerServer(zeebe);
  });
  after(async () => { await designer?.close(); await zeebe?.close(); await engine?.close(); await database?.drop(); });

  it('makes the next version, which new instances take', async () => {
    // given: version 1 runs
    const xml = drawnXml(validModel());
    const [first] = await zeebe.deploy([{ name: `${CODE}.bpmn`, content: xml }]);
    await designer.db('desk.deployment').insert({ procedure_code: CODE, bpmn_process_id: PROCESS, version: first?.version, process_definition_key: first?.processDefinitionKey, checksum: 'x', bpmn_xml: xml, origin: 'shipped', deployed_at: new Date(), engine: 'test' });
    const old = await zeebe.createInstance({ bpmnProcessId: PROCESS, variables: {} });
    // when
    const reformer = await designer.as('Cán bộ (thử nghiệm)', 'reform-staff'), leader = await designer.as('Lãnh đạo (thử nghiệm)', 'leader');
    const draft = String((await reformer('POST', `/procedures/${CODE}/drafts`, { title: 'Bỏ bước soát xét' })).body['id']);
    const shorter = drawnXml({ nodes: validModel().nodes.filter(({ id }) => id !== 'review'), flows: chain('received', 'claim', 'appraise', 'sign', 'stamp', 'close', 'done') });
    await reformer('PUT', `/drafts/${draft}`, { xml: shorter, version: 1 });
    await reformer('POST', `/drafts/${draft}/submit`, { note: 'Bớt một bước', version: 2 });
    await leader('POST', `/drafts/${draft}/approve`, {});
    const deployed = await leader('POST', `/drafts/${draft}/deploy`);
    const fresh = await zeebe.createInstance({ bpmnProcessId: PROCESS, variables: {} });
    // then
    expect([deployed.status, deployed.body['deployedVersion']]).to.deep.equal([200, 2]);
    expect([old.version, fresh.version]).to.deep.equal([1, 2]);
  });
});
