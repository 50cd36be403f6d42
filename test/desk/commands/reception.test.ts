import { expect } from 'chai';
import { claimTask } from '../../../desk/commands/claim-task.ts';
import { completeTask } from '../../../desk/commands/complete-task.ts';
import { previewReceipt } from '../../../desk/commands/preview-receipt.ts';
import { receiveDossier } from '../../../desk/commands/receive-dossier.ts';
import { storeFile } from '../../../desk/commands/store-file.ts';
import { submitOnline } from '../../../desk/commands/submit-online.ts';
import { readLedger } from '../../../desk/store/clock-ledger.ts';
import { openDeskDatabase, type DeskDatabase } from '../../support/desk-database.ts';
import { dossierOf, must, officer, openTasksOf, reception } from '../../support/desk-office.ts';

describe('reception', () => {
  let desk: DeskDatabase;
  before(async () => { desk = await openDeskDatabase(Date.parse('2026-11-16T08:00:00+07:00')); });
  after(async () => { await desk?.close(); });
  const facts = (code: string) => desk.deps.catalogue.procedure(code)!;
  const outcomeOf = (result: { ok: boolean; status?: number; errors?: object }): unknown => (result.ok ? 'ok' : { status: result.status, errors: Object.keys(result.errors ?? {}).sort() });

  it('makes one dossier of the same form sent several times at once', async () => {
    const counter = await officer(desk.db, 'tiepnhan');
    const form = reception(facts('1.001193'));
    const codes = await Promise.all(Array.from({ length: 6 }, async () => must(await receiveDossier(desk.deps, counter, form)).code));
    expect(new Set(codes).size).to.equal(1);
  });

  it('numbers without a gap or a double when many counters receive at once', async () => {
    const counter = await officer(desk.db, 'trinh-dien-csgt'.replace('trinh-dien-', ''));
    const received = await Promise.all(Array.from({ length: 25 }, async () => must(await receiveDossier(desk.deps, counter, reception(facts('3.000347')))).code));
    const serials = received.map((code) => Number(code.split('-').at(-1))).sort((a, b) => a - b);
    expect(serials).to.deep.equal(Array.from({ length: 25 }, (_, index) => index + 1));
    expect(received[0]).to.match(/^000\.00\.96\.H99-261116-\d{4}$/);
  });

  it('says in the user\'s language what is wrong, field by field, and receives nothing', async () => {
    const counter = await officer(desk.db, 'tiepnhan');
    const good = reception(facts('1.001193'));
    const before = await desk.db('desk.dossier').count({ n: '*' }).first();
    const cases: readonly (readonly [Parameters<typeof receiveDossier>[2], unknown])[] = [
      [{ ...good, idempotencyKey: 'bad-1', applicant: { ...good.applicant, name: ' ', identityNumber: '12', phone: 'x' } }, { status: 422, errors: ['applicant.identityNumber', 'applicant.name', 'applicant.phone'] }],
      [{ ...good, idempotencyKey: 'bad-2', form: { ...good.form, childBirthDate: '2026-02-30', childSex: 'x', extra: 1 } }, { status: 422, errors: ['form.childBirthDate', 'form.childSex', 'form.extra'] }],
      [{ ...good, idempotencyKey: 'bad-3', components: [{ id: 'no-such-paper', originals: 1, copies: 0 }] }, { status: 422, errors: ['components.no-such-paper'] }],
      [{ ...good, idempotencyKey: 'bad-4', procedureCode: '9.999999' }, { status: 422, errors: ['procedureCode'] }],
      [{ ...good, idempotencyKey: 'bad-5', channel: 'online' }, { status: 422, errors: ['channel'] }],
      [{ ...good, idempotencyKey: 'bad-6', components: [{ id: 'identity-paper', originals: 1, copies: 0, fileId: '00000000-0000-0000-0000-000000000000' }] }, { status: 422, errors: ['components.identity-paper'] }],
    ];
    for (const [input, expected] of cases) expect(outcomeOf(await receiveDossier(desk.deps, counter, input))).to.deep.equal(expected);
    expect(outcomeOf(await receiveDossier(desk.deps, await officer(desk.db, 'vanthu'), { ...good, idempotencyKey: 'bad-7' }))).to.deep.equal({ status: 403, errors: [] });
    expect(await desk.db('desk.dossier').count({ n: '*' }).first()).to.deep.equal(before);
  });

  it('promises in the preview what the ledger then says, whatever the procedure', async () => {
    for (const procedure of desk.deps.catalogue.procedures().filter((each) => !each.partOfBundle && !each.catalogue)) {
      const agency = await desk.db('desk.agency').where({ kind: procedure.handledBy }).orderBy('id').first();
      const account = (await desk.db('desk.account').where({ agency_id: agency.id })).find((row) => row.roles.includes('counter-officer'));
      const counter = await officer(desk.db, account.username);
      const form = reception(procedure);
      if (!procedure.channels.some((each) => each.channel === form.channel)) continue;
      const preview = must(await previewReceipt(desk.deps, counter, form));
      const received = must(await receiveDossier(desk.deps, counter, form));
      const { state, entries } = await readLedger(desk.db, received.id);
      expect(preview.dueAt, procedure.code).to.equal(received.dueAt);
      expect(state.dueAtMs === null ? null : new Date(state.dueAtMs).toISOString(), procedure.code).to.equal(received.dueAt);
      expect(entries).to.have.length(1);
      if (received.dueAt) expect(preview.explanation.length, procedure.code).to.be.greaterThan(1);
    }
  });

  it('refuses the second completion of a task and tasks of other agencies', async () => {
    // given: an online dossier, whose acceptance is the desk's own task
    const code = must(await submitOnline(desk.deps, { ...reception(facts('1.001193')), agencyId: 'trinh-dien-phuong', components: [], submittedAt: '2026-11-16T07:59:00+07:00', submissionId: 'portal-1' })).code;
    expect(must(await submitOnline(desk.deps, { ...reception(facts('1.001193')), agencyId: 'trinh-dien-phuong', components: [], submittedAt: '2026-11-16T07:59:00+07:00', submissionId: 'portal-1' })).code).to.equal(code);
    const { id } = await desk.db('desk.dossier').where({ code }).first();
    const [task] = await openTasksOf(desk, id);
    // when
    const strangers = await completeTask(desk.deps, await officer(desk.db, 'xa'), { taskId: task!.id, outcome: 'accept' });
    const clerks = await claimTask(desk.deps, await officer(desk.db, 'vanthu'), { taskId: task!.id });
    const both = await Promise.all(['tiepnhan', 'tiepnhan2'].map(async (name) => completeTask(desk.deps, await officer(desk.db, name), { taskId: task!.id, outcome: 'accept' })));
    // then
    expect([outcomeOf(strangers), outcomeOf(clerks)]).to.deep.equal([{ status: 404, errors: [] }, { status: 403, errors: [] }]);
    expect(both.map((result) => (result.ok ? 200 : result.status)).sort()).to.deep.equal([200, 409]);
    expect(await dossierOf(desk, id)).to.include({ status: 2, clock_state: 'running', register_no: (await dossierOf(desk, id)).register_no });
    expect(await desk.db('desk.outbox').where({ kind: 'create-instance', subject: `dossier:${id}` })).to.have.length(1);
  });

  it('takes a file for what its bytes say, not for its name', async () => {
    const counter = await officer(desk.db, 'tiepnhan');
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    const file = { dossierId: null, name: 'giay.pdf', kind: 'component' as const };
    expect(outcomeOf(await storeFile(desk.deps, counter, { ...file, declaredMediaType: 'application/pdf', content: png }))).to.deep.equal({ status: 415, errors: [] });
    expect(outcomeOf(await storeFile(desk.deps, counter, { ...file, declaredMediaType: 'text/html', content: Buffer.from('<script>') }))).to.deep.equal({ status: 415, errors: [] });
    expect(must(await storeFile(desk.deps, counter, { ...file, declaredMediaType: 'image/png', content: png })).mediaType).to.equal('image/png');
  });

  it('keeps history, ledger and events as they were written', async () => {
    for (const table of ['history', 'clock_entry']) {
      const error = await desk.db(`desk.${table}`).update({ actor_name: 'someone else' }).then(() => undefined, (thrown: Error) => thrown);
      expect(error?.message, table).to.contain('never changed or deleted');
      const deleted = await desk.db(`desk.${table}`).delete().then(() => undefined, (thrown: Error) => thrown);
      expect(deleted?.message, table).to.contain('never changed or deleted');
    }
  });
});
