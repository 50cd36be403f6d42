import { sourceText, type Limit, type ProcedureFacts, type Provenance, type Text } from '../../processes/schema/facts.ts';
import { mainPath, mostSteps } from './main-path.ts';
import { loopEdges, successors } from './order.ts';
import type { Picture } from './picture.ts';
import type { Side } from './side.ts';
import { holderOf, stepOf, stepsOf, type Step } from './step.ts';

/** What is counted; the rules stand in designer/compare/README.md. */
export type Measure = 'steps' | 'mostSteps' | 'roles' | 'agencies' | 'handOffs' | 'papers' | 'visits' | 'days' | 'minutes' | 'allMinutes' | 'automatic';
export const MEASURES: readonly Measure[] = ['steps', 'mostSteps', 'roles', 'agencies', 'handOffs', 'papers', 'visits', 'days', 'minutes', 'allMinutes', 'automatic'];
/** Null: neither the model nor the facts say it. */
export interface Count { readonly value: number | null; readonly from: 'model' | 'facts'; readonly provenance: Text }
export type Counts = Readonly<Record<Measure, Count>>;

export const MEASURE_NAMES: Readonly<Record<Measure, Text>> = {
  steps: { vi: 'Số bước do người làm: cách nhanh nhất', en: 'Steps done by people: quickest way' },
  mostSteps: { vi: 'Số bước do người làm: cách dài nhất', en: 'Steps done by people: longest way' },
  roles: { vi: 'Số vai trò xử lý', en: 'Roles involved' },
  agencies: { vi: 'Số cơ quan', en: 'Agencies' },
  handOffs: { vi: 'Số lần chuyển tay', en: 'Hand-offs' },
  papers: { vi: 'Giấy tờ người dân phải nộp', en: 'Papers the applicant brings' },
  visits: { vi: 'Số lần người dân phải đi lại', en: 'Visits the applicant must make' },
  days: { vi: 'Thời hạn giải quyết (ngày)', en: 'Statutory limit (days)' },
  minutes: { vi: 'Định mức làm việc (phút)', en: 'Officers\u2019 working minutes' },
  allMinutes: { vi: 'Định mức làm việc, mọi bước (phút)', en: 'Working minutes, all steps' },
  automatic: { vi: 'Số bước tự động', en: 'Automatic steps' },
};

export function countsOf({ picture, facts: { kind, facts } }: Side): Counts {
  const path = mainPath(picture);
  const working = path.flatMap((node) => stepOf(node) ?? []).filter((step) => step.kind !== 'applicant');
  const past = kind === 'past' ? facts.reengineering.before : undefined;
  const model = (value: number | null): Count => ({ value, from: 'model', provenance: both('BPMN') });
  const documented = (value: number | undefined, otherwise: Count): Count => past && value !== undefined ? { value, from: 'facts', provenance: marked(past.provenance) } : otherwise;
  const catalogue = (value: number | null): Count => ({ value: kind === 'past' ? null : value, from: 'facts', provenance: both(facts.source.decision) });
  return {
    steps: model(working.length),
    mostSteps: model(mostSteps(picture)),
    roles: model(new Set(working.flatMap(({ roles }) => roles)).size),
    agencies: documented(past?.agencies, model(agenciesOf(working, facts))),
    handOffs: model(handOffsOf(picture, new Set(path.map(({ id }) => id)))),
    papers: documented(past?.papers, catalogue(papersOf(facts).length)),
    visits: documented(past?.visits, catalogue(fewestVisits(facts))),
    days: documented(past?.days, catalogue(longestDays(facts))),
    minutes: model(minutesOf(working)),
    allMinutes: model(minutesOf(stepsOf(picture))),
    automatic: model(path.filter((node) => node.jobType !== null && stepOf(node) === null).length),
  };
}

const both = (text: string): Text => ({ vi: text, en: text });
/** '[F] Nghị quyết …'. */
function marked({ mark, source }: Provenance): Text {
  const { vi, en } = sourceText(source);
  return { vi: `[${mark}] ${vi}`, en: `[${mark}] ${en}` };
}

/** Papers that only the applicant has; what a register holds is looked up. Papers wanted only in some cases count too. */
export const papersOf = (facts: ProcedureFacts): ProcedureFacts['components'] => facts.components.filter(({ source }) => source === 'applicant');

/** The handling agency, each other agency that a step names, and for a bundle each linked agency. */
function agenciesOf(steps: readonly Step[], facts: ProcedureFacts): number {
  const named = new Set(steps.flatMap(({ agencyRole }) => agencyRole && agencyRole !== 'linked' ? [agencyRole] : []));
  const linked = steps.some(({ agencyRole }) => agencyRole === 'linked') ? new Set((facts.linked ?? []).map(({ handledBy }) => handledBy).filter((kind) => kind !== facts.handledBy)) : new Set<string>();
  return 1 + named.size + linked.size;
}

/** On the ordinary way: pairs of steps that follow each other with nothing but automatic work between, held by different hands; ways back count as sent back, not handed on. */
function handOffsOf(picture: Picture, onPath: ReadonlySet<string>): number {
  const next = successors(picture);
  const loops = loopEdges(picture);
  const nodes = new Map(picture.nodes.map((node) => [node.id, node]));
  const pairs = new Set<string>();
  for (const node of picture.nodes) {
    const step = stepOf(node);
    if (!step || step.kind === 'applicant' || !onPath.has(node.id)) continue;
    const seen = new Set<string>();
    const queue = [node.id];
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      for (const follower of next.get(id) ?? []) {
        if (!onPath.has(follower) || loops.has(`${id}→${follower}`) || seen.has(follower)) continue;
        seen.add(follower);
        const other = nodes.get(follower);
        const otherStep = other && stepOf(other);
        if (!otherStep) queue.push(follower);
        else if (otherStep.kind !== 'applicant' && holderOf(otherStep) !== holderOf(step)) pairs.add(`${node.id}→${follower}`);
      }
    }
  }
  return pairs.size;
}

/** Filing needs a visit unless it can be done online or by post; collecting needs one unless the result comes electronically or by post. */
function fewestVisits(facts: ProcedureFacts): number {
  const filing = facts.channels.length > 0 && facts.channels.every(({ channel }) => channel === 'counter');
  const collecting = facts.resultChannels.length > 0 && facts.resultChannels.every((channel) => channel === 'counter');
  const sameDay = facts.channels.every(({ limit }) => limit.unit === 'same-day');
  return Number(filing) + Number(collecting && !(filing && sameDay));
}

/** The longest limit of any channel. Same day counts 1, eight working hours count 1; calendar days count as days. */
function longestDays(facts: ProcedureFacts): number | null {
  const days = facts.channels.map(({ limit }) => daysOf(limit)).filter((value) => value > 0);
  return days.length > 0 ? Math.max(...days) : null;
}
function daysOf({ value, unit }: Limit): number {
  const days: Record<Limit['unit'], number> = { 'working-day': value, 'calendar-day': value, 'working-hour': Math.round(value / 8 * 100) / 100, 'same-day': 1 };
  return days[unit];
}
function minutesOf(steps: readonly Step[]): number | null {
  const limits = steps.filter(({ kind }) => kind === 'officer').map(({ limitMinutes }) => limitMinutes);
  return limits.some((limit) => limit !== null) ? limits.reduce<number>((sum, limit) => sum + (limit ?? 0), 0) : null;
}
