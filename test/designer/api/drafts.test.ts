import { expect } from 'chai';
import { ZeebeError, type ZeebePort } from '../../../engine/zeebe/port.ts';
import { chain, drawnXml, job, task, validModel, type DrawnModel } from '../support/drawn-model.ts';
import { startDesignerServer, type Answer, type Call, type DesignerServer } from '../support/designer-server.ts';

const CODE = '1.000001';
const withoutReview = (): DrawnModel => ({ nodes: validModel().nodes.filter(({ id }) => id !== 'review'), flows: chain('received', 'claim', 'appraise', 'sign', 'stamp', 'close', 'done') });
const id = ({ body }: Answer): string => String(body['id']);

/**
 * The engine's door, whose every answer is scripted: these tests are about drafts and their records. That a deployed draft reaches new dossiers
 * on the real engine is shown by test/designer/api/deploy-on-engine.test.ts.
 */
const door = (): Pick<ZeebePort, 'deploy'> & { answer: () => ReturnType<ZeebePort['deploy']>; seen: string[] } => ({
  seen: [], answer: async () => [{ bpmnProcessId: `procedure-${CODE}`, version: 2, processDefinitionKey: '22', resourceName: `${CODE}.bpmn` }],
  async deploy(resources) { this.seen.push(...resources.map(({ name }) => name)); return this.answer(); },
});

describe('drafts', () => {
  let designer: DesignerServer, reformer: Call, colleague: Call, leader: Call, manager: Call, clerk: Call;
  const zeebe = door();
  before(async () => {
    designer = await startDesignerServer(zeebe);
    [reformer, colleague, leader, manager, clerk] = await Promise.all([designer.as('Cán bộ A (thử nghiệm)', 'reform-staff'), designer.as('Cán bộ B (thử nghiệm)', 'reform-staff'), designer.as('Lãnh đạo (thử nghiệm)', 'leader', 'reform-staff'), designer.as('Quản lý (thử nghiệm)', 'manager'), designer.as('Văn thư (thử nghiệm)', 'clerk')]);
  });
  after(() => designer.close());

  const begun = async (): Promise<{ readonly draft: string }> => ({ draft: id(await reformer('POST', `/procedures/${CODE}/drafts`, { title: 'Bỏ bước soát xét' })) });
  const edited = async (xml = drawnXml(withoutReview())): Promise<{ readonly draft: string }> => {
    const { draft } = await begun();
    expect((await reformer('PUT', `/drafts/${draft}`, { xml, version: 1 })).status).to.equal(200);
    return { draft };
  };
  const submitted = async (): Promise<{ readonly draft: string }> => {
    const { draft } = await edited();
    expect((await reformer('POST', `/drafts/${draft}/submit`, { note: 'Giảm một bước', version: 2 })).status).to.equal(200);
    return { draft };
  };

  it('go from the deployed model through edit, submission, another person’s approval and deployment to a recorded version', async () => {
    // given
    const { draft } = await submitted();
    // when
    const compared = await leader('GET', `/drafts/${draft}/compare`);
    const approved = await leader('POST', `/drafts/${draft}/approve`, { note: 'Đồng ý' });
    const deployed = await leader('POST', `/drafts/${draft}/deploy`);
    // then
    expect((compared.body['comparison'] as { changes: { kind: string }[] }).changes.map(({ kind }) => kind)).to.deep.equal(['step-removed']);
    expect([approved.body['state'], approved.body['decidedBy']]).to.deep.equal(['approved', 'Lãnh đạo (thử nghiệm)']);
    expect([deployed.body['state'], deployed.body['deployedVersion'], zeebe.seen.at(-1)]).to.deep.equal(['deployed', 2, `${CODE}.bpmn`]);
    expect(await designer.db('desk.deployment').where({ draft_id: draft }).first('version', 'origin', 'engine')).to.deep.equal({ version: 2, origin: 'designer', engine: 'test' });
    const design = await manager('GET', `/procedures/${CODE}`);
    expect([design.body['deployedVersion'], (design.body['current'] as { counts: { steps: { value: number } } }).counts.steps.value]).to.deep.equal([2, 3]);
    await designer.db('desk.deployment').delete();
  });

  it('tell two people on one draft about each other, and keep what the first saved', async () => {
    // given
    const { draft } = await begun();
    await reformer('PUT', `/drafts/${draft}`, { xml: drawnXml(withoutReview()), version: 1 });
    // when
    const late = await colleague('PUT', `/drafts/${draft}`, { xml: drawnXml(validModel()), version: 1 });
    // then
    expect(late.status).to.equal(409);
    expect(late.body['title']).to.match(/^Cán bộ A \(thử nghiệm\) đã lưu bản thảo này/);
    expect((await colleague('GET', `/drafts/${draft}`)).body['xml']).to.equal(drawnXml(withoutReview()));
  });

  it('keep every revision, and none for a save without a change', async () => {
    const { draft } = await edited();
    await reformer('PUT', `/drafts/${draft}`, { xml: drawnXml(withoutReview()), version: 2 });
    const revisions = (await reformer('GET', `/drafts/${draft}/revisions`)).body as unknown as { n: number }[];
    expect(revisions.map(({ n }) => n)).to.deep.equal([2, 1]);
    expect((await reformer('GET', `/drafts/${draft}/revisions/1`)).body['xml']).to.equal(drawnXml(validModel()));
  });

  it('are not submitted with errors: the answer names the element', async () => {
    // given
    const broken: DrawnModel = { ...validModel(), nodes: [...validModel().nodes.filter(({ id: one }) => one !== 'close'), job('close', 'burn-dossier', {}, 'Đốt hồ sơ')] };
    const { draft } = await edited(drawnXml(broken));
    // when
    const answer = await reformer('POST', `/drafts/${draft}/submit`, { note: 'Trình', version: 2 });
    // then
    expect(answer.status).to.equal(422);
    expect(answer.body['title']).to.equal('Chưa trình được: Bước "Đốt hồ sơ": loại việc "burn-dossier" không có trong hệ thống.');
    expect(Object.keys(answer.body['errors'] as object)).to.deep.equal(['close']);
  });

  it('are not submitted without a change', async () => {
    const { draft } = await begun();
    expect((await reformer('POST', `/drafts/${draft}/submit`, { note: 'Trình', version: 1 })).status).to.equal(422);
  });

  for (const [what, xml] of [['text that is not BPMN', 'Kính gửi anh chị'], ['XML with a document type', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'], ['a model of another procedure', drawnXml({ ...validModel(), processId: 'procedure-9.999999' })]] as const) {
    it(`refuse ${what} and keep the model they have`, async () => {
      const { draft } = await begun();
      expect((await reformer('PUT', `/drafts/${draft}`, { xml, version: 1 })).status).to.equal(422);
      expect((await reformer('GET', `/drafts/${draft}`)).body['xml']).to.equal(drawnXml(validModel()));
    });
  }

  it('refuse more than a megabyte', async () => {
    const { draft } = await begun();
    expect((await reformer('PUT', `/drafts/${draft}`, { xml: `${drawnXml(validModel())}<!-- ${'x'.repeat(1_000_000)} -->`, version: 1 })).status).to.equal(422);
  });

  it('are not approved by anybody who worked on them, leader or not', async () => {
    // given
    const { draft } = await begun();
    await leader('PUT', `/drafts/${draft}`, { xml: drawnXml(withoutReview()), version: 1 });
    await reformer('POST', `/drafts/${draft}/submit`, { note: 'Trình', version: 2 });
    // when
    const answer = await leader('POST', `/drafts/${draft}/approve`, {});
    // then
    expect([answer.status, answer.body['title']]).to.deep.equal([403, 'Bạn đã soạn bản thảo này nên không tự duyệt được.']);
  });

  it('go back with a reason, and can be worked on again', async () => {
    const { draft } = await submitted();
    expect((await leader('POST', `/drafts/${draft}/reject`, {})).status).to.equal(422);
    expect((await leader('POST', `/drafts/${draft}/reject`, { reason: 'Thiếu căn cứ pháp lý' })).body['decisionNote']).to.equal('Thiếu căn cứ pháp lý');
    const view = (await reformer('GET', `/drafts/${draft}`)).body;
    expect(view['may']).to.deep.equal(['edit', 'submit', 'discard']);
    expect((await reformer('PUT', `/drafts/${draft}`, { xml: drawnXml({ ...withoutReview(), nodes: withoutReview().nodes.map((node) => node.id === 'sign' ? task('sign', 'sign', 'leader', 30, { place: 'leader' }) : node) }), version: view['version'] })).status).to.equal(200);
  });

  it('cannot be edited once submitted, nor deployed before approval', async () => {
    const { draft } = await submitted();
    expect((await reformer('PUT', `/drafts/${draft}`, { xml: drawnXml(validModel()), version: 3 })).status).to.equal(409);
    expect((await leader('POST', `/drafts/${draft}/deploy`)).status).to.equal(409);
  });

  it('show the engine’s refusal by element, and stay approved', async () => {
    // given
    const { draft } = await submitted();
    await leader('POST', `/drafts/${draft}/approve`, {});
    const answered = zeebe.answer;
    zeebe.answer = async () => { throw new ZeebeError('INVALID_ARGUMENT', `Command 'CREATE' rejected with code 'INVALID_ARGUMENT': Expected to deploy new resources, but encountered the following errors:\n'${CODE}.bpmn': - Element: sign > extensionElements > taskHeaders\n    - ERROR: Must have a key\n`); };
    // when
    const answer = await leader('POST', `/drafts/${draft}/deploy`);
    zeebe.answer = async () => { throw new ZeebeError('UNAVAILABLE', 'gone'); };
    const gone = await leader('POST', `/drafts/${draft}/deploy`);
    zeebe.answer = answered;
    // then
    expect([answer.status, answer.body['errors']]).to.deep.equal([422, { sign: 'Must have a key' }]);
    expect(gone.status).to.equal(503);
    expect((await leader('GET', `/drafts/${draft}`)).body['state']).to.equal('approved');
    expect(await designer.db('desk.deployment').where({ draft_id: draft })).to.deep.equal([]);
  });

  it('do not overwrite a version that came in between', async () => {
    // given
    const first = await submitted(), second = await submitted();
    for (const { draft } of [first, second]) await leader('POST', `/drafts/${draft}/approve`, {});
    await designer.db('desk.deployment').insert({ procedure_code: CODE, bpmn_process_id: `procedure-${CODE}`, version: 1, process_definition_key: '1', checksum: 'x', bpmn_xml: drawnXml(validModel()), origin: 'shipped', deployed_at: new Date(), engine: 'test' });
    // when
    const answer = await leader('POST', `/drafts/${first.draft}/deploy`);
    // then
    expect(answer.status).to.equal(409);
    await designer.db('desk.deployment').delete();
  });

  it('are seen by managers but only worked on by reform staff; others see nothing', async () => {
    const { draft } = await begun();
    expect((await manager('GET', `/drafts/${draft}`)).body['may']).to.deep.equal([]);
    expect((await manager('POST', `/procedures/${CODE}/drafts`, { title: 'Của quản lý' })).status).to.equal(403);
    expect((await manager('POST', `/drafts/${draft}/approve`, {})).status).to.equal(403);
    expect((await clerk('GET', '/procedures')).status).to.equal(403);
  });

  it('disappear when laid aside, but their revisions stay', async () => {
    const { draft } = await edited();
    expect((await reformer('DELETE', `/drafts/${draft}`)).status).to.equal(204);
    expect((await reformer('GET', `/drafts/${draft}`)).status).to.equal(404);
    expect(await designer.db('designer.draft_revision').where({ draft_id: draft })).to.have.length(2);
  });
});

describe('the lint route', () => {
  it('answers what is wrong, in both languages', async () => {
    const designer = await startDesignerServer(door());
    try {
      const reformer = await designer.as('Cán bộ (thử nghiệm)', 'reform-staff');
      const { body } = await reformer('POST', '/lint', { xml: drawnXml({ ...validModel(), flows: chain('received', 'claim', 'appraise', 'review', 'sign', 'stamp', 'close') }) });
      expect((body['problems'] as { rule: string; elementId: string }[]).map(({ rule, elementId }) => `${rule} ${elementId}`)).to.include('mot-cua/every-path-ends close');
    } finally { await designer.close(); }
  });
});
