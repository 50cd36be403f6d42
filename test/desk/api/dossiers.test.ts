import { expect } from 'chai';
import type { Board, ClockView, DossierSummary, DossierView, Lookup, Page, ProcedureView, ReceiveDossier, Received } from '../../../desk/api/contract.ts';
import { BOARD_FILTERS } from '../../../desk/queries/board.ts';
import { clockClass } from '../../../desk/domain/clock-class.ts';
import type { DossierRow } from '../../../desk/store/rows.ts';
import { createApiFixture, type ApiFixture, type Caller } from './api-fixture.ts';
import { filledReception } from './filled-reception.ts';

describe('receiving and finding dossiers', () => {
  let api: ApiFixture, counter: Caller, manager: Caller;
  let view: ProcedureView;
  before(async () => {
    api = await createApiFixture();
    counter = await api.signIn('tiepnhan');
    manager = await api.signIn('quanly');
    view = (await counter.get<ProcedureView>('/api/procedures/1.001193')).body;
  });
  after(() => api.close());
  const receive = async (change: Partial<ReceiveDossier> = {}, facts = view) => counter.post<Received>('/api/dossiers', { ...filledReception(facts.facts), ...change });

  it('receives a dossier, once, however often the same form is sent', async () => {
    const form = filledReception(view.facts);
    const first = await counter.post<Received>('/api/dossiers', form);
    const second = await counter.post<Received>('/api/dossiers', form);
    expect(first.status, JSON.stringify(first.problem)).to.equal(201);
    expect(second.body.id).to.equal(first.body.id);
    expect(first.body.lookupSecret).to.match(/^\d{4}$/);
    expect(Number((await api.db('desk.outbox').where({ kind: 'create-instance', subject: `dossier:${first.body.id}` }).count('* as n').first())!.n)).to.equal(1);
  });

  it('finds it by its code and by the applicant\'s name without diacritics', async () => {
    const { body } = await receive({ applicant: { ...filledReception(view.facts).applicant, name: 'Đặng Thị Ngọc Ánh' } });
    for (const q of [body.code, 'dang thi ngoc anh', 'ÁNH NGỌC', 'Đặng']) {
      const found = (await counter.get<Page<DossierSummary>>(`/api/dossiers?q=${encodeURIComponent(q)}`)).body;
      expect(found.items.map((item) => item.id), q).to.include(body.id);
    }
    expect((await counter.get<Page<DossierSummary>>('/api/dossiers?q=dang%20thi%20khong%20co')).body.total).to.equal(0);
  });

  it('shows the dossier, its clock with the reason for each date, and its diagram', async () => {
    const { body } = await receive();
    const dossier = (await counter.get<DossierView>(`/api/dossiers/${body.id}`)).body;
    expect(dossier.status).to.equal(2);
    expect(dossier.history.map((entry) => entry.kind)).to.include('received');
    expect(dossier.history.every((entry) => entry.text.vi && entry.text.en)).to.equal(true);
    const clock = (await counter.get<ClockView>(`/api/dossiers/${body.id}/clock`)).body;
    expect(clock.dueAt).to.equal(body.dueAt);
    expect(clock.entries[0]!.explanation.length).to.be.greaterThan(1);
    expect(clock.entries[0]!.groundText.vi).not.to.equal(clock.entries[0]!.ground);
    const diagram = await counter.get<{ xml: string }>(`/api/dossiers/${body.id}/diagram`);
    expect(diagram.body.xml).to.contain('procedure-1.001193');
  });

  it('hides it from agencies that have nothing to do with it, from reading and from acting', async () => {
    const { body } = await receive();
    const stranger = await api.signIn('bhxh', 'en');
    expect((await stranger.get<Page<DossierSummary>>('/api/dossiers')).body.items.map((item) => item.id)).not.to.include(body.id);
    for (const url of [`/api/dossiers/${body.id}`, `/api/dossiers/${body.id}/clock`, `/api/dossiers/${body.id}/forms/1.pdf`]) expect((await stranger.get(url)).status, url).to.equal(404);
    const act = await stranger.post(`/api/dossiers/${body.id}/stop`, { reason: 'not mine' });
    expect(act.status).to.equal(404);
    expect(act.problem.title).to.equal('Not found, or your agency may not see it.');
  });

  it('tells a visitor without sign-in the degree of completion, and nothing about anybody', async () => {
    const { body } = await receive({ applicant: { ...filledReception(view.facts).applicant, name: 'Người Kín Đáo' } });
    const found = await api.server.inject(`/api/lookup/${body.code.toLowerCase()}`);
    expect(found.statusCode).to.equal(200);
    expect(Object.keys(found.result as Lookup).sort()).to.deep.equal(['closed', 'code', 'status', 'statusText', 'stepsDone', 'stepsTotal']);
    expect(found.payload).not.to.contain('Kín');
    const unknown = await api.server.inject({ url: '/api/lookup/000.00.00.H00-990101-9999', headers: { 'accept-language': 'en' } });
    expect(unknown.statusCode).to.equal(404);
    expect(JSON.parse(unknown.payload).title).to.equal('No dossier has this code: check it against the receipt.');
  });

  it('counts on the board exactly what each number\'s list shows, in every class', async () => {
    // given dossiers in every state of the clock, each state written as the ledger's columns would stand
    const hour = 3_600_000;
    const now = api.clock.now();
    const at = (offset: number): Date => new Date(now + offset);
    const states: Partial<Record<keyof DossierRow, unknown>>[] = [
      { due_at: at(40 * hour), warn_at: at(20 * hour) }, { due_at: at(2 * hour), warn_at: at(-hour) }, { due_at: at(-hour), warn_at: at(-9 * hour) }, { due_at: at(0), warn_at: at(-9 * hour) },
      { due_at: at(-hour), apology_signed_at: at(-2 * hour) }, { due_at: null, warn_at: null, clock_state: 'suspended', status: 5 }, { due_at: null, warn_at: null },
      { due_at: at(hour), finished_at: at(0), clock_state: 'stopped', status: 9 }, { due_at: at(-2 * hour), finished_at: at(-hour), clock_state: 'stopped', status: 10, closed_at: at(0) },
      { due_at: at(hour), finished_at: at(0), clock_state: 'stopped', status: 10, closed_at: at(0), supplement_count: 2 }, { due_at: null, closed_at: at(0), status: 3, clock_state: 'not-started' },
      { due_at: null, warn_at: null, clock_state: 'not-started', status: 5 },
    ];
    for (const state of states) {
      const { body } = await receive();
      await api.db('desk.dossier').where({ id: body.id }).update(state);
    }
    for (const caller of [counter, manager]) {
      const board = (await caller.get<Board>('/api/board')).body;
      expect(board.totals.overdue).to.be.greaterThan(2);
      for (const [name, filter] of Object.entries(BOARD_FILTERS)) {
        const list = (await caller.get<Page<DossierSummary>>(`/api/dossiers?clock=${filter}&size=200`)).body;
        expect(list.total, filter).to.equal(board.totals[name as keyof typeof BOARD_FILTERS]);
        expect(list.items.length, filter).to.equal(list.total);
        for (const agency of board.byAgency) expect((await caller.get<Page<DossierSummary>>(`/api/dossiers?clock=${filter}&agency=${agency.agencyId}`)).body.total).to.equal(agency[name as keyof typeof BOARD_FILTERS]);
      }
      const { totals } = board;
      expect(totals.onTime + totals.dueSoon + totals.overdue + totals.waiting + totals.noLimit).to.equal(totals.open);
    }
    // and the class in SQL is the rule of the domain
    const all = (await manager.get<Page<DossierSummary>>('/api/dossiers?size=200')).body.items;
    for (const item of all) {
      const row = (await api.db('desk.dossier').where({ id: item.id }).first()) as DossierRow;
      expect(item.clock, item.code).to.equal(clockClass({ clockState: row.clock_state, status: row.status, dueAtMs: row.due_at?.getTime() ?? null, warnAtMs: row.warn_at?.getTime() ?? null, closed: row.closed_at !== null || row.finished_at !== null }, now));
    }
  });

  it('pages on the server', async () => {
    const pages = await Promise.all([1, 2].map(async (page) => (await counter.get<Page<DossierSummary>>(`/api/dossiers?size=3&page=${page}`)).body));
    expect(pages[0]!.items).to.have.length(3);
    expect(new Set(pages.flatMap((page) => page.items.map((item) => item.id))).size).to.equal(6);
    expect(pages[0]!.total).to.equal(pages[1]!.total);
  });

  it('opens the manager\'s eyes to the agencies below, and nobody else\'s', async () => {
    const { body } = await receive();
    expect((await manager.get<DossierView>(`/api/dossiers/${body.id}`)).status).to.equal(200);
    expect((await (await api.signIn('quantri')).get(`/api/dossiers/${body.id}`)).status).to.equal(404);
  });
});
