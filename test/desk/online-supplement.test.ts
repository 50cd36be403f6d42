import { expect } from 'chai';
import type { Knex } from 'knex';
import type { Actor, DeskDeps } from '../../desk/commands/command.ts';
import { completeTask } from '../../desk/commands/complete-task.ts';
import { submitOnline } from '../../desk/commands/submit-online.ts';
import { supplementReceived } from '../../desk/commands/supplement-received.ts';
import { board } from '../../desk/queries/board.ts';
import { dossierView } from '../../desk/queries/dossier-view.ts';
import { standingStill } from '../../desk/queries/standing-still.ts';
import { loadCatalogue } from '../../desk/store/load-catalogue.ts';
import type { SteppingClock } from '../../engine/time/stepping-clock.ts';
import { dossierOf, must, officer, openTasksOf, reception } from '../support/desk-office.ts';
import { openDeskWithEngine, type DeskWithEngine } from '../support/desk-with-engine.ts';

const PROCEDURE = '1.001193';

describe('an online dossier that is asked for papers before it is accepted', function () {
  this.timeout(180_000);
  let desk: DeskWithEngine | undefined;
  let clock: SteppingClock;
  let db: Knex;
  let deps: DeskDeps;
  let counter: Actor;
  const catalogue = loadCatalogue();
  const paper = catalogue.procedure(PROCEDURE)!.components[0]!.id;
  before(async () => {
    desk = await openDeskWithEngine(catalogue, '2026-11-16T08:00');
    ({ clock, db, deps } = desk);
    counter = await officer(db, 'tiepnhan');
    // The ward's own calendar never closes; the terms here are those of office days.
    await db('desk.agency').where({ id: 'trinh-dien-phuong' }).update({ calendar_id: 'vietnam-administrative' });
  });
  after(() => desk?.close());

  const asked = async (submissionId: string): Promise<string> => {
    const { code } = must(await submitOnline(deps, { ...reception(catalogue.procedure(PROCEDURE)!), agencyId: 'trinh-dien-phuong', components: [], submittedAt: new Date(clock.now()).toISOString(), submissionId }));
    const { id } = await db('desk.dossier').where({ code }).first<{ id: string }>('id');
    const [task] = await openTasksOf(deps, id);
    must(await completeTask(deps, counter, { taskId: task!.id, outcome: 'supplement', reason: 'Ảnh chụp không đọc được', components: [paper] }));
    await clock.advanceTo(clock.now());
    return id;
  };
  const query = () => ({ db, catalogue, nowMs: clock.now() });

  it('waits for its applicant where the counter and the managers see it', async () => {
    // given
    const before = (await board(query(), await officer(db, 'quanly'), {})).totals;
    // when
    const id = await asked('waits');
    await clock.advanceTo(clock.now() + 600_000);
    // then
    const totals = (await board(query(), await officer(db, 'quanly'), {})).totals;
    expect({ waiting: totals.waiting - before.waiting, noLimit: totals.noLimit - before.noLimit }).to.deep.equal({ waiting: 1, noLimit: 0 });
    expect((await standingStill(query())).map((each) => each.id)).to.not.include(id);
    const seen = (await dossierView(query(), counter, id))!;
    expect(seen.may).to.include('supplement');
    expect(seen.tasks.filter(({ state }) => state === 'open').map(({ kind, mayComplete }) => ({ kind, mayComplete }))).to.deep.equal([{ kind: 'await-supplement', mayComplete: true }]);
  });

  it('is closed when the papers never come (T11), and its applicant is told', async () => {
    // given: asked on Monday 16 November; the 24th is a holiday, so the fifteenth working day after it is Tuesday 8 December
    await clock.advanceTo(Date.parse('2026-11-16T10:00:00+07:00'));
    const id = await asked('never');
    const dueMs = Date.parse('2026-12-08T17:00:00+07:00');
    expect((await openTasksOf(deps, id))[0]?.due_at?.toISOString()).to.equal(new Date(dueMs).toISOString());
    // when
    await clock.advanceTo(dueMs - 60_000);
    expect(await dossierOf(deps, id), 'a minute before').to.include({ status: 5, outcome: null });
    await clock.advanceTo(dueMs + 60_000);
    // then
    expect(await dossierOf(deps, id)).to.include({ status: 8, outcome: 'expired', clock_state: 'not-started' });
    expect(await openTasksOf(deps, id)).to.deep.equal([]);
    expect(await db('desk.notice').where({ dossier_id: id, kind: 'supplement-expired' })).to.have.length(1);
    expect(await db('desk.history').where({ dossier_id: id, kind: 'supplement-expired' })).to.have.length(1);
    expect(await supplementReceived(deps, counter, { dossierId: id, components: [paper], note: '' })).to.include({ ok: false, status: 409 });
  });

  it('is accepted when the papers come, and its time limit is watched like any other', async () => {
    // given
    await clock.advanceTo(Date.parse('2026-12-10T09:00:00+07:00'));
    const id = await asked('comes');
    await clock.advanceTo(Date.parse('2026-12-14T09:00:00+07:00'));
    // when
    must(await supplementReceived(deps, counter, { dossierId: id, components: [paper], note: '' }));
    await clock.advanceTo(clock.now());
    // then: the instance is there, and nothing of the waiting is left
    const accepted = await dossierOf(deps, id);
    expect(accepted).to.include({ status: 4, clock_state: 'running' });
    expect((await openTasksOf(deps, id)).filter((task) => task.kind === 'await-supplement')).to.deep.equal([]);
    // and nobody works it: the clock says so
    await clock.advanceTo(accepted.due_at!.getTime() + 60_000);
    const events = (await db('desk.clock_event').where({ dossier_id: id })).map((event) => event.key as string);
    expect(events).to.include.members(['warning', 'breach']);
    expect(events.filter((key) => key.startsWith('supplement-expired'))).to.deep.equal([]);
  });

  it('is waited for without end where T11 is off', async () => {
    await db('desk.rule_setting').insert({ rule_id: 'T11', scope_kind: 'procedure', scope_value: PROCEDURE, on_: false, value: null, in_force_from: '2026-01-01', in_force_to: null, set_at: new Date(clock.now()), set_by: (await officer(db, 'quantri')).id });
    const id = await asked('no-end');
    expect((await openTasksOf(deps, id)).map(({ kind, due_at }) => ({ kind, due_at }))).to.deep.equal([{ kind: 'await-supplement', due_at: null }]);
  });
});
