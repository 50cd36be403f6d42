import { expect } from 'chai';
import { completeTask } from '../../desk/commands/complete-task.ts';
import { receiveDossier } from '../../desk/commands/receive-dossier.ts';
import { board, BOARD_FILTERS } from '../../desk/queries/board.ts';
import { listDossiers } from '../../desk/queries/list-dossiers.ts';
import { noticeStandIn } from '../../workers/integrations/notice-stand-in.ts';
import { signatureStandIn } from '../../workers/integrations/signature-stand-in.ts';
import { silentLog } from '../../workers/log.ts';
import { HANDLERS } from '../../workers/registry.ts';
import type { WorkerDeps } from '../../workers/deps.ts';
import { openDeskDatabase, type DeskDatabase } from '../support/desk-database.ts';
import { dossierOf, must, officer, openTasksOf, reception } from '../support/desk-office.ts';
import { jobOf, recordingZeebe } from '../support/recording-zeebe.ts';

describe('a second request for a supplement', () => {
  let desk: DeskDatabase;
  let deps: WorkerDeps;
  before(async () => {
    desk = await openDeskDatabase(Date.parse('2026-11-16T08:00:00+07:00'));
    deps = { ...desk.deps, zeebe: recordingZeebe(), registers: { lookUp: async () => ({ kind: 'not-found' }) }, payments: { order: async () => ({ payUrl: '' }) }, notices: noticeStandIn(silentLog), signature: signatureStandIn, log: silentLog };
  });
  after(() => desk?.close());

  it('goes out once its reason is recorded, and the dossier is on the managers\' list of papers asked for twice', async () => {
    // given: a dossier whose one supplement was asked for and has come
    const counter = await officer(desk.db, 'tiepnhan');
    const { id } = must(await receiveDossier(desk.deps, counter, reception(desk.deps.catalogue.procedure('1.001193')!, { components: [] })));
    await HANDLERS['claim-dossier'](jobOf('claim-dossier', id), deps);
    expect(await HANDLERS['request-supplement'](jobOf('request-supplement', id), deps)).to.deep.include({ variables: { supplementAllowed: true } });
    await HANDLERS['clock-move'](jobOf('clock-move', id, { customHeaders: { move: 'restart', ground: 'supplement-complete' } }), deps);
    await HANDLERS['set-status'](jobOf('set-status', id, { customHeaders: { status: '4' } }), deps);
    const manager = await officer(desk.db, 'quanly');
    const query = { db: desk.db, catalogue: desk.deps.catalogue, nowMs: desk.clock.now() };
    expect((await board(query, manager, {})).totals.askedTwice).to.equal(0);
    expect(await HANDLERS['request-supplement'](jobOf('request-supplement', id), deps), 'without an exception').to.deep.include({ variables: { supplementAllowed: false } });
    // when: the officer lists the papers again, with a reason for the exception
    await HANDLERS['io.camunda.zeebe:userTask'](jobOf('io.camunda.zeebe:userTask', id, { customHeaders: { 'io.camunda.zeebe:formKey': 'prepare-supplement', 'io.camunda.zeebe:candidateGroups': '["counter-officer"]', place: 'one-stop' } }), deps);
    const task = (await openTasksOf(deps, id)).find((each) => each.form_key === 'prepare-supplement')!;
    const paper = desk.deps.catalogue.procedure('1.001193')!.components[0]!.id;
    const answer = { taskId: task.id, outcome: 'sent', reason: 'Thiếu giấy', components: [paper] };
    expect(await completeTask(desk.deps, counter, answer)).to.include({ ok: false, status: 422 });
    must(await completeTask(desk.deps, counter, { ...answer, exceptionReason: 'Giấy bổ sung lần đầu không đọc được' }));
    expect(await HANDLERS['request-supplement'](jobOf('request-supplement', id), deps)).to.deep.include({ variables: { supplementAllowed: true } });
    // then
    expect(await dossierOf(deps, id)).to.include({ status: 5, clock_state: 'suspended', supplement_count: 2, supplement_exceptions: 1 });
    const bodies = (await desk.db('desk.notice').where({ dossier_id: id, kind: 'supplement' }).orderBy('created_at')).map((notice) => notice.body as string);
    expect(bodies.filter((body) => body.includes('chỉ yêu cầu một lần'))).to.have.length(1);
    expect(bodies.filter((body) => body.includes('lần yêu cầu bổ sung thứ 2'))).to.have.length(1);
    const [exception] = await desk.db('desk.history').where({ dossier_id: id, kind: 'supplement-exception' });
    expect(exception).to.deep.include({ actor_id: counter.id, data: { reason: 'Giấy bổ sung lần đầu không đọc được', supplements: 1, taskId: task.id } });
    expect((await board(query, manager, {})).totals.askedTwice).to.equal(1);
    const opened = await listDossiers(query, manager, { clock: BOARD_FILTERS.askedTwice }, { page: 1, size: 10 });
    expect(opened.items.map((each) => each.id)).to.deep.equal([id]);
    // and a third is refused
    await HANDLERS['clock-move'](jobOf('clock-move', id, { customHeaders: { move: 'restart', ground: 'supplement-complete' } }), deps);
    await HANDLERS['set-status'](jobOf('set-status', id, { customHeaders: { status: '4' } }), deps);
    expect(await HANDLERS['request-supplement'](jobOf('request-supplement', id), deps)).to.deep.include({ variables: { supplementAllowed: false } });
  });
});
