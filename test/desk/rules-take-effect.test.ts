import { expect } from 'chai';
import { completeTask } from '../../desk/commands/complete-task.ts';
import type { DeskDeps } from '../../desk/commands/command.ts';
import { queueNotice } from '../../desk/commands/queue-notice.ts';
import { receiveDossier } from '../../desk/commands/receive-dossier.ts';
import { setRule } from '../../desk/commands/set-rule.ts';
import { submitOnline } from '../../desk/commands/submit-online.ts';
import { inUnit, SYSTEM } from '../../desk/commands/unit.ts';
import { countedFor } from '../../desk/queries/counted-for.ts';
import { listTasks } from '../../desk/queries/list-tasks.ts';
import type { ClockRuleFacts, ClockRuleId } from '../../processes/schema/vocabulary.ts';
import type { ProcedureFacts } from '../../processes/schema/facts.ts';
import type { WorkerDeps } from '../../workers/deps.ts';
import { noticeStandIn } from '../../workers/integrations/notice-stand-in.ts';
import { signatureStandIn } from '../../workers/integrations/signature-stand-in.ts';
import { silentLog } from '../../workers/log.ts';
import { HANDLERS } from '../../workers/registry.ts';
import { paymentLimit } from '../../workers/unpaid-fee.ts';
import { openDeskDatabase, type DeskDatabase } from '../support/desk-database.ts';
import { dossierOf, must, officer, openTasksOf, reception } from '../support/desk-office.ts';
import { jobOf, recordingZeebe } from '../support/recording-zeebe.ts';

/** The desk at an instant of its own, with rules and facts of its own. */
interface Office { readonly deps: WorkerDeps; at(local: string): Office; receive(code: string, change?: Parameters<typeof reception>[1]): Promise<string> }
interface Probe { readonly change: Partial<ClockRuleFacts>; readonly observe: (office: Office) => Promise<unknown>; readonly shipped: unknown; readonly changed: unknown; readonly facts?: Partial<ProcedureFacts> }

const OFF = { on: false };
const HEALTH_CARD = '1.002759';
const local = (at: Date | null | undefined): string | null => (at ? new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16) : null);
const limited = (value: number, unit: 'working-day' | 'calendar-day' | 'working-hour'): Partial<ProcedureFacts> => ({
  channels: (['counter', 'online'] as const).map((channel) => ({ channel, limit: { value, unit, provenance: { mark: 'A', source: 'test' } }, fee: { kind: 'free', provenance: { mark: 'A', source: 'test' } } })),
});
const dueAt = async (office: Office): Promise<string | null> => local((await dossierOf(office.deps, await office.receive(HEALTH_CARD))).due_at);
const supplementTaskDue = async ({ deps }: Office, id: string): Promise<string | null> => {
  await HANDLERS['io.camunda.zeebe:userTask'](jobOf('io.camunda.zeebe:userTask', id, { customHeaders: { 'io.camunda.zeebe:formKey': 'prepare-supplement', 'io.camunda.zeebe:candidateGroups': '["counter-officer"]', place: 'one-stop' } }), deps);
  return local((await openTasksOf(deps, id)).find((task) => task.form_key === 'prepare-supplement')!.due_at);
};
const left = async ({ deps }: Office, id: string) => countedFor({ db: deps.db, catalogue: deps.catalogue, nowMs: deps.clock.now() }, await dossierOf(deps, id));
const online = async ({ deps }: Office) => {
  const form = reception(deps.catalogue.procedure(HEALTH_CARD)!);
  const { code } = must(await submitOnline(deps, { ...form, agencyId: 'trinh-dien-phuong', submittedAt: new Date(deps.clock.now()).toISOString(), submissionId: form.idempotencyKey, components: form.components.map(({ id }) => ({ id })) }));
  const { id } = await deps.db('desk.dossier').where({ code }).first();
  return { id: id as string, intake: (await openTasksOf(deps, id))[0]! };
};

/** What each rule changes. Monday 16 November 2026; the offices work 07:30–11:30 and 13:00–17:00. `null`: the rule itself says why it changes nothing. */
const PROBES: Readonly<Record<ClockRuleId, Probe | null>> = {
  T1: {
    change: OFF, shipped: '2026-11-17T08:30', changed: '2026-11-16T16:30',
    async observe(office) {
      const { deps } = office.at('15:30');
      const id = await office.at('15:30').receive(HEALTH_CARD);
      await HANDLERS['io.camunda.zeebe:userTask'](jobOf('io.camunda.zeebe:userTask', id, { customHeaders: { 'io.camunda.zeebe:formKey': 'appraise', 'io.camunda.zeebe:candidateGroups': '["appraising-specialist"]', place: 'division', limitMinutes: '60' } }), deps);
      return local((await openTasksOf(deps, id)).find((task) => task.form_key === 'appraise')!.due_at);
    },
  },
  T2: null,
  T3: { change: { value: 4 }, facts: limited(0.5, 'working-day'), observe: dueAt, shipped: '2026-11-16T13:30', changed: '2026-11-16T10:00' },
  T4: { change: OFF, facts: limited(2, 'working-day'), observe: dueAt, shipped: '2026-11-18T17:00', changed: '2026-11-17T17:00' },
  T5: { change: OFF, facts: limited(5, 'calendar-day'), observe: dueAt, shipped: '2026-11-23T17:00', changed: '2026-11-22T00:00' },
  T6: {
    change: { value: 2 }, shipped: 0, changed: 1,
    async observe(office) {
      const id = await office.receive(HEALTH_CARD);
      await office.deps.db('desk.dossier').where({ id }).update({ supplement_count: 1 });
      return (await left(office, id)).supplementsLeft;
    },
  },
  T7: { change: OFF, observe: async (office) => local((await online(office)).intake.due_at), shipped: '2026-11-16T16:00', changed: null },
  T8: {
    change: OFF, shipped: '2026-11-17T17:00', changed: null,
    async observe(office) {
      const id = await office.receive(HEALTH_CARD);
      await office.deps.db('desk.register_lookup').insert({ dossier_id: id, component_id: 'x', register: 'population', at: new Date(office.deps.clock.now()), result: 'unreachable', reason: 'x', duration_ms: 1 });
      return supplementTaskDue(office, id);
    },
  },
  T9: {
    change: OFF, shipped: '2026-11-19T17:00', changed: null,
    async observe(office) {
      const id = await office.receive(HEALTH_CARD);
      await HANDLERS['io.camunda.zeebe:userTask'](jobOf('io.camunda.zeebe:userTask', id, { customHeaders: { 'io.camunda.zeebe:formKey': 'appraise', 'io.camunda.zeebe:candidateGroups': '["appraising-specialist"]' } }), office.deps);
      await office.deps.db('desk.task').where({ dossier_id: id, form_key: 'appraise' }).update({ state: 'completed', outcome: 'supplement' });
      return supplementTaskDue(office, id);
    },
  },
  T10: { change: OFF, observe: async (office) => (await dossierOf(office.deps, await office.receive(HEALTH_CARD))).supplement_policy, shipped: 'restart', changed: 'suspend' },
  T11: {
    change: OFF, shipped: { value: 15, unit: 'working-day' }, changed: null,
    async observe(office) {
      const id = await office.receive(HEALTH_CARD);
      await HANDLERS['claim-dossier'](jobOf('claim-dossier', id, { processInstanceKey: `t11-${id}` }), office.deps);
      await HANDLERS['request-supplement'](jobOf('request-supplement', id, { processInstanceKey: `t11-${id}` }), office.deps);
      return (await office.deps.db('desk.clock_entry').where({ dossier_id: id, kind: 'suspend' }).first()).data.expiry ?? null;
    },
  },
  T12: { change: { value: 2 }, facts: limited(5, 'working-day'), observe: async (office) => local((await dossierOf(office.deps, await office.receive(HEALTH_CARD))).warn_at), shipped: '2026-11-20T17:00', changed: '2026-11-19T17:00' },
  T13: {
    change: { value: 2 }, shipped: 0, changed: 1,
    async observe(office) {
      const id = await office.receive(HEALTH_CARD);
      await office.deps.db('desk.dossier').where({ id }).update({ extension_count: 1 });
      return (await left(office, id)).extensionsLeft;
    },
  },
  T14: {
    change: OFF, shipped: ['email', 'portal', 'sms', 'vneid'], changed: ['email'],
    async observe(office) {
      const id = await office.receive(HEALTH_CARD, { applicant: { ...reception(office.deps.catalogue.procedure(HEALTH_CARD)!).applicant, email: 'nguoi.nop@vi.du' } });
      must(await inUnit(office.deps, SYSTEM, async (unit) => queueNotice(unit, await dossierOf(office.deps, id), 'apology')));
      return (await office.deps.db('desk.notice').where({ dossier_id: id, kind: 'apology' }).orderBy('channel')).map((notice) => notice.channel);
    },
  },
  T15: {
    change: OFF, shipped: ['head-of-one-stop'], changed: [],
    async observe(office) {
      const id = await office.receive('1.001193');
      await HANDLERS['await-agency'](jobOf('await-agency', id, { customHeaders: { agencyRole: 'marriage-register', question: 'Xác minh', limitMinutes: '60' } }), office.deps);
      await HANDLERS['clock-evaluate'](jobOf('clock-evaluate', id), office.at('11:00').deps);
      return (await openTasksOf(office.deps, id)).flatMap((task) => (task.data['consultationLate'] ? task.candidate_groups : []));
    },
  },
  T16: {
    change: OFF, shipped: ['head-of-one-stop'], changed: [],
    async observe(office) {
      const [parent, id] = [await office.receive(HEALTH_CARD), await office.receive(HEALTH_CARD)];
      await office.deps.db('desk.dossier').where({ id }).update({ parent_id: parent });
      await HANDLERS['clock-evaluate'](jobOf('clock-evaluate', id), office.at('09:59').deps);
      expect((await openTasksOf(office.deps, id)).length, 'before two working hours').to.equal(0);
      await HANDLERS['clock-evaluate'](jobOf('clock-evaluate', id), office.at('10:01').deps);
      return (await openTasksOf(office.deps, id)).flatMap((task) => (task.data['acknowledgementLate'] ? task.candidate_groups : []));
    },
  },
  T17: {
    change: OFF, facts: limited(2, 'working-hour'), shipped: '2026-11-17T09:30', changed: '2026-11-17T09:00',
    async observe(office) {
      const late = office.at('16:30');
      const { id, intake } = await online(late);
      must(await completeTask(late.deps, await officer(late.deps.db, 'tiepnhan'), { taskId: intake.id, outcome: 'accept' }));
      return local((await dossierOf(late.deps, id)).due_at);
    },
  },
  T18: {
    change: OFF, shipped: [false, true], changed: [false, false],
    async observe(office) {
      const { id } = await online(office);
      const viewer = await officer(office.deps.db, 'tiepnhan');
      const reminded = async ({ deps }: Office) => (await listTasks({ db: deps.db, catalogue: deps.catalogue, nowMs: deps.clock.now() }, viewer, { view: 'group' }, { page: 1, size: 100 })).items.find((task) => task.dossierId === id)!.reminder;
      return [await reminded(office.at('09:59')), await reminded(office.at('10:01'))];
    },
  },
  T19: null,
  P1: {
    change: OFF, shipped: '2026-12-08T17:00', changed: null,
    async observe(office) {
      const dossier = await dossierOf(office.deps, await office.receive(HEALTH_CARD));
      return local(must(await inUnit(office.deps, SYSTEM, (unit) => paymentLimit(unit, dossier))));
    },
  },
  P2: {
    change: OFF, shipped: '2026-11-17T08:00', changed: null,
    async observe(office) {
      const id = await office.receive('1.001193');
      await HANDLERS['await-agency'](jobOf('await-agency', id, { customHeaders: { agencyRole: 'marriage-register', question: 'Xác minh' } }), office.deps);
      return local((await office.deps.db('desk.consultation').where({ dossier_id: id }).first()).due_at);
    },
  },
  P3: {
    change: OFF, shipped: 1, changed: 0,
    observe: async (office) => (await left(office, await office.receive(HEALTH_CARD))).exceptionsLeft,
  },
  P4: {
    change: { on: true }, shipped: 'running', changed: 'suspended',
    async observe(office) {
      const id = await office.receive('3.000353');
      for (const type of ['claim-dossier', 'compute-fee', 'await-payment'] as const) await HANDLERS[type](jobOf(type, id), office.deps);
      return (await dossierOf(office.deps, id)).clock_state;
    },
  },
};

describe('the rules of processes/clock-rules.yaml', () => {
  let desk: DeskDatabase;
  before(async () => { desk = await openDeskDatabase(Date.parse('2026-11-16T08:00:00+07:00')); });
  after(() => desk?.close());

  function office(rules: readonly ClockRuleFacts[], facts: Partial<ProcedureFacts> = {}, time = '08:00'): Office {
    const catalogue: DeskDeps['catalogue'] = { ...desk.deps.catalogue, clockRules: () => rules, procedure: (code) => { const found = desk.deps.catalogue.procedure(code); return found && code === HEALTH_CARD ? { ...found, ...facts } : found; } };
    const clock = { now: () => Date.parse(`2026-11-16T${time}:00+07:00`), wakeAt: () => () => undefined };
    const deps: WorkerDeps = { ...desk.deps, catalogue, clock, zeebe: recordingZeebe(), registers: { lookUp: async () => ({ kind: 'not-found' }) }, payments: { order: async () => ({ payUrl: '' }) }, notices: noticeStandIn(silentLog), signature: signatureStandIn, log: silentLog };
    return {
      deps, at: (other) => office(rules, facts, other),
      receive: async (code, change) => must(await receiveDossier(deps, await officer(deps.db, 'tiepnhan'), reception(catalogue.procedure(code)!, { channel: 'counter', ...change }))).id,
    };
  }

  for (const [id, probe] of Object.entries(PROBES) as [ClockRuleId, Probe | null][]) {
    if (!probe) {
      it(`${id} says why there is nothing to switch`, () => {
        const rule = desk.deps.catalogue.clockRules().find((each) => each.id === id)!;
        expect(rule.noEffect?.vi).to.be.a('string');
        expect(rule.effect).to.equal(undefined);
        expect(rule.switchable).to.equal(false);
      });
      continue;
    }
    it(`${id} takes effect through its data`, async () => {
      const rules = desk.deps.catalogue.clockRules();
      const rule = rules.find((each) => each.id === id)!;
      expect(rule.effect?.vi, 'the page says what it changes').to.be.a('string');
      expect(await probe.observe(office(rules, probe.facts)), 'as shipped').to.deep.equal(probe.shipped);
      expect(await probe.observe(office(rules.map((each) => (each.id === id ? { ...each, ...probe.change } : each)), probe.facts)), 'changed').to.deep.equal(probe.changed);
      // not in force on the day: as if it were off
      if (probe.change.on === false) expect(await probe.observe(office(rules.map((each) => (each.id === id ? { ...each, inForceTo: '2026-11-15' } : each)), probe.facts)), 'lapsed').to.deep.equal(probe.changed);
    });
  }

  it('are switched by an administrator for one procedure, field or channel, and for that only', async () => {
    const administrator = await officer(desk.db, 'quantri');
    const rules = desk.deps.catalogue.clockRules();
    const due = async (code: string) => local((await dossierOf(desk.deps, await office(rules, limited(2, 'working-day')).receive(code))).due_at);
    const before = { card: await due(HEALTH_CARD), birth: await due('1.001193') };
    must(await setRule(desk.deps, administrator, { ruleId: 'T4', scopeKind: 'procedure', scopeValue: HEALTH_CARD, on: false }));
    expect(await due(HEALTH_CARD)).to.equal('2026-11-17T17:00').and.not.equal(before.card);
    expect(await due('1.001193')).to.equal(before.birth);
    must(await setRule(desk.deps, administrator, { ruleId: 'T11', scopeKind: 'field', scopeValue: desk.deps.catalogue.procedure(HEALTH_CARD)!.field.id, on: true, value: 10 }));
    expect(await PROBES.T11!.observe(office(rules))).to.deep.equal({ value: 10, unit: 'working-day' });
    must(await setRule(desk.deps, administrator, { ruleId: 'T17', scopeKind: 'all', scopeValue: '', on: false }));
    expect(await PROBES.T17!.observe(office(rules, limited(2, 'working-hour'))), 'a rule of one channel, switched for everything').to.equal('2026-11-17T09:00');
    expect(await setRule(desk.deps, administrator, { ruleId: 'T1', scopeKind: 'all', scopeValue: '', on: true, value: 'ba giờ chiều' })).to.include({ ok: false, status: 422 });
    expect(await setRule(desk.deps, administrator, { ruleId: 'T11', scopeKind: 'channel', scopeValue: 'fax', on: false })).to.include({ ok: false, status: 422 });
    expect(await setRule(desk.deps, administrator, { ruleId: 'T6', scopeKind: 'all', scopeValue: '', on: false }), 'law').to.include({ ok: false, status: 409 });
  });
});
