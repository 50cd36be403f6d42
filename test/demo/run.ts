import type { ClockView, DossierSummary, Page, ProcedureSummary, ProcedureView, Received } from '../../desk/api/contract.ts';
import { createSteppingClock, type SteppingClock } from '../../engine/time/stepping-clock.ts';
import { startProduct } from '../support/product.ts';
import { fillForm } from './dossier-mix.ts';
import type { Officer } from './officer.ts';
import { createRandom, type Random } from './random.ts';
import { signInStaff, withRole } from './staff.ts';
import { judge, tabulate, type TableRow, type Verdict } from './verdict.ts';
import { workInbox } from './work-inbox.ts';

export interface DemonstrationOptions { readonly dossiers: number; readonly seed: number; readonly say: (line: string) => void }
export interface DemonstrationReport { readonly table: Readonly<Record<string, TableRow>>; readonly verdict: Verdict }

/** A Monday before the make-up and holiday rules matter: Tuesday 24 November 2026 is Vietnam Culture Day. */
const START = Date.parse('2026-11-23T08:00:00+07:00');
/** Officers look into their inboxes four times a day. */
const LOOKS = ['08:00', '10:30', '13:30', '16:00'];
/** Dossiers arrive during the first days; then the desk works what is left. */
const ARRIVAL_DAYS = 4;
const LAST_DAY = 17;
const VIETNAM_MS = 7 * 3_600_000;
const IGNORED_SHARE = 0.06;
/** Most ignored dossiers are let go after so many days: late, and with everything that lateness brings. The others are still overdue at the end. */
const IGNORED_DAYS = 11;
/** Tasks that one officer completes between two looks. */
const PACE = 12;
/** Steps that one dossier makes at most between two looks: hand-overs take their time. */
const STEPS_A_LOOK = 3;

/** Drives the product over HTTP as its users would, on a stepping clock, and judges what became of every dossier. */
export async function runDemonstration({ dossiers, seed, say }: DemonstrationOptions): Promise<DemonstrationReport> {
  const startedMs = performance.now();
  const clock = createSteppingClock(START);
  const product = await startProduct(clock);
  const removeGate = clock.addGate(() => product.quiet());
  let staff: readonly Officer[] = [];
  try {
    say(`started after ${seconds(startedMs)} s`);
    await clock.advanceTo(clock.now());
    say(`quiet after ${seconds(startedMs)} s`);
    staff = await signInStaff(product.url);
    say(`seed ${seed}; ${dossiers} dossiers; ${staff.length} officers signed in after ${seconds(startedMs)} s`);
    const random = createRandom(seed);
    const desk = createDesk(staff, random, seed);
    await desk.learn();
    const received: Received[] = [];
    const ignored = new Set<string>();
    const letGo: { atMs: number; id: string }[] = [];

    let today = '';
    for (let atMs = START; atMs < START + LAST_DAY * 86_400_000; atMs = nextLook(atMs)) {
      await clock.advanceTo(atMs);
      if (iso(atMs).slice(0, 10) !== today) say(`${today = iso(atMs).slice(0, 10)}: ${received.length} received, ${seconds(startedMs)} s`);
      const due = Math.min(dossiers, Math.ceil(dossiers * ((atMs - START) / (ARRIVAL_DAYS * 86_400_000) + 1 / LOOKS.length / ARRIVAL_DAYS)));
      const arriving = Array.from({ length: Math.max(0, due - received.length) }, (_, index) => desk.receive(received.length + index + 1, iso(atMs)));
      for (const { receipt, mayIgnore } of await Promise.all(arriving)) {
        received.push(receipt);
        if (mayIgnore && random.chance(IGNORED_SHARE)) { ignored.add(receipt.id); if (random.chance(0.8)) letGo.push({ atMs: atMs + IGNORED_DAYS * 86_400_000, id: receipt.id }); }
      }
      for (const waiting of letGo) if (waiting.atMs <= atMs) ignored.delete(waiting.id);
      await desk.workAll(ignored, iso(atMs), clock);
      if (received.length === dossiers && ignored.size === 0 && (await desk.openDossiers()) === 0) break;
    }
    await clock.advanceTo(clock.now());
    say(`desk closed after ${seconds(startedMs)} s, demonstration time ${iso(clock.now())}`);
    const usedHours = await usedWorkingHours(desk.manager());
    return { table: await tabulate(product.databaseUrl, clock.now(), usedHours), verdict: await judge(product, desk.manager(), received, clock.now(), { seed, tookSeconds: Number(seconds(startedMs)) }) };
  } finally {
    removeGate();
    for (const officer of staff) officer.leave();
    await product.close();
  }
}

interface Desk {
  learn(): Promise<void>;
  receive(serial: number, instant: string): Promise<{ receipt: Received; mayIgnore: boolean }>;
  workAll(ignored: ReadonlySet<string>, instant: string, clock: SteppingClock): Promise<void>;
  openDossiers(): Promise<number>;
  manager(): Officer;
}

function createDesk(staff: readonly Officer[], random: Random, seed: number): Desk {
  const agencies = [...new Set(staff.map(({ me }) => me.agency.id))]
    .map((id, index) => ({ colleagues: staff.filter(({ me }) => me.agency.id === id), random: createRandom(seed + index + 1) }));
  const counters = withRole(staff, 'counter-officer').filter(({ me }) => !me.agency.demonstration || me.atOneStop);
  /** Officers whose inboxes were not empty when they left them. */
  const leftOver = new Set<Officer>();
  const menu: { officer: Officer; view: ProcedureView }[] = [];
  const habits = (ignored: ReadonlySet<string>) => ({ supplement: 0.12, refuse: 0.06, comeBack: 0.15, ignored });
  return {
    async learn() {
      for (const officer of counters) {
        for (const { code, receivable } of await officer.get<ProcedureSummary[]>('/api/procedures')) {
          if (receivable && !menu.some(({ view }) => view.facts.code === code)) menu.push({ officer, view: await officer.get<ProcedureView>(`/api/procedures/${code}`) });
        }
      }
      if (menu.length === 0) throw new Error('no counter officer may receive anything');
    },
    async receive(serial, instant) {
      const { officer, view } = menu[(serial - 1) % menu.length] as (typeof menu)[number];
      const receipt = await officer.post<Received>('/api/dossiers', fillForm(view, random, serial, instant.slice(0, 10)));
      return { receipt, mayIgnore: view.facts.channels.some(({ limit }) => limit.value > 0) };
    },
    async workAll(ignored, instant, clock) {
      const pace = new Map(staff.map((officer) => [officer, PACE]));
      // Tasks that follow one another are done at the same look, as far as pace and hand-overs allow. Agencies work side by side.
      for (let step = 1, done = 1; done > 0 && step <= STEPS_A_LOOK; step++) {
        const counts = await Promise.all(agencies.map(async ({ colleagues, random: ofAgency }) => {
          let sum = 0;
          for (const officer of colleagues) {
            const atMost = pace.get(officer) ?? 0;
            // An inbox that was empty stays so until the page says that something has come.
            if (atMost <= 0 || !(officer.hasNews() || (step === 1 && leftOver.has(officer)))) continue;
            const { completed, left } = await workInbox(officer, ofAgency, habits(ignored), atMost, instant);
            if (left > 0) leftOver.add(officer);
            else leftOver.delete(officer);
            pace.set(officer, atMost - completed);
            sum += completed;
          }
          return sum;
        }));
        done = counts.reduce((all, count) => all + count, 0);
        if (done > 0) await clock.advanceTo(clock.now());
      }
    },
    async openDossiers() {
      return (await this.manager().get<{ total: number }>('/api/dossiers?clock=open&size=1')).total;
    },
    manager: () => withRole(staff, 'manager')[0] ?? (() => { throw new Error('no manager among the demonstration accounts'); })(),
  };
}

/** Working hours that each closed dossier took, by procedure, as its clock page says. */
async function usedWorkingHours(manager: Officer): Promise<Map<string, number[]>> {
  const byProcedure = new Map<string, number[]>();
  for (let page = 1; ; page++) {
    const list = await manager.get<Page<DossierSummary>>(`/api/dossiers?clock=closed&size=50&page=${page}`);
    const clocks = await Promise.all(list.items.map(({ id }) => manager.get<ClockView>(`/api/dossiers/${id}/clock`)));
    for (const [index, { usedWorkingMinutes }] of clocks.entries()) {
      const code = list.items[index]?.procedureCode ?? '';
      if (usedWorkingMinutes !== null) (byProcedure.get(code) ?? byProcedure.set(code, []).get(code))?.push(usedWorkingMinutes / 60);
    }
    if (page * list.size >= list.total) return byProcedure;
  }
}

/** The next look at the inbox, in Việt Nam's time; days off are left to the product's calendar. */
function nextLook(atMs: number): number {
  const day = new Date(atMs + VIETNAM_MS).toISOString().slice(0, 10);
  const looks = [day, new Date(atMs + VIETNAM_MS + 86_400_000).toISOString().slice(0, 10)].flatMap((date) => LOOKS.map((time) => Date.parse(`${date}T${time}:00+07:00`)));
  return looks.find((look) => look > atMs) as number;
}

const iso = (ms: number): string => new Date(ms).toISOString();
const seconds = (sinceMs: number): string => ((performance.now() - sinceMs) / 1000).toFixed(1);
